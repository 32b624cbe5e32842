// All clients in columns, as src/site/columns.rs writes them, how their values are said, and the address of what is
// shown of them.
(function () {
  "use strict";
  const { lang, load } = window.clairscore;
  const french = lang === "fr";
  const once = new Map();

  function kept(key, make) {
    if (!once.has(key)) {
      once.set(key, make().catch((error) => { once.delete(key); throw error; }));
    }
    return once.get(key);
  }
  const keep = (path) => load("columns/" + path + ".js", "columns/" + path);
  const digit = (code) => code - 35 - (code > 92 ? 1 : 0);

  /** A column: `values`, and the place among them of each client's value in `codes`. */
  const column = (path) => kept(path, async () => {
    const { values, codes: text } = await keep(path);
    if (values.length <= 91) {
      const codes = new Uint8Array(text.length);
      for (let i = 0; i < codes.length; i++) codes[i] = digit(text.charCodeAt(i));
      return { values, codes };
    }
    const codes = new Uint16Array(text.length / 2);
    for (let i = 0; i < codes.length; i++) {
      codes[i] = digit(text.charCodeAt(2 * i)) * 91 + digit(text.charCodeAt(2 * i + 1));
    }
    return { values, codes };
  });

  /** The numbers of all clients, rising, and the limit of acceptance. */
  const clients = () => kept("clients", async () => {
    const { count, limit, steps } = await keep("clients");
    const ids = new Float64Array(count);
    let id = 0, step = 0, scale = 1, at = 0;
    for (let i = 0; i < steps.length; i++) {
      const value = digit(steps.charCodeAt(i));
      step += scale * (value % 45);
      scale *= 45;
      if (value >= 45) continue;
      id += step;
      ids[at++] = id;
      step = 0;
      scale = 1;
    }
    return { ids, limit };
  });

  /** How many numbers are below one: its place, where it is among them. */
  function below(ids, id) {
    let from = 0, to = ids.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ids[middle] < id) from = middle + 1;
      else to = middle;
    }
    return from;
  }
  /** The place of a client, or -1. */
  function place(ids, id) {
    const at = below(ids, id);
    return ids[at] === id ? at : -1;
  }

  /** Halves to the even digit, as the pages made beforehand have them. */
  function rounded(value, decimals) {
    const exact = value.toFixed(decimals + 30);
    const cut = exact.slice(0, -30).replace(/\.$/, "");
    return /50{29}$/.test(exact) && /[02468]$/.test(cut) ? Number(cut) : Number(value.toFixed(decimals));
  }
  const formats = new Map();
  /** A number with so many decimals, as pages write it. */
  function number(value, decimals = 0) {
    if (!formats.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(decimals, new Intl.NumberFormat(lang, digits));
    }
    return formats.get(decimals).format(rounded(value, decimals) + 0).replace("-", "\u2212");
  }
  const percent = (share, decimals = 1) => number(share * 100, decimals) + (french ? "\u202f%" : "%");
  /** A number with its sign. */
  const signed = (value, decimals = 0) =>
    (Number(value.toFixed(decimals)) > 0 ? "+" : "") + number(value, decimals);
  const tenths = (value) => (Math.round(value * 10) % 10 === 0 ? 0 : 1);
  const words = { months: [["mois", "mois"], ["month", "months"]], days: [["jour", "jours"], ["day", "days"]] };
  function counted(value, unit) {
    const [one, more] = words[unit][french ? 0 : 1];
    const single = french ? Math.abs(value) < 2 : Math.abs(Math.abs(value) - 1) < 1e-9;
    return number(value, tenths(value)) + "\u00a0" + (single ? one : more);
  }
  const years = (value) => Math.abs(value) < 2 ? counted(Math.round(value * 12), "months")
    : number(value, Math.abs(value) < 10 ? tenths(value) : 0) + "\u00a0" + (french ? "ans" : "years");
  const units = {
    money: (value) => number(value),
    years,
    months: (value) => counted(value, "months"),
    days: (value) => Math.abs(value) >= 730 ? years(value / 365.25)
      : Math.abs(value) >= 60 ? counted(Math.round(value / 30.4375), "months") : counted(Math.round(value), "days"),
    ratio: (value) => number(value, 2),
    score: (value) => number(value, 2),
    share: (value) => percent(value),
    flag: (value) => (value > 0.5 ? (french ? "oui" : "yes") : french ? "non" : "no"),
    hour: (value) => value.toFixed(0) + (french ? "\u00a0h" : ":00"),
  };
  /** A value of a feature (see `clairscore.features`) in words; `missing` where there is none. */
  function written(value, feature, missing) {
    if (value === null || value === undefined) return missing;
    if (typeof value === "string") {
      const known = (feature.words || []).find(([word]) => word === value);
      return known ? known[1] : value;
    }
    return (units[feature.unit] || ((number_) => number(number_, tenths(number_))))(value);
  }

  const others = (search) => {
    for (const link of document.querySelectorAll(".lang a[hreflang]")) link.search = search;
  };
  others(location.search);
  /** Puts what is shown into the address, as a step of its own if `lasting`, and into the links to other languages. */
  window.clairscore.address = function (params, lasting) {
    const search = params.size ? "?" + params : "";
    if (lasting) history.pushState(null, "", search || location.pathname);
    else history.replaceState(null, "", search || location.pathname);
    others(search);
  };

  window.clairscore.columns = { column, clients, below, place, number, percent, signed, written };
})();
