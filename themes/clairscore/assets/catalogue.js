// Searches and filters the catalogue. Without it the catalogue is whole, with links to its themes.
(function () {
  "use strict";
  const { fill, number, plain } = window.clairscore;
  const form = document.getElementById("search");
  const [found, nothing] = [form.querySelector(".found"), document.getElementById("nothing")];
  const fields = [...form.elements].filter((field) => field.name);
  const sections = [...document.querySelectorAll("section.theme")].map((section) => ({
    section,
    theme: section.dataset.theme,
    link: document.querySelector(`.contents [data-theme="${section.dataset.theme}"]`),
    entries: [...section.querySelectorAll("article")].map((article) => ({
      article,
      is: new Set(article.dataset.is.split(" ")),
      text: null,
    })),
  }));
  const all = sections.reduce((sum, { entries }) => sum + entries.length, 0);

  /** Label, technical name and formula, to be searched; read when first asked for. */
  function text(entry) {
    const of = (part) => entry.article.querySelector(part).textContent;
    entry.text ??= loose([of("h3"), of("code"), of(".f")].join(" "));
    return entry.text;
  }
  /** Without accents, capitals and signs that are typed in more than one way. */
  function loose(words) {
    return plain(words).replace(/[\u2018\u2019]/g, "'").replace(/[\s\u00a0\u202f]+/g, " ").trim();
  }

  const value = (field) => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim());

  function show() {
    const wanted = Object.fromEntries(fields.map((field) => [field.name, value(field)]));
    const words = loose(wanted.q).split(" ");
    const has = {
      table: (is) => is.has(wanted.table),
      role: (is) => is.has(wanted.role),
      drift: (is) => (wanted.drift === "steady" ? !is.has("moved") && !is.has("uncompared") : is.has(wanted.drift)),
      protected: (is) => is.has("protected"),
      actionable: (is) => is.has("actionable"),
    };
    const tests = Object.keys(has).filter((name) => wanted[name]).map((name) => has[name]);
    let n = 0;
    for (const { section, theme, link, entries } of sections) {
      let some = 0;
      for (const entry of entries) {
        const fits = (!wanted.theme || wanted.theme === theme) && tests.every((test) => test(entry.is)) &&
          (wanted.q === "" || words.every((word) => text(entry).includes(word)));
        entry.article.hidden = !fits;
        some += fits ? 1 : 0;
      }
      section.hidden = link.hidden = some === 0;
      link.querySelector("small").textContent = number.format(some);
      n += some;
    }
    nothing.hidden = n > 0;
    const said = fill(form.dataset.shown, { n, of: all });
    if (found.textContent !== said) found.textContent = said;
  }

  /** The form as the address says; what it does not know is left out. */
  function read() {
    const params = new URLSearchParams(location.search);
    for (const field of fields) {
      const given = params.get(field.name) ?? "";
      if (field.type === "checkbox") field.checked = given === field.value;
      else field.value = given;
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }
  /** The address as the form says, to be kept or sent. */
  function write() {
    const params = new URLSearchParams();
    for (const field of fields) if (value(field)) params.set(field.name, value(field));
    const search = params.toString();
    // Some browsers refuse it to pages of file://.
    try { history.replaceState(null, "", search ? "?" + search : location.pathname); } catch { /* stays as it is */ }
  }

  /** An entry that is linked to is shown, whatever was filtered before. */
  function linked() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]") || !target.closest("section.theme")) return;
    for (const field of fields) { if (field.type === "checkbox") field.checked = false; else field.value = ""; }
    show();
    target.scrollIntoView();
  }

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { show(); write(); }, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); write(); }));
  window.addEventListener("popstate", () => { read(); show(); });
  window.addEventListener("hashchange", linked);
  form.hidden = false;
  read();
  show();
  linked();
})();
