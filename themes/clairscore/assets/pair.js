// Two clients side by side.
(function () {
  "use strict";
  const { address, clean, columns, drawn, features, fill, lang } = window.clairscore;
  const { column, number, signed, written } = columns;
  const { chart, chooser, element, paired, scale, table } = drawn;
  const box = document.getElementById("pair");
  const words = box.dataset;
  const form = document.getElementById("both");
  const say = box.querySelector(".status");
  const outcome = document.getElementById("outcome");
  const principal = words.principal.split(" ").filter(Boolean);
  let known, catalogue, added = [], choice, turn = 0;

  start().catch((error) => { console.error(error); say.textContent = words.failed; });

  async function start() {
    read();
    [known, catalogue] = await Promise.all([columns.clients(), features()]);
    choice = chooser(catalogue, { none: words.seekNone, pick: (name) => { added = [...new Set([name, ...added])]; show(true); } });
    await show(null);
    window.addEventListener("popstate", () => { read(); show(null); });
  }
  function read() {
    const params = new URLSearchParams(location.search);
    for (const name of ["a", "b"]) form[name].value = clean(params.get(name) || "");
    added = params.getAll("feature");
  }

  async function show(lasting) {
    const mine = ++turn;
    const typed = ["a", "b"].map((name) => clean(form[name].value));
    keep(typed, lasting);
    outcome.hidden = true;
    if (typed.includes("")) { say.textContent = words.how; return; }
    if (typed[0] === typed[1]) { say.textContent = words.same; return; }
    const places = typed.map((id) => (/^\d+$/.test(id) ? columns.place(known.ids, Number(id)) : -1));
    const missing = places.indexOf(-1);
    if (missing >= 0) { say.textContent = fill(words.clientNone, { id: typed[missing] }); return; }
    say.textContent = "";
    const names = [...new Set([...added, ...principal])].filter(feature);
    const [points, opinion, ...data] = await Promise.all([column("points"), column("opinion"),
      ...catalogue.themes.map((_, place) => column("themes/" + place)), ...names.map((name) => column("features/" + name))]);
    if (mine !== turn) return;
    const both = ({ values, codes }) => places.map((place) => values[codes[place]]);
    outcome.hidden = false;
    opinions(typed, both(points), both(opinion));
    themes(typed, data.slice(0, catalogue.themes.length).map(both));
    values(typed, names, data.slice(catalogue.themes.length).map(both));
  }
  const feature = (name) => catalogue.features.find((one) => one.name === name);

  function keep([a, b], lasting) {
    const params = new URLSearchParams();
    if (a) params.set("a", a);
    if (b) params.set("b", b);
    for (const name of added) params.append("feature", name);
    address(params, lasting);
    document.getElementById("one").search = a ? "?client=" + a : "";
  }
  const title = (id) => fill(words.one, { id });

  function opinions(ids, points, favourable) {
    const one = (id, i) => {
      const link = element("a", { className: "arrow", href: words.root + lang + "/client/" + id + ".html" }, fill(words.page, { id }));
      const opinion = element("b", { className: favourable[i] ? "f" : "a" }, favourable[i] ? words.favourable : words.unfavourable);
      const line = (label, value) => element("div", {}, element("dt", {}, label), element("dd", {}, value));
      return element("article", {}, element("h3", {}, title(id)),
        element("dl", {}, line(words.opinion, opinion), line(words.score, number(points[i])), line(words.distance, signed(points[i] - known.limit))),
        element("p", {}, link));
    };
    document.getElementById("two").replaceChildren(...ids.map(one));
    const apart = Math.abs(points[0] - points[1]);
    document.getElementById("apart").textContent = fill(words.apart, { n: apart });
    const dots = ids.map((id, i) => ({
      x: points[i], y: i ? 1.7 : 0.7, symbol: i ? "square" : "circle", label: title(id) + " \u2013 " + number(points[i]),
      said: title(id) + " \u2013 " + number(points[i]) + "\u00a0" + words.points,
    }));
    const rules = [{ x: known.limit, label: words.limit + " " + number(known.limit), dashed: true }];
    chart(document.getElementById("scale-drawn"), {
      title: words.scale, text: words.scaleText, words, marks: scale({ dots, rules, tick: (value) => number(value) }),
      said: dots.map(({ said }) => said), heads: [words.clients, words.score],
      rows: [...ids.map((id, i) => [title(id), number(points[i])]), [words.limit, number(known.limit)]],
    });
  }

  function themes(ids, data) {
    const rows = data.map(([a, b], place) => ({ label: catalogue.themes[place], a, b, apart: a - b }))
      .sort((one, other) => Math.abs(other.apart) - Math.abs(one.apart));
    const sign = (value) => (value > 0 ? "\u25b2 " : value < 0 ? "\u25bc " : "") + signed(value);
    const bars = rows.flatMap(({ label, a, b }, row) => [a, b].map((value, i) => ({
      row, label, value, i, shown: sign(value),
      said: label + " \u2013 " + title(ids[i]) + " \u2013 " + signed(value) + "\u00a0" + words.points,
    })));
    const legend = element("p", { className: "legend" }, element("span", { className: "round" }, title(ids[0])),
      element("span", { className: "square" }, title(ids[1])));
    chart(document.getElementById("themes-drawn"), {
      title: words.byTheme, text: words.themesText, legend, words,
      marks: paired({ bars, tick: (value) => signed(value) }), said: bars.map(({ said }) => said),
      heads: [words.theme, ...ids.map(title), words.difference],
      rows: rows.map(({ label, a, b, apart }) => [label, signed(a), signed(b), signed(apart)]),
    });
  }

  function values(ids, names, data) {
    const rows = names.map((name, i) => {
      const said = data[i].map((value) => written(value, feature(name), words.missing));
      return { label: feature(name).label, said, differs: said[0] !== said[1], own: added.includes(name) };
    }).sort((a, b) => b.own - a.own || b.differs - a.differs);
    const made = table(document.getElementById("values"), [words.feature, ...ids.map(title)], rows.map(({ label, said, differs }) =>
      [element("span", {}, label, element("small", {}, differs ? words.differs : words.alike)), ...said]));
    rows.forEach(({ differs }, i) => made.tBodies[0].rows[i].classList.toggle("alike", !differs));
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); if (known) show(true); });
})();
