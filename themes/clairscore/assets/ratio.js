// The cost by limit, drawn for the ratio of the costs that the slider names. All figures were worked out before: the table
// by ratio holds the limits, the costs and the sentences, the slider's frame the mistakes at every limit. Without this
// script the chart shows the ratio in use and the slider is hidden. It is read at once, so that nothing moves.
(function () {
  "use strict";
  const frame = document.getElementById("slide");
  const range = document.getElementById("ratio-range");
  const said = document.getElementById("ratio-said");
  const figure = document.getElementById("by-ratio");
  const [box, steps] = [figure.querySelector(".chart"), frame.querySelectorAll(".steps span")];
  const words = frame.dataset;
  const lang = document.documentElement.lang;
  const [clients, defaults, unit, end] = ["clients", "defaults", "unit", "end"].map((name) => Number(words[name]));
  const points = [];
  const flat = words.points.split(" ").map(Number);
  for (let i = 0; i < flat.length; i += 3) points.push({ limit: flat[i] / 1e4, missed: flat[i + 1], refused: flat[i + 2] });
  const cost = (ratio, missed, refused) => (1e4 * unit * (ratio * missed + refused)) / clients;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const percent = (share) => new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(share);

  const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [1520, 1300, 230, 90, 120, 190];
  const make = (tag, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  /** The least step of 1, 2, 2.5 or 5 times a power of ten, so that at most `parts` fit. */
  const step = (reach, parts) => {
    const power = 10 ** Math.floor(Math.log10(reach / parts));
    return [1, 2, 2.5, 5, 10].find((times) => times * power >= (reach / parts) * 0.999) * power;
  };

  function draw(row, kept) {
    const ratio = Number(row.dataset.r);
    const [limit, least] = [Number(row.dataset.l), Number(row.dataset.c)];
    const [accept, refuse] = [cost(ratio, defaults, 0), cost(ratio, 0, clients - defaults)];
    const curve = points.map((at) => [at.limit, cost(ratio, at.missed, at.refused)]);
    const tallest = 1.08 * Math.max(refuse, least, Math.min(accept, 2 * refuse));
    const up = step(tallest, 5);
    const top = up * Math.ceil(tallest / up - 1e-9);
    const x = (value) => LEFT + (value / end) * (WIDTH - LEFT - RIGHT);
    const y = (value) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
    const inside = Math.min(limit, end);
    const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart sliding", role: "img", "aria-labelledby": "ratio-title ratio-desc" });
    const line = (x1, y1, x2, y2, name) => svg.append(make("line", { x1, y1, x2, y2, class: name }));
    const write = (at, text, name, anchor) => svg.append(make("text", { x: at[0], y: at[1], class: name || "", "text-anchor": anchor || "start" }, text));
    svg.append(make("title", { id: "ratio-title" }, figure.querySelector("h3").textContent), make("desc", { id: "ratio-desc" }, row.dataset.said));
    const clip = make("clipPath", { id: "ratio-clip" });
    clip.append(make("rect", { x: LEFT, y: TOP, width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }));
    svg.append(clip);
    for (let tick = 0; tick <= top * 1.001; tick += up) {
      line(LEFT, y(tick), WIDTH - RIGHT, y(tick), tick ? "grid" : "axis");
      write([LEFT - 20, y(tick) + 17], number.format(tick), "soft", "end");
    }
    const across = step(end, 5);
    for (let tick = 0; tick <= end * 1.001; tick += across) {
      line(x(tick), y(0), x(tick), y(0) + 14, "axis");
      write([x(tick), y(0) + 72], percent(tick), "soft", "middle");
    }
    write([0, 48], words.height, "soft");
    write([WIDTH - RIGHT, HEIGHT - 34], words.across, "soft", "end");
    // The dearer rule is named above its line, the other below, where the curve is low.
    for (const [name, value] of [[words.accept, accept], [words.refuse, refuse]]) {
      if (value > top) continue;
      line(LEFT, y(value), WIDTH - RIGHT, y(value), "rule");
      const above = value >= Math.min(accept, refuse) && value === Math.max(accept, refuse);
      write([WIDTH - RIGHT - 12, y(value) + (above ? -22 : 58)], `${name}\u00a0: ${number.format(value)}`.replace("\u00a0:", lang === "fr" ? "\u202f:" : ":"), "soft", "end");
    }
    if (kept !== undefined && kept <= end && Math.abs(kept - limit) > 1e-9) line(x(kept), y(0), x(kept), TOP, "rule");
    line(x(inside), y(0), x(inside), TOP, "here");
    svg.append(make("polyline", { class: "curve", "clip-path": "url(#ratio-clip)", points: curve.map(([a, b]) => `${x(a).toFixed(0)},${y(b).toFixed(0)}`).join(" ") }));
    if (least <= top) svg.append(make("circle", { cx: x(inside), cy: y(least), r: 20 }));
    const legend = [["here", words.here, limit, "bold"]];
    if (kept !== undefined && Math.abs(kept - limit) > 1e-9) legend.push(["rule", words.kept, kept, ""]);
    // The names stand low, on the side that has room.
    const [left, right] = [Math.min(inside, kept ?? inside), Math.max(inside, kept ?? inside)];
    const wide = 900;
    const from = x(right) + 40 + wide < WIDTH ? x(right) + 40 : x(left) - wide > LEFT ? x(left) - wide : LEFT + 20;
    legend.forEach(([name, text, value, weight], i) => {
      const at = y(0) - 60 - 88 * (legend.length - 1 - i);
      line(from, at - 16, from + 72, at - 16, name);
      write([from + 92, at], `${text} ${percent(value)}`, weight);
    });
    box.replaceChildren(svg);
  }

  let rows = [];
  function show() {
    const row = rows[range.valueAsNumber];
    const kept = rows.find((one) => one.classList.contains("strong"));
    range.setAttribute("aria-valuetext", document.getElementById("ratio-list").options[range.valueAsNumber].label);
    said.textContent = row.dataset.said;
    steps.forEach((one, i) => one.classList.toggle("on", i === range.valueAsNumber));
    draw(row, kept && Number(kept.dataset.l));
  }

  frame.hidden = false;
  document.addEventListener("DOMContentLoaded", () => {
    rows = [...document.querySelectorAll("#ratios tbody tr")];
    range.addEventListener("input", show);
    show();
  });
})();
