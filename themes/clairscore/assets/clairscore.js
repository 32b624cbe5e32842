// What every page shares: the loading of data that stands in scripts, so that it also loads from file://, and the
// search by number. Every page reads without it.
(function () {
  "use strict";
  const assets = document.currentScript.src.replace(/clairscore\.js.*$/, "");
  const lang = document.documentElement.lang;
  const loaded = new Map();
  const kept = new Map();

  /** Loads a script of assets/ once; what it keeps by `clairscore.keep(name, value)` is the answer. */
  function load(path, name) {
    if (!loaded.has(path)) {
      loaded.set(path, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = assets + path;
        script.onload = done;
        script.onerror = () => { loaded.delete(path); failed(new Error(path)); };
        document.head.append(script);
      }));
    }
    return loaded.get(path).then(() => kept.get(name));
  }

  /** Words with `{name}` filled; `one|other` where `n` chooses between them. */
  function fill(words, values) {
    const parts = words.split("|");
    const chosen = parts.length > 1 && new Intl.PluralRules(lang).select(Number(values.n)) === "one" ? 0 : parts.length - 1;
    return parts[chosen].replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? (typeof values[name] === "number" ? number.format(values[name]) : values[name]) : whole);
  }

  const number = new Intl.NumberFormat(lang);

  window.clairscore = {
    lang,
    load,
    fill,
    number,
    keep(name, value) { kept.set(name, value); },
    /** The features in words of the page's language: see src/site/feature_words.rs. */
    features: () => load("data/features-" + lang + ".js", "features"),
    /** A whole number with its sign. */
    signed: (value) => (value > 0 ? "+" : value < 0 ? "\u2212" : "") + number.format(Math.abs(value)),
    /** Lower case, without accents. */
    plain: (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(),
    /** Without spaces of any kind. */
    clean: (text) => text.replace(/[\s\u00a0\u202f]/g, ""),
  };

  const ranges = () => load("clients/clients.js", "ranges");
  async function shard(place) {
    const two = String(place).padStart(2, "0");
    return load("clients/clients-" + two + ".js", "clients-" + place);
  }
  /** The numbers of the clients of one range. */
  async function clients(place) {
    let id = 0;
    return (await shard(place)).map((step) => (id += step));
  }
  /** Whether a client has a page. */
  window.clairscore.isClient = async (id) => {
    const place = (await ranges()).findIndex(([first, last]) => first <= id && id <= last);
    return place >= 0 && (await clients(place)).includes(id);
  };

  for (const form of document.querySelectorAll(".find")) {
    const say = form.querySelector("[role=status]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = window.clairscore.clean(form.q.value);
      if (!/^\d+$/.test(typed)) { say.textContent = form.dataset.digits; return; }
      try {
        const found = await window.clairscore.isClient(Number(typed));
        if (found) location.href = form.dataset.root + lang + "/client/" + Number(typed) + ".html";
        else say.textContent = form.dataset.none;
      } catch { say.textContent = form.dataset.failed; }
    });
    form.q.addEventListener("input", () => { say.textContent = ""; });
  }

  // What made the site completes the stamp; it stands apart, so that a commit rewrites no page.
  const stamp = document.getElementById("version");
  if (stamp) {
    load("version.js", "version").then((version) => { stamp.textContent = version.said[lang]; }, () => {});
  }

  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("find") ?? document.getElementById("starts");
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !field) return;
    event.preventDefault();
    field.focus();
  });
})();
