// Search by number, the directory, the filter of a client's page. Every page reads without it.
(function () {
  "use strict";
  const here = document.currentScript.src.replace(/clairscore\.js.*$/, "clients/");
  const shards = [];
  let ranges = null;

  // The lists are scripts, not JSON, so that they also load from file://.
  window.clairscore = {
    index(list) { ranges = list; },
    shard(place, steps, points, distances, opinions) {
      let id = 0;
      shards[place] = steps.map((step, i) => {
        id += step;
        return { id, points: points[i], distance: distances[i], favourable: opinions[i] === "1" };
      });
    },
  };

  function load(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = here + name;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }
  async function index() {
    if (!ranges) await load("clients.js");
    return ranges;
  }
  async function shard(place) {
    if (!shards[place]) await load("clients-" + String(place).padStart(2, "0") + ".js");
    return shards[place];
  }

  const root = (element) => element.dataset.root + document.documentElement.lang + "/";
  const clean = (text) => text.replace(/[\s\u00a0\u202f]/g, "");

  for (const form of document.querySelectorAll(".find")) {
    const say = form.querySelector("[role=status]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = clean(form.q.value);
      if (!/^\d+$/.test(typed)) { say.textContent = form.dataset.digits; return; }
      try {
        const id = Number(typed);
        const place = (await index()).findIndex(([first, last]) => first <= id && id <= last);
        const found = place >= 0 && (await shard(place)).some((client) => client.id === id);
        if (found) location.href = root(form) + "client/" + id + ".html";
        else say.textContent = form.dataset.none;
      } catch { say.textContent = form.dataset.failed; }
    });
    form.q.addEventListener("input", () => { say.textContent = ""; });
  }

  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("find");
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
    event.preventDefault();
    field.focus();
  });

  const directory = document.getElementById("directory");
  if (directory) showDirectory(directory);

  async function showDirectory(box) {
    const SIZE = 50;
    const [find, opinion, sort] = ["find", "opinion", "sort"].map((id) => document.getElementById(id));
    const say = box.querySelector(".status");
    const rows = box.querySelector("tbody");
    const [back, on] = box.querySelectorAll("[data-step]");
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const orders = {
      id: (a, b) => a.id - b.id,
      limit: (a, b) => Math.abs(a.distance) - Math.abs(b.distance) || a.id - b.id,
      low: (a, b) => a.points - b.points || a.id - b.id,
      high: (a, b) => b.points - a.points || a.id - b.id,
    };
    let start = 0;
    let all;
    box.hidden = false;
    say.textContent = box.dataset.loading;
    find.value = clean(new URLSearchParams(location.search).get("q") || "");
    try {
      const places = (await index()).map((_, place) => place);
      all = (await Promise.all(places.map(shard))).flat();
    } catch { say.textContent = box.dataset.failed; return; }
    document.querySelector(".ranges").open = false;

    function cell(tag, text, name) {
      const made = document.createElement(tag);
      made.className = name || "";
      made.append(text);
      return made;
    }
    function row(client) {
      const link = document.createElement("a");
      link.href = root(box) + "client/" + client.id + ".html";
      link.textContent = client.id;
      const head = cell("th", link);
      head.scope = "row";
      const word = client.favourable ? box.dataset.favourable : box.dataset.unfavourable;
      const sign = (client.distance > 0 ? "+" : client.distance < 0 ? "\u2212" : "") + Math.abs(client.distance);
      const line = document.createElement("tr");
      line.append(head, cell("td", cell("span", word, client.favourable ? "f" : "a")), cell("td", client.points, "n"), cell("td", sign, "n"));
      return line;
    }
    function show() {
      const typed = clean(find.value);
      const found = all
        .filter((c) => String(c.id).startsWith(typed) && (opinion.value === "" || c.favourable === (opinion.value === "1")))
        .sort(orders[sort.value]);
      start = Math.max(0, Math.min(start, Math.floor((found.length - 1) / SIZE) * SIZE));
      const page = found.slice(start, start + SIZE);
      rows.replaceChildren(...page.map(row));
      back.disabled = start === 0;
      on.disabled = start + SIZE >= found.length;
      say.textContent = found.length === 0 ? box.dataset.empty : box.dataset.status
        .replace("{from}", number.format(start + 1))
        .replace("{to}", number.format(start + page.length))
        .replace("{n}", number.format(found.length));
    }
    function again() { start = 0; show(); }
    find.addEventListener("input", again);
    opinion.addEventListener("change", again);
    sort.addEventListener("change", again);
    find.form.addEventListener("submit", (event) => { event.preventDefault(); again(); });
    for (const button of [back, on]) {
      button.addEventListener("click", () => { start += SIZE * Number(button.dataset.step); show(); say.scrollIntoView({ block: "nearest" }); });
    }
    show();
  }

  const filter = document.getElementById("filter");
  if (filter) {
    const [words, counts, say] = [document.getElementById("words"), document.getElementById("counts"), filter.querySelector("[role=status]")];
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const themes = Array.from(document.querySelectorAll(".values details"));
    const opened = themes.map((theme) => theme.open);
    const apply = () => {
      const typed = plain(words.value.trim());
      let shown = 0;
      themes.forEach((theme, place) => {
        const named = plain(theme.querySelector("summary span").textContent).includes(typed);
        let any = false;
        for (const line of theme.querySelectorAll("tbody tr")) {
          const matches = named || plain(line.cells[0].textContent).includes(typed);
          line.hidden = !matches || (counts.checked && line.cells[5].className === "z");
          any = any || !line.hidden;
        }
        for (const unknown of theme.querySelectorAll(".unknown")) {
          unknown.hidden = counts.checked || !(named || plain(unknown.textContent).includes(typed));
          any = any || !unknown.hidden;
        }
        theme.hidden = !any;
        theme.open = typed || counts.checked ? any : opened[place];
        shown += any ? 1 : 0;
      });
      say.textContent = shown ? "" : filter.dataset.none;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
  }
})();
