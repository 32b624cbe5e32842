// The directory of clients.
(function () {
  "use strict";
  const { address, columns, fill, lang } = window.clairscore;
  const box = document.getElementById("directory");
  const SIZE = 50;
  const form = document.getElementById("filters");
  const sort = document.getElementById("sort");
  const [say, at] = [box.querySelector(".found"), box.querySelector(".at")];
  const rows = box.querySelector("tbody");
  const picks = document.getElementById("picked");
  const [back, on] = box.querySelectorAll("[data-step]");
  const filters = window.clairscore.filters(form, (lasting) => { page = 1; show(lasting); });
  const words = box.dataset;
  let all, about, page = 1, picked = [];
  const orders = new Map();

  start().catch(() => { say.textContent = words.failed; });

  async function start() {
    read();
    all = await filters.load();
    const shown = ["income-type", "age"];
    const groups = await Promise.all(shown.map((key) => columns.column("groups/" + key)));
    about = groups.map(({ values, codes }, i) => {
      const label = (key) =>
        form.querySelector(`input[name="${shown[i]}"][value="${key}"]`)?.nextElementSibling.textContent || "";
      const labels = values.map(label);
      return (client) => labels[codes[client]];
    });
    show(null);
    window.addEventListener("popstate", () => { read(); show(null); });
  }
  function read() {
    const params = new URLSearchParams(location.search);
    filters.read(params);
    sort.value = params.get("sort");
    if (sort.selectedIndex < 0) sort.value = "id";
    page = Math.max(1, Math.floor(Number(params.get("page"))) || 1);
  }

  /** The clients in the order wanted; those that are level by number. */
  function order(name) {
    if (!orders.has(name)) orders.set(name, sorted(name));
    return orders.get(name);
  }
  function sorted(name) {
    const { codes, values } = all.points;
    if (name === "id") return null;
    const rank = { limit: (value) => Math.abs(value - all.limit), low: (value) => value, high: (value) => -value }[name];
    const ranks = values.map(rank);
    const steps = [...new Set(ranks)].sort((a, b) => a - b);
    const bucket = Uint16Array.from(ranks, (value) => steps.indexOf(value));
    const starts = new Uint32Array(steps.length + 1);
    for (let i = 0; i < codes.length; i++) starts[bucket[codes[i]] + 1]++;
    for (let i = 1; i < starts.length; i++) starts[i] += starts[i - 1];
    const places = new Uint32Array(codes.length);
    for (let i = 0; i < codes.length; i++) places[starts[bucket[codes[i]]]++] = i;
    return places;
  }

  /** Shows the clients found; `lasting` is null where the address says it already. */
  function show(lasting) {
    if (!all) return;
    const { found, fails } = filters.evaluate();
    const pages = Math.max(1, Math.ceil(found / SIZE));
    page = Math.min(page, pages);
    const places = order(sort.value);
    const clients = [];
    let left = (page - 1) * SIZE;
    for (let i = 0; i < fails.length && clients.length < SIZE; i++) {
      const client = places ? places[i] : i;
      if (fails[client] === 0 && left-- <= 0) clients.push(client);
    }
    rows.replaceChildren(...clients.map(row));
    back.disabled = page === 1;
    on.disabled = page === pages;
    const from = (page - 1) * SIZE + 1;
    at.textContent = found ? fill(words.page, { from, to: from + clients.length - 1 }) : "";
    const told = { n: found, found, all: fails.length };
    say.textContent = found === 0 ? words.empty : fill(found === fails.length ? words.all : words.found, told);
    const params = filters.params();
    const group = document.getElementById("group");
    group.search = params.size ? "?" + params : "";
    if (sort.value !== "id") params.set("sort", sort.value);
    if (page > 1) params.set("page", page);
    address(params, lasting);
  }
  function cell(tag, content, name) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(content);
    return made;
  }
  function row(client) {
    const id = all.ids[client];
    const points = all.points.values[all.points.codes[client]];
    const favourable = all.opinion.codes[client] === all.favourable;
    const link = cell("a", String(id));
    link.href = words.root + lang + "/client/" + id + ".html";
    const head = cell("th", link);
    head.scope = "row";
    const opinion = cell("span", favourable ? words.favourable : words.unfavourable, favourable ? "f" : "a");
    const choose = document.createElement("input");
    choose.type = "checkbox";
    choose.checked = picked.includes(id);
    choose.setAttribute("aria-label", fill(words.pick, { id: String(id) }));
    choose.addEventListener("change", () => pick(id, choose.checked));
    const line = document.createElement("tr");
    line.append(cell("td", choose, "pick"), head, cell("td", opinion), cell("td", columns.number(points), "n"),
      cell("td", columns.signed(points - all.limit), "n"),
      ...about.map((told) => cell("td", told(client), "more")));
    return line;
  }

  /** At most two clients are chosen: a third takes the place of the first. */
  function pick(id, is) {
    picked = picked.filter((other) => other !== id);
    if (is) picked = [...picked, id].slice(-2);
    for (const line of rows.children) {
      line.querySelector("input").checked = picked.includes(Number(line.querySelector("a").textContent));
    }
    const [a, b] = picked.map(String);
    if (b) {
      const link = cell("a", fill(words.two, { a, b }), "arrow");
      link.href = words.root + lang + "/pair/index.html?a=" + a + "&b=" + b;
      picks.replaceChildren(link);
    } else picks.textContent = a ? fill(words.one, { id: a }) : "";
  }

  sort.addEventListener("change", () => { page = 1; show(true); });
  sort.form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of [back, on]) {
    button.addEventListener("click", () => {
      page += Number(button.dataset.step);
      show(true);
      say.scrollIntoView({ block: "nearest" });
    });
  }
})();
