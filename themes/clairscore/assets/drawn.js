// Charts of the pages that compare: drawn by Observable Plot, read by pointer and by arrow keys, with a table twin; and
// the list from which a feature is chosen.
(function () {
  "use strict";
  const { columns, load, plain } = window.clairscore;
  const { number } = columns;

  /** An element with properties and content. */
  function element(tag, properties, ...content) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...content);
    return made;
  }
  /** A table: `rows` are lists of cells, the first of which heads the row; a cell is text or an element. */
  function table(made, heads, rows) {
    const right = (i) => (i ? "n" : "");
    const cell = (text, i) => i ? element("td", { className: "n" }, text) : element("th", { scope: "row" }, text);
    made.replaceChildren(
      element("thead", {}, element("tr", {}, ...heads.map((head, i) => element("th", { scope: "col", className: right(i) }, head)))),
      element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))),
    );
    return made;
  }

  let count = 0;
  const plots = () => load("vendor/plot.js").then(() => window.Plot);
  const drawn = new WeakMap();
  const watch = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const one = drawn.get(target);
      if (one && Math.abs(contentRect.width - one.width) > 1) draw(target);
    }
  });

  /**
   * Fills a figure. `marks(Plot, width)` gives the options of the plot; `said` says each of its parts in words, in the
   * order of the shapes of class `part`; `heads` and `rows` are the table twin.
   */
  function chart(figure, { title, text, legend, notes, marks, said, heads, rows, words }) {
    const open = figure.querySelector("details")?.open;
    const id = figure.dataset.id || (figure.dataset.id = "drawn-" + ++count);
    const box = element("div", { className: "plot", tabIndex: 0 });
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", id);
    box.setAttribute("aria-describedby", id + "-text " + id + "-keys");
    const read = element("p", { className: "read" });
    read.setAttribute("role", "status");
    const scroll = element("div", { className: "scroll", tabIndex: 0 }, table(document.createElement("table"), heads, rows));
    const twin = element("details", { open: Boolean(open) }, element("summary", {}, words.twin), scroll);
    const head = [element("h3", { id }, title), element("p", { id: id + "-text" }, text)];
    figure.replaceChildren(element("figcaption", {}, ...head), ...(legend ? [legend] : []), box, read,
      element("p", { className: "keys", id: id + "-keys" }, words.keys),
      ...(notes || []).map((note) => element("p", { className: "hint" }, note)), twin);
    drawn.set(box, { marks, words, id, twin, width: 0 });
    watch.observe(box);
    draw(box);
    let at = -1;
    box.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      at = Math.max(0, Math.min(said.length - 1, at + step));
      read.textContent = said[at];
      [...box.querySelectorAll(".parts>*")].forEach((part, i) => part.classList.toggle("on", i === at));
    });
    box.addEventListener("blur", () => {
      at = -1;
      read.textContent = "";
      for (const part of box.querySelectorAll(".on")) part.classList.remove("on");
    });
  }

  async function draw(box) {
    const one = drawn.get(box);
    const width = Math.floor(box.clientWidth);
    if (!width) return;
    one.width = width;
    try {
      const Plot = await plots();
      const options = one.marks(Plot, width);
      const svg = Plot.plot({ width, className: "chart", ...options });
      // The names that the library gives to groups of shapes are not for reading.
      for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-labelledby", one.id);
      svg.setAttribute("aria-describedby", one.id + "-text");
      box.replaceChildren(svg);
    } catch (error) {
      console.error(error);
      box.replaceChildren(element("p", { className: "hint" }, one.words.undrawn));
      one.twin.open = true;
    }
  }

  const parts = { className: "parts" };
  const tip = (Plot, data, options, pointer) =>
    Plot.tip(data, pointer({ ...options, title: "said", fontSize: 13, lineWidth: 16, textPadding: 10 }));
  /** Where words stand beside a place along a chart, or across it where neither side has room for them. */
  const stand = ({ x, label }, domain, room) => {
    const at = (Math.max(domain[0], Math.min(domain[1], x)) - domain[0]) / (domain[1] - domain[0]);
    const needed = (label.length * 7.6) / room;
    const fits = [at + needed < 1, at - needed > 0];
    if (!fits[0] && !fits[1]) return { textAnchor: "start", dx: Math.max(-at, 1 - at - needed) * room };
    const before = fits[0] && fits[1] ? at > 0.6 : fits[1];
    return before ? { textAnchor: "end", dx: -4 } : { textAnchor: "start", dx: 4 };
  };
  /** Lines across a chart, each with its words above it: the limit, a client. */
  const lines = (Plot, rules, domain, room) => {
    const inside = (x) => Math.max(domain[0], Math.min(domain[1], x));
    return rules.flatMap((rule, i) => [
      Plot.ruleX([inside(rule.x)], { stroke: "var(--ink)", strokeWidth: 2, strokeDasharray: rule.dashed ? "5 4" : null }),
      Plot.text([rule.label], { x: [inside(rule.x)], frameAnchor: "top", dy: -14 - 18 * (rules.length - 1 - i), fontWeight: 600, ...stand(rule, domain, room) }),
    ]);
  };
  const shares = (share) => columns.percent(share, 0);

  /** Bars of a group beside lines of all, along numbers: `bins` of `from`, `to`, `group`, `all`, `said`. */
  const histogram = ({ bins, rules, tick }) => (Plot, width) => {
    const top = Math.max(...bins.map(({ group, all }) => Math.max(group, all)));
    const domain = [bins[0].from, bins[bins.length - 1].to];
    return {
      height: 250, marginTop: 20 + 18 * rules.length, marginLeft: 46, marginRight: 16, marginBottom: 34,
      x: { domain, label: null },
      y: { domain: [0, top || 1], label: null, ticks: 4, tickFormat: shares, grid: true },
      marks: [
        Plot.axisX({ ticks: Math.max(3, Math.floor(width / 80)), tickFormat: tick, label: null, tickSize: 4 }),
        Plot.rect(bins, { x1: "from", x2: "to", y1: 0, y2: "group", inset: 0.5, fill: "var(--chart-1)", fillOpacity: 0.7, ...parts }),
        Plot.ruleY(bins, { x1: "from", x2: "to", y: "all", stroke: "var(--ink)", strokeWidth: 2.5 }),
        Plot.ruleY([0], { stroke: "var(--edge)" }),
        ...lines(Plot, rules, domain, width - 62),
        tip(Plot, bins, { x: (bin) => (bin.from + bin.to) / 2, y: (bin) => Math.max(bin.group, bin.all) }, Plot.pointerX),
      ],
    };
  };

  /** A name as far as there is room for its letters; the table has it whole. */
  const short = (label, room) => {
    const longest = Math.max(12, Math.floor(room));
    return label.length > longest ? label.slice(0, longest - 1) + "\u2026" : label;
  };

  const ROW = 46;
  /** Rows of bars from zero, each under its words: `bars` of `label`, `value`, `shown`, and `all` where it has one. */
  const ranked = ({ bars, tick, sign }) => (Plot, width) => {
    const reach = bars.flatMap(({ value, all = 0 }) => [value, all]);
    const domain = [Math.min(0, ...reach), Math.max(0, ...reach)];
    if (domain[0] === domain[1]) domain[1] = 1;
    const colour = ({ value }) => !sign ? "var(--chart-1)" : value < 0 ? "var(--against)" : "var(--for)";
    const placed = bars.map((bar, i) => ({ ...bar, i }));
    return {
      height: bars.length * ROW + 34, marginLeft: 4, marginRight: 66, marginTop: 4, marginBottom: 30,
      x: { domain, label: null, inset: 8 },
      y: { domain: [bars.length, 0], axis: null },
      marks: [
        Plot.axisX({ ticks: Math.max(3, Math.floor(width / 80)), tickFormat: tick, label: null, tickSize: 4 }),
        Plot.rect(placed, { x1: 0, x2: "value", y1: (bar) => bar.i + 0.5, y2: (bar) => bar.i + 0.86, fill: colour, fillOpacity: 0.75, ...parts }),
        Plot.ruleX([0], { stroke: "var(--edge)" }),
        Plot.ruleX(placed.filter(({ all }) => all !== undefined), { x: "all", y1: (bar) => bar.i + 0.42, y2: (bar) => bar.i + 0.94, stroke: "var(--ink)", strokeWidth: 2.5 }),
        Plot.text(placed, { y: (bar) => bar.i + 0.26, text: ({ label }) => short(label, (width - 90) / 6.8), frameAnchor: "left", dx: 6, fontWeight: (bar) => (bar.strong ? 700 : 400) }),
        Plot.text(placed, { y: (bar) => bar.i + 0.26, text: "shown", frameAnchor: "right", textAnchor: "end", dx: 62, fontWeight: 650 }),
        tip(Plot, placed, { x: "value", y: (bar) => bar.i + 0.68 }, Plot.pointerY),
      ],
    };
  };

  const PAIR = 66;
  /** Rows of two bars each from one zero: `bars` of `row`, `label`, `value`, `i` (0 or 1), `shown`. */
  const paired = ({ bars, tick }) => (Plot, width) => {
    const values = bars.map(({ value }) => value);
    const domain = [Math.min(0, ...values), Math.max(0, ...values)];
    if (domain[0] === domain[1]) domain[1] = 1;
    const rows = bars[bars.length - 1].row + 1;
    const middle = ({ row, i }) => row + 0.48 + i * 0.28;
    const placed = bars.map((bar) => ({ ...bar, symbol: bar.i ? "square" : "circle" }));
    return {
      height: rows * PAIR + 34, marginLeft: 26, marginRight: 62, marginTop: 4, marginBottom: 30,
      x: { domain, label: null, inset: 4 },
      y: { domain: [rows, 0], axis: null },
      marks: [
        Plot.axisX({ ticks: Math.max(3, Math.floor(width / 80)), tickFormat: tick, label: null, tickSize: 4 }),
        Plot.rect(placed, { x1: 0, x2: "value", y1: (bar) => middle(bar) - 0.11, y2: (bar) => middle(bar) + 0.11, fill: ({ value }) => (value < 0 ? "var(--against)" : "var(--for)"), fillOpacity: 0.75, ...parts }),
        Plot.ruleX([0], { stroke: "var(--edge)" }),
        Plot.dot(placed, { y: middle, frameAnchor: "left", dx: -14, r: 4.5, symbol: "symbol", fill: "var(--ink)" }),
        Plot.text(placed.filter(({ i }) => i === 0), { y: (bar) => bar.row + 0.18, text: ({ label }) => short(label, width / 8.2), frameAnchor: "left", dx: -20, fontWeight: 600 }),
        Plot.text(placed, { y: middle, text: "shown", frameAnchor: "right", textAnchor: "end", dx: 58, fontWeight: 650 }),
        tip(Plot, placed, { x: "value", y: middle }, Plot.pointerY),
      ],
    };
  };

  /** Points on one line, each with its words: `dots` of `x`, `label`, and `rules` across. */
  const scale = ({ dots, rules, tick }) => (Plot, width) => {
    const xs = [...dots, ...rules].map(({ x }) => x);
    const room = Math.max(10, (Math.max(...xs) - Math.min(...xs)) * 0.25);
    const domain = [Math.min(...xs) - room, Math.max(...xs) + room];
    const label = (dot) => Plot.text([dot], { x: "x", y: "y", text: "label", dy: -18, fontWeight: 650, ...stand(dot, domain, width - 16) });
    return {
      height: 190, marginTop: 36, marginLeft: 8, marginRight: 8, marginBottom: 32,
      x: { domain, label: null }, y: { domain: [2, 0], axis: null },
      marks: [
        Plot.axisX({ ticks: Math.max(3, Math.floor(width / 80)), tickFormat: tick, label: null, tickSize: 4 }),
        ...lines(Plot, rules, domain, width - 16),
        Plot.ruleY([0.7, 1.7], { stroke: "var(--edge)" }),
        Plot.dot(dots, { x: "x", y: "y", r: 8, symbol: "symbol", fill: "var(--ink)", ...parts }),
        ...dots.map(label),
        tip(Plot, dots, { x: "x", y: "y" }, Plot.pointerX),
      ],
    };
  };

  /** A list of all features by theme, with a search above it; `pick(name)` is called with the one chosen. */
  function chooser({ features, themes }, { none, pick }) {
    const [seek, select, say] = ["seek", "feature", "sought"].map((id) => document.getElementById(id));
    const list = () => {
      const parts = plain(seek.value).split(/\s+/).filter(Boolean);
      const fits = (feature) => {
        const text = plain(feature.label + " " + themes[feature.theme]);
        return parts.every((part) => text.includes(part));
      };
      const value = select.value;
      const groups = themes.map((theme, place) => {
        const own = features.filter((feature) => feature.theme === place && fits(feature));
        const group = element("optgroup", { label: theme }, ...own.map(({ name, label }) => element("option", { value: name }, label)));
        return own.length ? group : null;
      });
      select.replaceChildren(...groups.filter(Boolean));
      select.value = value;
      say.textContent = select.options.length ? "" : none;
    };
    seek.addEventListener("input", list);
    select.addEventListener("change", () => select.value && pick(select.value));
    list();
    return {
      set(name) {
        seek.value = "";
        list();
        select.value = name;
        select.selectedOptions[0]?.scrollIntoView({ block: "nearest" });
      },
    };
  }

  /** A step of 1, 2 or 5 times a power of ten, so that about `parts` fit. */
  function step(width, parts) {
    const raw = width / parts;
    const power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 5, 10].find((times) => times * power >= raw * 0.999) * power;
  }

  window.clairscore.drawn = { element, table, chart, histogram, ranked, paired, scale, chooser, step, number };
})();
