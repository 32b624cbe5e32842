// A client's page: two modes, the whole file listed and filtered, downloads, and what the scoring service says now.
(function () {
  "use strict";
  const { fill, lang, load, plain, signed } = window.clairscore;
  const page = document.querySelector(".client");
  const own = page.dataset;
  const form = document.getElementById("filter");
  const say = form.querySelector("[role=status]");

  // Modes.
  const modes = Array.from(page.querySelectorAll("[name=mode]"));
  const setMode = (mode) => modes.forEach((radio) => { radio.checked = radio.value === mode; });
  const asked = location.hash === "#client" ? "client" : new URLSearchParams(location.search).get("mode");
  let kept;
  try { kept = sessionStorage.getItem("mode"); } catch { /* a browser may refuse to remember */ }
  if (/^(client|adviser)$/.test(asked || kept)) setMode(asked || kept);
  for (const radio of modes) {
    radio.addEventListener("change", () => {
      try { sessionStorage.setItem("mode", radio.value); } catch { /* then it is not remembered */ }
    });
  }
  document.getElementById("print").addEventListener("click", () => print());

  // A link into a theme opens it.
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", openTarget);
  page.addEventListener("click", (event) => {
    const link = event.target.closest(".steps a");
    const target = link && document.querySelector(link.hash);
    if (target && target.tagName === "DETAILS") target.open = true;
  });
  openTarget();

  // Values in words, as src/features/wording.rs writes them.
  const fixed = (value, decimals) => {
    const written = new Intl.NumberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: "always" }).format(Math.abs(value));
    return (value < 0 && /[1-9]/.test(written) ? "\u2212" : "") + written;
  };
  const tenths = (value) => fixed(value, Math.round(value * 10) % 10 === 0 ? 0 : 1);
  const counted = (value, words) => {
    const one = lang === "fr" ? Math.abs(value) < 2 : Math.abs(Math.abs(value) - 1) < 1e-9;
    return words.split("|")[one ? 0 : 1].replace("{n}", tenths(value));
  };
  function years(value, units) {
    if (Math.abs(value) < 2) return counted(Math.round(value * 12), units.months);
    const figure = Math.abs(value) < 10 ? tenths(value) : fixed(value, 0);
    return units.years.split("|")[1].replace("{n}", figure);
  }
  function days(value, units) {
    if (Math.abs(value) >= 730) return years(value / 365.25, units);
    return Math.abs(value) >= 60 ? counted(Math.round(value / 30.4375), units.months) : counted(Math.round(value), units.days);
  }
  const written = {
    money: (value) => fixed(value, 0),
    years,
    months: (value, units) => counted(value, units.months),
    days,
    count: tenths,
    ratio: (value) => fixed(value, 2),
    score: (value) => fixed(value, 2),
    share: (value) => fixed(value * 100, 1) + (lang === "fr" ? "\u202f%" : "%"),
    flag: (value, units) => (value > 0.5 ? units.yes : units.no),
    hour: (value, units) => units.hour.replace("{n}", value.toFixed(0)),
  };

  // What the page holds of the whole file: see src/site/view/file_data.rs.
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const percent = (text, at) => ({ "..": "", "": "", h0: 100 })[text.substr(2 * at, 2)] ?? Number(text.substr(2 * at, 2));
  /** One sign per number, `_` where there is none; those without a sign of their own stand in `large`. */
  function numbers(signs, large) {
    const rest = large.values();
    return Array.from(signs, (sign) => (sign === "_" ? null : sign === "!" ? rest.next().value : SIGNS.indexOf(sign) - 31));
  }
  /** Places among all, favourable and unfavourable past clients: see src/site/value_places.rs. */
  function placesOf(raw, [knots, on, between], nominal) {
    const at = nominal ? raw : knots.findIndex((knot) => knot >= raw);
    const text = nominal || knots[at] === raw ? on : between;
    return [0, 1, 2].map((place) => percent(text, 3 * (at < 0 ? knots.length : at) + place));
  }
  const words = () => load("data/values-" + lang + ".js", "values");
  const themes = Array.from(page.querySelectorAll(".values details"));
  const nameOf = (theme) => theme.querySelector("summary").firstChild.data.trim();
  const printed = (text) => Number(text.replace("\u2212", "-").replace(/[^\d-]/g, ""));

  /** The whole file: one entry per value, in the order of the shared script of words. */
  let whole;
  function file() {
    whole ??= Promise.all([words(), load("data/places.js", "places")]).then(([words, table]) => {
      const data = JSON.parse(document.getElementById("data").textContent);
      const [effects, apart] = [numbers(data.e, data.o), numbers(data.s, data.p)];
      const listed = new Map(themes.flatMap((theme) => Array.from(theme.querySelectorAll("tbody tr"), (line) => [line.cells[0].textContent, printed(line.cells[7].textContent)])));
      return words.values.map((value, i) => {
        const raw = data.v[i];
        const missing = raw === null;
        const nothing = typeof raw === "string";
        const nominal = value.unit === "category";
        const [all, favourable, unfavourable] = missing || nothing || !table[i] ? ["", "", ""] : placesOf(raw, table[i], nominal);
        return {
          ...value,
          themeName: words.themes[value.theme],
          listed: effects[i] === null,
          raw: missing || nothing ? null : nominal ? value.words[raw] : raw,
          words: missing ? words.missing : nothing ? data.n[raw] : nominal ? value.words[raw] : written[value.unit](raw, words.units),
          kind: missing ? "m" : nominal && !nothing ? "w" : "",
          effect: effects[i] ?? listed.get(value.label),
          places: [all, apart[i] === null ? "" : Number(all) + apart[i], favourable, unfavourable],
        };
      });
    });
    return whole;
  }

  // The list.
  const select = document.getElementById("theme");
  for (const theme of themes) select.add(new Option(nameOf(theme), theme.id));
  const sign = (points) => (points > 0 ? "f" : points < 0 ? "a" : "z");
  function row(value) {
    const line = document.createElement("tr");
    if (value.kind) line.className = value.kind;
    const cell = (tag, text) => line.appendChild(document.createElement(tag)).append(text);
    cell("th", value.label);
    for (const text of [value.words, value.repaid, ...value.places, signed(value.effect)]) cell("td", text);
    line.cells[7].className = sign(value.effect);
    return line;
  }
  /** Lists what the page leaves out of a theme. */
  async function complete(theme) {
    const rest = theme.querySelector(".rest");
    if (!rest) return;
    const values = (await file()).filter((value) => "t" + value.theme === theme.id);
    let table = theme.querySelector("table");
    if (!table) {
      table = document.createElement("table");
      table.append(page.querySelector(".values thead").cloneNode(true), document.createElement("tbody"));
      rest.before(table);
    }
    const others = values.filter((value) => !value.listed).sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    table.tBodies[0].append(...others.map(row));
    rest.remove();
  }
  const failed = () => words().then((words) => { say.textContent = words.say.failed; }, () => { say.textContent = "\u26a0"; });
  words().then(({ say: { more } }) => {
    for (const theme of themes) {
      const rest = theme.querySelector(".rest");
      if (!rest) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(more);
      button.setAttribute("aria-label", more + " – " + nameOf(theme));
      button.addEventListener("click", async () => {
        const before = theme.querySelectorAll("tbody tr").length;
        await complete(theme).catch(failed);
        const line = theme.querySelectorAll("tbody tr")[before];
        if (line) { line.tabIndex = -1; line.focus(); }
      });
      rest.append(button);
    }
  }, () => {});

  // The pages of the client's groups.
  const groups = page.querySelector(".own ul");
  if (groups) {
    words().then((words) => {
      const levels = groups.dataset.levels.split(" ");
      groups.replaceChildren(...words.groups.map(([name, dimension, keys], place) => {
        const link = document.createElement("a");
        link.href = "../groups/" + dimension + "/" + keys.split(" ")[levels[place]] + ".html";
        link.append(name);
        const line = document.createElement("li");
        line.append(link);
        return line;
      }));
    }, () => {});
  }

  // The filter.
  const [typedIn, counts, absent] = ["words", "counts", "absent"].map((id) => document.getElementById(id));
  let opened;
  async function filter() {
    try { await Promise.all(themes.map(complete)); } catch { failed(); return; }
    const typed = plain(typedIn.value.trim());
    const active = typed || counts.checked || absent.checked || select.value;
    if (active) opened ??= themes.map((theme) => theme.open);
    let shown = 0;
    themes.forEach((theme, place) => {
      const named = plain(nameOf(theme)).includes(typed);
      let any = 0;
      for (const line of theme.querySelectorAll("tbody tr")) {
        line.hidden = !(named || plain(line.cells[0].textContent).includes(typed))
          || (select.value && select.value !== theme.id)
          || (counts.checked && line.cells[7].className === "z") || (absent.checked && line.className !== "m");
        any += line.hidden ? 0 : 1;
      }
      theme.hidden = !any;
      if (active) theme.open = any > 0;
      else if (opened) theme.open = opened[place];
      shown += any;
    });
    if (!active) opened = undefined;
    const { say: said } = await words();
    say.textContent = shown ? fill(said.found, { n: shown }) : said.none;
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  // Downloads, made here.
  const quoted = (text) => (/[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const kinds = {
    json: async (values) => ["application/json", JSON.stringify({
      client: Number(own.id),
      opinion: own.opinion,
      points: Number(own.points),
      limit_points: Number(own.limit),
      model_version: own.model,
      data: own.data,
      data_date: own.date ?? null,
      values: values.map((v) => ({ feature: v.name, label: v.label, theme: v.themeName, value: v.raw, in_words: v.words, unit: v.unit, effect_points: v.effect })),
    }, null, 1)],
    // RFC 4180, with the mark by which spreadsheets know UTF-8.
    csv: async (values) => ["text/csv;charset=utf-8", "\ufeff" + [(await words()).say.csv, ...values.map((v) =>
      [v.name, v.label, v.themeName, v.raw ?? "", v.words, v.unit, v.effect].map((cell) => quoted(String(cell))).join(","))].join("\r\n") + "\r\n"],
  };
  for (const button of page.querySelectorAll("[data-as]")) {
    button.addEventListener("click", async () => {
      try {
        const [type, text] = await kinds[button.dataset.as](await file());
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text], { type }));
        link.download = "client-" + own.id + "." + button.dataset.as;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      } catch { failed(); }
    });
  }

  // What the scoring service says now, where there is one.
  async function ask() {
    const answer = await fetch(own.api, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sk_id_curr: Number(own.id) }),
    });
    if (!answer.ok) return unserved();
    document.documentElement.classList.add("is-served");
    const now = await answer.json();
    if (now.model_version === own.model && now.points_shown === Number(own.points) && now.opinion === own.opinion) return;
    const warning = page.querySelector(".differs");
    const { say: said } = await words();
    warning.textContent = fill(said.differs, {
      opinion: said[now.opinion], points: now.points_shown, model: now.model_version,
      own_opinion: said[own.opinion], own_points: Number(own.points), own_model: own.model,
    });
    warning.hidden = false;
  }
  const unserved = () => document.documentElement.classList.add("no-server");
  if (/^https?:$/.test(location.protocol)) ask().catch(unserved);
  else unserved();
})();
