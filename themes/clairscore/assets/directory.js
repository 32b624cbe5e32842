// The directory of clients.
(function () {
  "use strict";
  const { allClients, clean, fill, lang, signed } = window.clairscore;
  const directory = document.getElementById("directory");
  if (directory) showDirectory(directory);

  async function showDirectory(box) {
    const SIZE = 50;
    const [find, opinion, sort] = ["find", "opinion", "sort"].map((id) => document.getElementById(id));
    const say = box.querySelector(".status");
    const rows = box.querySelector("tbody");
    const [back, on] = box.querySelectorAll("[data-step]");
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
      all = await allClients();
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
      link.href = box.dataset.root + lang + "/client/" + client.id + ".html";
      link.textContent = client.id;
      const head = cell("th", link);
      head.scope = "row";
      const word = client.favourable ? box.dataset.favourable : box.dataset.unfavourable;
      const line = document.createElement("tr");
      line.append(head, cell("td", cell("span", word, client.favourable ? "f" : "a")), cell("td", client.points, "n"), cell("td", signed(client.distance), "n"));
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
      say.textContent = found.length === 0 ? box.dataset.empty : fill(box.dataset.status,
        { from: start + 1, to: start + page.length, n: found.length });
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
})();
