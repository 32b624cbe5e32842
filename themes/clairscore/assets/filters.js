// The filters by which a group of clients is chosen: read from the form and from the address, counted over all clients.
(function () {
  "use strict";
  const { clean, columns, fill } = window.clairscore;

  /** The filters of a form; `changed(lasting)` is called after a choice, `lasting` where it is worth a step back. */
  window.clairscore.filters = function (form, changed) {
    const { number } = columns;
    const find = form.querySelector("#starts");
    const toggle = form.querySelector(".toggle button");
    const chosen = document.getElementById("chosen");
    const facets = [...form.querySelectorAll("[data-facet]")].map((details) => ({
      key: details.dataset.facet,
      label: details.querySelector("summary span").textContent,
      told: details.querySelector("summary small"),
      details,
      options: [...details.querySelectorAll("input")].map((box) => ({
        box,
        label: box.nextElementSibling.textContent,
        count: box.parentElement.querySelector("small"),
      })),
    }));
    let ids, fails, where;

    async function load() {
      const { column, clients } = columns;
      const groups = facets.map((facet) =>
        ["opinion", "distance", "points"].includes(facet.key) ? null : column("groups/" + facet.key));
      const [known, points, opinion, ...levels] =
        await Promise.all([clients(), column("points"), column("opinion"), ...groups]);
      ids = known.ids;
      fails = new Uint8Array(ids.length);
      where = new Uint8Array(ids.length);
      const favourable = opinion.values.indexOf(1);
      const own = { opinion: opinions, distance: distances, points: bands };
      facets.forEach((facet, i) => {
        facet.codes = own[facet.key] ? own[facet.key](facet) : renamed(levels[i], levels[i].values, facet);
      });
      return { ids, limit: known.limit, points, opinion, favourable };

      /** The place of each client's key among the options. */
      function renamed({ codes }, keys, facet) {
        const places = Uint8Array.from(keys, (key) => place(facet, key));
        return Uint8Array.from(codes, (code) => places[code]);
      }
      function place(facet, key) {
        const at = facet.options.findIndex(({ box }) => box.value === key);
        return at < 0 ? 255 : at;
      }
      function opinions(facet) {
        return renamed(opinion, opinion.values.map((value) => (value ? "favourable" : "unfavourable")), facet);
      }
      function bands(facet) {
        const bounds = facet.options.map(({ box }) => box.value.match(/^(-?\d+)?-(-?\d+)?$/).slice(1));
        return renamed(points, points.values.map((value) => {
          const at = bounds.findIndex(([from, to]) =>
            (from === undefined || value >= Number(from)) && (to === undefined || value < Number(to)));
          return facet.options[at]?.box.value;
        }), facet);
      }
      function distances(facet) {
        const near = Number(form.dataset.near);
        const far = Uint8Array.from(points.values, (value) => (Math.abs(value - known.limit) > near ? 1 : 0));
        const names = ["just-below", "far-below", "just-above", "far-above"].map((key) => place(facet, key));
        return Uint8Array.from(points.codes, (code, i) =>
          names[(opinion.codes[i] === favourable ? 2 : 0) + far[code]]);
      }
    }

    /** Which numbers start as typed: a run of them for each number of digits. */
    function runs() {
      const typed = clean(find.value);
      if (typed === "") return [[0, ids.length]];
      if (!/^\d+$/.test(typed)) return [];
      const found = [];
      for (let scale = 1; Number(typed) * scale <= ids[ids.length - 1]; scale *= 10) {
        found.push([columns.below(ids, Number(typed) * scale), columns.below(ids, (Number(typed) + 1) * scale)]);
        if (Number(typed) === 0) break;
      }
      return found;
    }

    /** Counts the options and the clients found; `fails` is 0 for a client who is. */
    function evaluate() {
      const n = ids.length;
      fails.fill(1);
      where.fill(255);
      for (const [from, to] of runs()) fails.fill(0, from, to);
      facets.forEach(({ options, codes }, f) => {
        const wanted = new Uint8Array(256);
        options.forEach(({ box }, o) => { wanted[o] = box.checked ? 1 : 0; });
        if (!wanted.includes(1)) return;
        for (let i = 0; i < n; i++) {
          if (wanted[codes[i]] === 0) { fails[i]++; where[i] = f; }
        }
      });
      facets.forEach((facet, f) => {
        const counts = new Uint32Array(256);
        const { codes } = facet;
        for (let i = 0; i < n; i++) {
          if (fails[i] === 0 || (fails[i] === 1 && where[i] === f)) counts[codes[i]]++;
        }
        facet.options.forEach((option, o) => {
          option.count.textContent = number(counts[o]);
          option.box.parentElement.classList.toggle("zero", counts[o] === 0);
        });
      });
      let found = 0;
      for (let i = 0; i < n; i++) if (fails[i] === 0) found++;
      tell();
      return { found, fails };
    }

    /** The chosen options as chips, and how many there are. */
    function tell() {
      const chips = [];
      if (clean(find.value)) {
        chips.push(chip(form.dataset.starts, find.value, () => { find.value = ""; return find; }));
      }
      for (const facet of facets) {
        const on = facet.options.filter(({ box }) => box.checked);
        facet.told.textContent = on.length ? fill(form.dataset.chosen, { n: on.length }) : "";
        for (const { box, label } of on) {
          chips.push(chip(facet.label, label, () => { box.checked = false; facet.details.open = true; return box; }));
        }
      }
      const held = chosen.contains(document.activeElement);
      chosen.hidden = chips.length === 0;
      chosen.querySelector("ul").replaceChildren(...chips);
      toggle.querySelector("b").textContent = chips.length ? "(" + chips.length + ")" : "";
      if (held && !chosen.contains(document.activeElement)) {
        const next = chosen.querySelector("button");
        (chips.length ? next : toggle.offsetParent ? toggle : find).focus();
      }
    }
    function chip(facet, option, remove) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      const said = fill(form.dataset.chip, { facet, option });
      button.textContent = said;
      button.setAttribute("aria-label", form.dataset.remove + " \u2013 " + said);
      button.addEventListener("click", () => { remove(); changed(true); });
      item.append(button);
      return item;
    }
    function clear() {
      find.value = "";
      for (const { options } of facets) for (const { box } of options) box.checked = false;
    }

    /** Sets the form as an address says. */
    function read(params) {
      clear();
      find.value = clean(params.get("q") || "");
      for (const { key, options, details } of facets) {
        const wanted = new Set(params.getAll(key));
        for (const { box } of options) box.checked = wanted.has(box.value);
        if (wanted.size) details.open = true;
      }
    }
    /** What an address says of the form. */
    function params() {
      const params = new URLSearchParams();
      if (clean(find.value)) params.set("q", clean(find.value));
      for (const { options } of facets) {
        for (const { box } of options) if (box.checked) params.append(box.name, box.value);
      }
      return params;
    }

    form.addEventListener("change", (event) => { if (event.target.type === "checkbox") changed(true); });
    find.addEventListener("input", () => changed(false));
    form.addEventListener("submit", (event) => { event.preventDefault(); changed(true); });
    chosen.querySelector(":scope>button").addEventListener("click", () => { clear(); changed(true); });
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
    });
    return { load, evaluate, read, params };
  };
})();
