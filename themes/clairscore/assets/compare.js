// A group of clients beside all, and a client placed in it.
(function () {
  "use strict";
  const { address, clean, columns, drawn, features, fill, lang } = window.clairscore;
  const { column, number, percent, signed, written } = columns;
  const { chart, chooser, element, histogram, ranked, step, table } = drawn;
  const box = document.getElementById("compare");
  const words = box.dataset;
  const place = document.getElementById("place");
  const [outcome, few, placed, remove] = ["outcome", "few", "placed", "remove"].map((id) => document.getElementById(id));
  const say = box.querySelector(".found");
  const filters = window.clairscore.filters(document.getElementById("filters"), (lasting) => show(lasting));
  const principal = words.principal.split(" ").filter(Boolean);
  const CATEGORIES = 12;
  let all, catalogue, choice, feature, id = null, client = -1, turn = 0;

  start().catch((error) => { console.error(error); say.textContent = words.failed; });

  async function start() {
    filters.read(new URLSearchParams(location.search));
    [all, catalogue] = await Promise.all([filters.load(), features()]);
    choice = chooser(catalogue, { none: words.seekNone, pick: (name) => { feature = name; show(true); } });
    read();
    await show(null);
    window.addEventListener("popstate", () => { read(); show(null); });
  }
  function read() {
    const params = new URLSearchParams(location.search);
    filters.read(params);
    const asked = params.get("feature");
    feature = known(asked) ? asked : principal[0];
    choice.set(feature);
    setClient(clean(params.get("client") || ""));
  }
  const known = (name) => catalogue.features.find((one) => one.name === name);
  function setClient(typed) {
    id = /^\d+$/.test(typed) ? Number(typed) : null;
    place.client.value = typed;
    client = id === null ? -1 : columns.place(all.ids, id);
    if (typed && client < 0) id = null;
    placed.textContent = typed && client < 0 ? fill(words.clientNone, { id: typed }) : "";
    remove.hidden = client < 0;
  }

  /** How many clients of the group, and of all, have each value of a column. */
  function counted({ values, codes }, fails) {
    const group = new Uint32Array(values.length);
    const whole = new Uint32Array(values.length);
    for (let i = 0; i < codes.length; i++) {
      whole[codes[i]]++;
      if (fails[i] === 0) group[codes[i]]++;
    }
    return { group, whole };
  }
  const total = (counts, wanted) => counts.reduce((sum, count, i) => (wanted(i) ? sum + count : sum), 0);
  const every = () => true;
  function mean(values, counts) {
    return values.reduce((sum, value, i) => sum + value * counts[i], 0) / total(counts, every);
  }
  /** The middle value of what rises with its place. */
  function median(values, counts) {
    const there = (i) => values[i] !== null;
    const n = total(counts, there);
    const at = (rank) => {
      let passed = 0;
      return values.find((value, i) => there(i) && (passed += counts[i]) > rank);
    };
    return n ? (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2 : null;
  }
  function most(values, counts) {
    let best = null;
    values.forEach((value, i) => {
      if (value !== null && counts[i] > 0 && (best === null || counts[i] > counts[best])) best = i;
    });
    return best === null ? null : values[best];
  }
  const isNominal = ({ values }) => values.some((value) => typeof value === "string");
  const isOfFew = (data, { unit }) => isNominal(data) || unit === "flag" || data.values.length <= CATEGORIES + 1;

  /** Where a client stands among a group: the share below with half of what ties, the share alike, or missing. */
  function standing(data, counts) {
    const code = data.codes[client];
    const n = total(counts, (i) => data.values[i] !== null);
    if (data.values[code] === null) return { missing: counts[code] / total(counts, every) };
    if (isNominal(data)) return { same: n ? counts[code] / n : 0 };
    return { below: n ? (total(counts, (i) => i < code) + counts[code] / 2) / n : 0 };
  }

  async function show(lasting) {
    if (!all) return;
    const mine = ++turn;
    const { found, fails } = filters.evaluate();
    const params = filters.params();
    document.getElementById("list").search = params.size ? "?" + params : "";
    if (client >= 0) params.set("client", id);
    if (feature !== principal[0]) params.set("feature", feature);
    address(params, lasting);
    const n = fails.length;
    const told = { n: found, found, share: percent(n ? found / n : 0) };
    say.textContent = found === 0 ? words.none : found === n ? words.everyone : fill(words.size, told);
    few.hidden = found === 0 || found >= 20;
    outcome.hidden = found === 0;
    if (client >= 0) {
      const link = element("a", { href: words.root + lang + "/client/" + id + ".html" }, words.clientPage);
      const sentence = fill(fails[client] === 0 ? words.clientIn : words.clientOut, { id: String(id) });
      placed.replaceChildren(sentence + " ", link);
    }
    if (found === 0) return;
    figures(found, fails);
    points(fails);
    const names = [...new Set([...principal, feature])];
    const [themes, ...loaded] = await Promise.all([
      Promise.all(catalogue.themes.map((_, place) => column("themes/" + place))),
      ...names.map((name) => column("features/" + name)),
    ]);
    if (mine !== turn) return;
    drivers(themes, fails);
    const data = new Map(names.map((name, i) => [name, { ...loaded[i], ...counted(loaded[i], fails) }]));
    summary(data);
    const many = document.getElementById("many");
    const own = principal.slice(0, 4);
    while (many.children.length < own.length) many.append(element("figure", { className: "drawn" }));
    own.forEach((name, i) => spread(many.children[i], known(name), data.get(name)));
    spread(document.getElementById("feature-drawn"), known(feature), data.get(feature));
  }

  function figures(found, fails) {
    const opinion = counted(all.opinion, fails);
    const score = counted(all.points, fails);
    const share = (counts) => counts[all.favourable] / total(counts, every);
    const both = (said, one) => [said(one.group), said(one.whole)];
    const list = [
      [words.clients, number(found), number(fails.length)],
      [words.share, ...both((counts) => percent(share(counts)), opinion)],
      [words.mean, ...both((counts) => number(mean(all.points.values, counts), 1), score)],
      [words.median, ...both((counts) => number(median(all.points.values, counts), median(all.points.values, counts) % 1 ? 1 : 0), score)],
    ];
    document.getElementById("figures").replaceChildren(...list.map(([label, group, whole]) =>
      element("li", {}, element("b", {}, group), element("span", {}, label),
        element("small", {}, fill(words.beside, { all: whole })))));
  }

  function legend() {
    return element("p", { className: "legend" }, element("span", { className: "bars" }, words.group),
      element("span", { className: "marks" }, words.all));
  }
  const mark = () => fill(words.one, { id: String(id) });

  /** Bins of equal width over what lies between the outer hundredths, the rest in the two at the ends. */
  function binned({ values, group, whole }, scale, wide, from_to) {
    const there = values.map((value) => value !== null);
    const n = total(whole, (i) => there[i]);
    const at = (share) => {
      let passed = 0;
      return values.find((value, i) => there[i] && (passed += whole[i]) > share * (n - 1)) / scale;
    };
    const [low, high] = [at(0.01), at(0.99)];
    const width = wide(Math.max(high - low, 1e-9));
    const first = Math.floor(low / width + 1e-9);
    const bins = Array.from({ length: Math.max(1, Math.floor(high / width + 1e-9) - first + 1) }, (_, i) =>
      ({ from: (first + i) * width, to: (first + i + 1) * width, group: 0, all: 0 }));
    let beyond = false;
    const own = total(group, (i) => there[i]);
    values.forEach((value, i) => {
      if (!there[i]) return;
      const place = Math.floor(value / scale / width + 1e-9) - first;
      if (place < 0 || place >= bins.length) beyond = true;
      const bin = bins[Math.max(0, Math.min(bins.length - 1, place))];
      bin.group += own ? group[i] / own : 0;
      bin.all += whole[i] / n;
    });
    for (const bin of bins) {
      bin.label = from_to(bin.from, bin.to);
      bin.said = fill(words.read, { label: bin.label, group: percent(bin.group), all: percent(bin.all) });
    }
    return { bins, beyond };
  }
  const spans = (bins) => bins.map(({ label, group, all }) => [label, percent(group), percent(all)]);

  function points(fails) {
    const data = { ...all.points, ...counted(all.points, fails) };
    const fromTo = (from, to) => fill(words.fromTo, { from: number(from), to: number(to - 1) });
    const { bins } = binned(data, 1, (width) => Math.max(1, step(width, 20)), fromTo);
    const rules = [{ x: all.limit, label: words.limit + " " + number(all.limit), dashed: true }];
    if (client >= 0) rules.push({ x: all.points.values[all.points.codes[client]], label: mark() });
    chart(document.getElementById("points-drawn"), {
      title: words.score, text: words.pointsText, legend: legend(), notes: [words.beyond], words,
      marks: histogram({ bins, rules, tick: (value) => number(value) }), said: bins.map(({ said }) => said),
      heads: [words.score, words.group, words.all], rows: spans(bins),
    });
  }

  function drivers(themes, fails) {
    const rows = themes.map((data, place) => {
      const { group, whole } = counted(data, fails);
      const [value, average] = [mean(data.values, group), mean(data.values, whole)];
      return { label: catalogue.themes[place], value, all: average, apart: value - average };
    }).sort((a, b) => Math.abs(b.apart) - Math.abs(a.apart));
    const sign = (value) => (Math.abs(value) < 0.05 ? "" : value > 0 ? "\u25b2 " : "\u25bc ") + signed(value, 1);
    const bars = rows.map((row) => ({
      ...row,
      shown: sign(row.value),
      said: fill(words.readPoints, { label: row.label, group: signed(row.value, 1), all: signed(row.all, 1) }),
    }));
    const sum = rows.reduce((sum, row) => sum + row.apart, 0);
    const notes = rows.length > 1 && rows.some(({ apart }) => Math.abs(apart) >= 0.05)
      ? [fill(words.themesSaid, { total: signed(sum, 1), first: rows[0].label, a: signed(rows[0].apart, 1), second: rows[1].label, b: signed(rows[1].apart, 1) })]
      : [];
    chart(document.getElementById("themes-drawn"), {
      title: words.byTheme, text: words.themesText, legend: legend(), notes, words,
      marks: ranked({ bars, sign: true, tick: (value) => signed(value, 0) }), said: bars.map(({ said }) => said),
      heads: [words.theme, words.group, words.all, words.difference],
      rows: rows.map(({ label, value, all: average, apart }) => [label, signed(value, 1), signed(average, 1), signed(apart, 1)]),
    });
  }

  function summary(data) {
    const usual = (one, counts, told) => written(isNominal(one) || told.unit === "flag"
      ? most(one.values, counts) : median(one.values, counts), told, words.missing);
    const rows = principal.map((name) => {
      const [told, one] = [known(name), data.get(name)];
      const button = element("button", { type: "button", className: "quiet", title: words.show }, told.label);
      button.addEventListener("click", () => {
        feature = name;
        choice.set(name);
        show(true);
        document.getElementById("any").scrollIntoView();
        document.getElementById("seek").focus({ preventScroll: true });
      });
      const both = [usual(one, one.group, told), usual(one, one.whole, told)];
      if (client < 0) return [button, ...both];
      const at = standing(one, one.group);
      const where = at.below !== undefined ? fill(words.below, { share: percent(at.below, 0) })
        : at.same !== undefined ? fill(words.same, { share: percent(at.same, 0) }) : "\u2013";
      return [button, written(one.values[one.codes[client]], told, words.missing), where, ...both];
    });
    const heads = [words.feature, ...(client < 0 ? [] : [mark(), words.place]), words.group, words.all];
    table(document.getElementById("principal"), heads, rows);
  }

  /** How a feature is spread in the group and among all, and where the client stands. */
  function spread(figure, told, data) {
    const there = (i) => data.values[i] !== null;
    const [own, whole] = [total(data.group, there), total(data.whole, there)];
    if (!own) {
      figure.replaceChildren(element("h3", {}, told.label), element("p", { className: "empty" }, words.unknown));
      return;
    }
    const drawing = isOfFew(data, told) ? categories(told, data, own, whole) : numbers(told, data);
    const notes = drawing.notes;
    const shares = { group: percent(own / total(data.group, every)), all: percent(whole / total(data.whole, every)) };
    if (own < total(data.group, every) || whole < total(data.whole, every)) notes.push(fill(words.known, shares));
    if (client >= 0) notes.unshift(sentence(told, data));
    chart(figure, {
      title: told.label, text: words.spread, legend: legend(), words, ...drawing, notes,
      heads: [words.value, words.group, words.all],
    });
  }
  function sentence(told, data) {
    const at = standing(data, data.group);
    const [said, share] = at.missing !== undefined ? [words.missingSaid, at.missing]
      : at.same !== undefined ? [words.sameSaid, at.same] : [words.placeSaid, at.below];
    const value = written(data.values[data.codes[client]], told, words.missing);
    return fill(said, { id: String(id), value, share: percent(share) });
  }
  function numbers(told, data) {
    const reach = data.values.filter((value) => value !== null);
    const wide = reach[reach.length - 1] - reach[0];
    // Durations in years or months, so that the bands are round.
    const scale = told.unit !== "days" ? 1 : wide > 1460 ? 365.25 : wide > 120 ? 30.4375 : 1;
    const said = (value) => written(value * scale, told, words.missing);
    const whole = ["count", "months", "hour"].includes(told.unit) && reach.every(Number.isInteger);
    const width = (reach) => Math.max(whole ? 1 : 0, step(reach, 20));
    const { bins, beyond } = binned(data, scale, width, (from, to) => fill(words.fromTo, { from: said(from), to: said(to) }));
    const value = client < 0 ? null : data.values[data.codes[client]];
    const rules = value === null ? [] : [{ x: value / scale, label: mark() }];
    return {
      marks: histogram({ bins, rules, tick: said }), said: bins.map((bin) => bin.said), rows: spans(bins),
      notes: beyond ? [words.beyond] : [],
    };
  }
  function categories(told, data, own, whole) {
    const code = client < 0 ? -1 : data.codes[client];
    const rows = data.values.map((value, i) => ({
      i, label: written(value, told, words.missing), value: data.group[i] / own, all: data.whole[i] / whole,
      strong: i === code, none: value === null,
    })).filter(({ none, all: share }) => !none && share > 0);
    if (isNominal(data)) rows.sort((a, b) => b.all - a.all || a.i - b.i);
    const shown = rows.filter((row, place) => rows.length <= CATEGORIES || place < CATEGORIES - 1 || row.strong);
    const rest = rows.filter((row) => !shown.includes(row));
    if (rest.length) {
      const sum = (key) => rest.reduce((sum, row) => sum + row[key], 0);
      shown.push({ label: words.others, value: sum("value"), all: sum("all") });
    }
    const bars = shown.map((row) => ({
      ...row,
      label: (row.strong ? "\u25c6 " : "") + row.label,
      shown: percent(row.value),
      said: fill(words.read, { label: row.label, group: percent(row.value), all: percent(row.all) }),
    }));
    return {
      marks: ranked({ bars, tick: (share) => percent(share, 0) }), said: bars.map(({ said }) => said),
      rows: rows.map((row) => [row.label, percent(row.value), percent(row.all)]), notes: [],
    };
  }

  place.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!all) return;
    setClient(clean(place.client.value));
    show(true);
  });
  remove.addEventListener("click", () => { setClient(""); show(true); place.client.focus(); });
})();
