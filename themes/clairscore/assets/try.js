// Simulations: the values of a client changed, or a new application, scored by the server.
(function () {
  "use strict";
  const { clean, fill, isClient, lang, number, signed } = window.clairscore;
  const at = (id) => document.getElementById(id);
  const box = at("try");
  const words = box.dataset;
  const api = words.root + "api/v1/";
  const client = clean(new URLSearchParams(location.search).get("client") || "");
  const known = client !== "";
  const DAYS = 365.25;
  const NO_DATE = 365243;
  const WAIT = 250;
  const MOST_PARTS = 6;
  const HISTORY = ["bureau", "previous"];

  const fields = Array.from(document.querySelectorAll(".field"), (own) => ({
    box: own,
    column: own.dataset.column,
    kind: own.dataset.kind,
    label: own.querySelector("label span").textContent,
    input: at("f-" + own.dataset.column),
    slider: own.querySelector("[type=range]"),
    ends: own.querySelector("[type=range]") && [own.querySelector("[type=range]").min, own.querySelector("[type=range]").max].map(Number),
    noJob: own.querySelector(".no-job"),
    needed: own.querySelector(".needed"),
    asked: "asked" in own.dataset,
    start: "",
  }));
  const named = new Map(fields.map((field) => [field.column, field]));

  function make(tag, text, name) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(text);
    return made;
  }

  /** What stands in a field, as it is typed; "none" is no employment. */
  function read(field) {
    if (field.kind === "flag") return field.input.checked ? "1" : "0";
    return field.noJob?.checked ? "none" : field.input.value.trim();
  }
  function set(field, typed) {
    if (field.kind === "flag") field.input.checked = typed === "1";
    else field.input.value = typed === "none" ? "" : typed;
    if (field.noJob) field.noJob.checked = typed === "none";
    follow(field);
  }
  /** The slider and what cannot be typed follow the field. */
  function follow(field) {
    const none = Boolean(field.noJob?.checked);
    field.input.disabled = none;
    if (!field.slider) return;
    field.slider.disabled = none;
    const value = Number(field.input.value);
    field.slider.classList.toggle("unset", field.input.value === "");
    if (field.input.value === "") return;
    field.slider.min = Math.min(field.ends[0], value);
    field.slider.max = Math.max(field.ends[1], value);
    field.slider.value = value;
  }
  /** The column's value; undefined where one is needed and none is there. */
  function raw(field) {
    const typed = read(field);
    if (typed === "") return "missing" in field.box.dataset ? JSON.parse(field.box.dataset.missing) : undefined;
    if (typed === "none") return NO_DATE;
    if (field.kind === "word") return typed;
    const years = field.kind === "years" || field.kind === "employment";
    return years ? -Math.round(Number(typed) * DAYS) || 0 : Number(typed);
  }
  /** A column's value as it is typed. */
  function typed(field, value) {
    if (value === null || value === undefined || JSON.stringify(value) === field.box.dataset.missing) return "";
    if (field.kind === "employment" && value === NO_DATE) return "none";
    if (field.kind === "years" || field.kind === "employment") return String(Math.round(-value / DAYS * 10) / 10);
    return String(value);
  }
  function inWords(field, typed) {
    if (typed === "none") return words.noJob;
    if (field.kind === "flag") return typed === "1" ? words.yes : words.no;
    if (typed === "") return words.missing;
    if (field.input.options) return Array.from(field.input.options).find((option) => option.value === typed)?.text ?? typed;
    const years = field.kind === "years" || field.kind === "employment";
    return years ? fill(words.years, { n: Number(typed) }) : number.format(Number(typed));
  }

  /** What is wrong with a field before the server sees it. */
  function wrongHere(field) {
    if (field.input.validity.badInput) return words.number;
    const value = read(field);
    const years = field.kind === "years" || field.kind === "employment";
    if (!years || value === "" || value === "none" || (known && value === field.start)) return "";
    const [low, high] = [field.input.min, field.input.max].map(Number);
    return Number(value) < low || Number(value) > high ? fill(words.between, { low: Math.ceil(low), high: Math.floor(high) }) : "";
  }
  function complain(field, text) {
    const said = at("e-" + field.column);
    said.textContent = text;
    said.hidden = text === "";
    if (text) field.input.setAttribute("aria-invalid", "true");
    else field.input.removeAttribute("aria-invalid");
  }
  const changed = () => fields.filter((field) => read(field) !== field.start);
  const lacking = () => fields.filter((field) => raw(field) === undefined);

  function mark() {
    for (const field of fields) {
      const differs = read(field) !== field.start;
      field.box.classList.toggle("changed", known && differs);
      field.box.querySelector(".mark").hidden = !(known && differs);
      field.box.querySelector(".own button").hidden = !(known && differs);
      if (field.needed) field.needed.hidden = known || read(field) !== "";
    }
    for (const group of document.querySelectorAll(".group")) {
      const own = fields.filter((field) => group.contains(field.box));
      const n = own.filter((field) => (known ? read(field) !== field.start : raw(field) === undefined)).length;
      group.querySelector(".count").textContent = n ? fill(known ? words.countChanged : words.countNeeded, { n }) : "";
    }
    const [credit, annuity, goods] = ["AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE"].map((name) => Number(read(named.get(name))));
    const terms = [];
    if (credit > 0 && annuity > 0) terms.push(fill(words.repayments, { n: Math.round(credit / annuity) }));
    if (credit > 0 && goods > credit) terms.push(fill(words.contribution, { value: goods - credit }));
    at("try-terms").textContent = terms.join(lang === "fr" ? "\u202f; " : "; ");
  }

  // Asking the server.
  let real = null;
  let shown = null;
  let asking = null;
  let timer = 0;

  function request() {
    if (known) {
      const changes = Object.fromEntries(changed().map((field) => [field.column, raw(field)]));
      return { sk_id_curr: Number(client), changes };
    }
    const application = JSON.parse(words.unasked);
    for (const field of fields) application[field.column] = raw(field);
    const body = { application };
    const nothing = (name, tables) => {
      if (at("try-form").elements[name].value === "none") for (const table of tables) body[table] = [];
    };
    nothing("bureau", ["bureau", "bureau_balance"]);
    nothing("previous", ["previous_application", "POS_CASH_balance", "credit_card_balance", "installments_payments"]);
    return body;
  }

  const send = (body, signal) => fetch(api + "score", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": lang },
    body: JSON.stringify(body),
    signal,
  });
  /** The address holds what is changed, after #, which no server sees. */
  function keepAddress() {
    const kept = new URLSearchParams(changed().map((field) => [field.column, read(field)]));
    for (const name of known ? [] : HISTORY) if (at("try-form").elements[name].value) kept.set(name, at("try-form").elements[name].value);
    const held = kept.toString();
    const address = (known ? "?client=" + client : location.pathname) + (held && "#" + held);
    // A browser may refuse where the address changed too often.
    try { history.replaceState(null, "", address); } catch { return; }
    linkLanguages();
  }
  function linkLanguages() {
    for (const link of document.querySelectorAll("a[hreflang]")) [link.search, link.hash] = [location.search, location.hash];
  }
  /** Changes that the address asks for, after # or, as the suggestions of a client's page have it, after the number. */
  function takeAddress() {
    const asked = [location.search, location.hash.slice(1)].flatMap((part) => [...new URLSearchParams(part)]);
    for (const [name, value] of asked) {
      const field = named.get(name);
      if (field && can(field, value)) set(field, value);
      const radio = !known && HISTORY.includes(name) && document.querySelector(`[name=${name}][value="${CSS.escape(value)}"]`);
      if (radio) radio.checked = true;
    }
  }
  function can(field, value) {
    if (value === "") return true;
    if (field.kind === "flag") return value === "0" || value === "1";
    if (value === "none") return Boolean(field.noJob);
    if (field.input.options) return Array.from(field.input.options).some((option) => option.value === value);
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
  }
  function plan() {
    clearTimeout(timer);
    timer = setTimeout(score, WAIT);
  }
  /** `asked`: by the button, so that the first fault takes the focus. */
  async function score(asked) {
    clearTimeout(timer);
    keepAddress();
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const faults = new Map(fields.map((field) => [field, wrongHere(field)]).filter(([, text]) => text));
    const lacks = lacking().filter((field) => !faults.has(field));
    if (known || asked === true) for (const field of lacks) faults.set(field, words.needed);
    fields.forEach((field) => complain(field, faults.get(field) || ""));
    if (faults.size || lacks.length) {
      wait(faults.size ? words.faults : words.waiting, faults.size ? [...faults.keys()] : lacks);
      if (asked === true) go([...faults.keys()][0]);
      return;
    }
    at("outcome").setAttribute("aria-busy", "true");
    try {
      const response = await send(request(), mine.signal);
      const answer = await response.json();
      if (mine !== asking) return;
      if (response.ok) show(answer);
      else refused(answer, asked === true);
    } catch (error) {
      if (error.name !== "AbortError" && mine === asking) wait(words.failed, []);
    } finally {
      if (mine === asking) at("outcome").removeAttribute("aria-busy");
    }
  }
  /** The server's words stand at the fields that they are about. */
  function refused(problem, asked) {
    const about = (problem.errors || []).map((error) => ({ field: named.get(error.pointer.split("/")[2]), error }));
    for (const { field, error } of about) if (field) complain(field, error.detail);
    const found = about.map(({ field }) => field).filter(Boolean);
    wait(found.length ? words.faults : problem.detail, found);
    if (asked && found.length) go(found[0]);
  }
  /** Says why there is no new result, and which fields it waits for. */
  function wait(text, about) {
    const waiting = at("waiting");
    const link = (field) => {
      const made = make("a", field.label);
      made.href = "#f-" + field.column;
      made.addEventListener("click", (event) => { event.preventDefault(); go(field); });
      const item = make("li", made);
      const fault = at("e-" + field.column).textContent;
      if (fault) item.append(words.colon + " " + fault);
      return item;
    };
    waiting.hidden = false;
    waiting.firstElementChild.textContent = fill(text, { n: about.length });
    waiting.lastElementChild.replaceChildren(...about.map(link));
    at("told").classList.add("stale");
    if (text !== words.waiting) at("said").textContent = waiting.firstElementChild.textContent;
    if (!shown || (!known && about.length)) hideResult();
  }
  function hideResult() {
    shown = null;
    for (const id of ["told", "why", "brief"]) at(id).hidden = true;
  }
  function go(field) {
    for (let up = field.box.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    field.input.focus();
  }

  // What is shown.
  const percent = new Intl.NumberFormat(lang, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const sign = (points) => (points > 0 ? "f" : points < 0 ? "a" : "z");
  const rows = new Map();
  const axis = { low: Infinity, high: -Infinity };

  function distance(answer) {
    const n = Math.abs(answer.distance_shown);
    const over = answer.opinion === "favourable";
    if (n === 0) return over ? words.justAbove : words.justBelow;
    return fill(over ? words.above : words.below, { n });
  }
  function show(answer) {
    shown = answer;
    const favourable = answer.opinion === "favourable";
    const opinion = words[answer.opinion];
    at("waiting").hidden = true;
    at("told").hidden = false;
    at("told").classList.remove("stale");
    at("sum").className = "sum " + (favourable ? "f" : "a");
    at("opinion-now").textContent = opinion;
    const far = distance(answer);
    at("distance").textContent = far.charAt(0).toUpperCase() + far.slice(1) + ".";
    at("points-now").textContent = at("end-now").textContent = number.format(answer.points_shown);
    at("limit-now").textContent = number.format(answer.limit_shown);
    at("base-now").textContent = number.format(answer.base_shown);
    at("risk-now").textContent = percent.format(answer.probability).replace("\u00a0", "\u202f");
    if (real) at("difference").textContent = difference(answer);
    ruler(answer);
    bars(answer);
    listChanges();
    list("warnings", answer.warnings.map((warning) => make("li", warning.detail[lang])));
    at("why").hidden = false;
    at("for").replaceChildren(...reasons(answer.reasons_for, words.noReasonFor));
    at("against").replaceChildren(...reasons(answer.reasons_against, words.noReasonAgainst));
    const brief = at("brief");
    brief.hidden = false;
    brief.classList.toggle("f", favourable);
    brief.classList.toggle("a", !favourable);
    brief.replaceChildren(words.band + words.colon + " ", make("strong", opinion), " " + number.format(answer.points_shown) + "\u00a0" + words.points +
      (real ? " (" + signed(answer.points_shown - real.points_shown) + ")" : ""));
    const said = [fill(words.said, { opinion, points: answer.points_shown, distance: far })];
    if (real && changed().length) said.push(at("difference").textContent);
    if (answer.warnings.length) said.push(fill(words.saidWarnings, { n: answer.warnings.length }));
    at("said").textContent = said.join(" ");
  }
  function difference(answer) {
    const apart = answer.points_shown - real.points_shown;
    const same = answer.opinion === real.opinion;
    const start = apart === 0 ? words.noDifference : fill(words.difference, { n: Math.abs(apart), signed: signed(apart) });
    return start + words.colon + " " + (same ? words.opinionStays : words.opinionChanges);
  }
  function list(id, items) {
    at(id).hidden = items.length === 0;
    at(id).querySelector("ul").replaceChildren(...items);
  }
  function listChanges() {
    if (!known) return;
    const items = changed().map((field) => make("li", fill(words.change,
      { label: field.label, to: inWords(field, read(field)), from: inWords(field, field.start) })));
    list("changes", items);
    at("changes").hidden = false;
    at("changes").querySelector(".none").hidden = items.length > 0;
  }
  function reasons(told, none) {
    if (told.length === 0) return [make("li", none)];
    return told.map((reason) => {
      const [label, sentence] = [reason.label[lang], reason.sentence[lang]];
      const said = make("p", make("b", label));
      said.append(sentence.startsWith(label) ? sentence.slice(label.length) : " " + sentence);
      const item = make("li", said);
      item.append(make("span", signed(reason.shown)));
      return item;
    });
  }

  function ruler(answer) {
    const all = [answer.limit_shown, answer.points_shown, ...(real ? [real.points_shown] : [])];
    const [low, high] = [Math.min(460, ...all.map((p) => p - 10)), Math.max(660, ...all.map((p) => p + 10))];
    const place = (points) => (points - low) / (high - low) * 100 + "%";
    const box = at("ruler");
    const part = (name) => box.querySelector("." + name);
    part("good").style.left = part("edge").style.left = place(answer.limit_shown);
    part("now").style.left = place(answer.points_shown);
    const told = [[words.simulated, answer.points_shown], [words.limit, answer.limit_shown]];
    if (real) {
      part("was").style.left = place(real.points_shown);
      told.splice(1, 0, [words.real, real.points_shown]);
    }
    const said = told.map(([name, points]) => name + words.colon + " " + number.format(points));
    box.setAttribute("aria-label", words.scale + words.colon + " " + said.join(", "));
    const keys = real ? [".k-now", ".k-was", ".k-edge"] : [".k-now", ".k-edge"];
    keys.forEach((key, i) => { document.querySelector(key).textContent = said[i]; });
  }

  /** Where each theme's bar starts and ends. */
  function steps(answer) {
    let points = answer.base_shown;
    const found = new Map();
    for (const name of rows.keys()) {
      const theme = answer.themes.find((theme) => theme.theme === name);
      const from = points;
      points += theme ? theme.shown : 0;
      found.set(name, { from, to: points, theme });
    }
    return found;
  }
  function bars(answer) {
    // The order of the real file stays, whatever is changed.
    for (const theme of [...(real?.themes ?? []), ...answer.themes]) if (!rows.has(theme.theme)) rows.set(theme.theme, row(theme));
    const [now, was] = [steps(answer), real && steps(real)];
    const ends = [...now.values(), ...(was ? was.values() : [])].flatMap(({ from, to }) => [from, to]).concat(answer.limit_shown);
    axis.low = Math.min(axis.low, ...ends);
    axis.high = Math.max(axis.high, ...ends);
    const [low, span] = [axis.low - 2, axis.high - axis.low + 4];
    const place = (bar, { from, to }) => {
      bar.style.left = (Math.min(from, to) - low) / span * 100 + "%";
      bar.style.width = Math.abs(to - from) / span * 100 + "%";
    };
    at("bars").style.setProperty("--limit", (answer.limit_shown - low) / span * 100 + "%");
    for (const [name, { details, bar, before, sum, parts }] of rows) {
      const { theme } = now.get(name);
      const points = theme ? theme.shown : 0;
      const old = was?.get(name).theme;
      bar.className = "now " + sign(points);
      place(bar, now.get(name));
      if (was) place(before, was.get(name));
      const figures = [make("b", signed(points), sign(points))];
      if (old && old.shown !== points) figures.push(make("small", fill(words.before, { value: signed(old.shown) })));
      sum.replaceChildren(...figures);
      details.classList.toggle("moved", Boolean(old && old.shown !== points));
      parts.replaceChildren(...elements(theme, old));
    }
  }
  function row(theme) {
    const details = make("details", "");
    const summary = make("summary", make("span", theme.label[lang], "name"));
    const [track, bar, before, sum, parts] = [make("span", "", "track"), make("i", ""), make("i", "", "was"), make("span", "", "sum-of"), make("ul", "")];
    track.setAttribute("aria-hidden", "true");
    track.append(...(real ? [before, bar] : [bar]));
    summary.append(track, sum);
    details.dataset.theme = theme.theme;
    details.append(summary, parts);
    at("bars").append(details);
    return { details, bar, before, sum, parts };
  }
  /** The features of a theme that changed most, or count most; the others together. */
  function elements(theme, old) {
    const before = new Map((old ? old.features : []).map((feature) => [feature.feature, feature.shown]));
    const apart = (feature) => (real ? Math.abs(feature.shown - (before.get(feature.feature) ?? 0)) : 0);
    const all = (theme ? theme.features : []).slice().sort((a, b) => apart(b) - apart(a) || Math.abs(b.points) - Math.abs(a.points));
    const told = all.filter((feature) => feature.shown !== 0 || apart(feature) !== 0).slice(0, MOST_PARTS);
    const rest = all.filter((feature) => !told.includes(feature));
    const item = (name, points, was) => {
      const made = make("li", make("span", name));
      const figures = make("span", make("b", signed(points), sign(points)), "sum-of");
      if (real && was !== undefined && was !== points) figures.append(make("small", fill(words.before, { value: signed(was) })));
      made.append(figures);
      return made;
    };
    const items = told.map((feature) => item(feature.label[lang], feature.shown, before.get(feature.feature)));
    if (rest.length) items.push(item(fill(words.otherFeatures, { n: rest.length }), rest.reduce((sum, feature) => sum + feature.shown, 0)));
    return items;
  }

  // Start.
  function need(text, link, to) {
    const needs = at("try-needs");
    needs.hidden = false;
    needs.replaceChildren(make("p", text));
    if (!link) return;
    const made = make("a", link, "arrow");
    made.href = words.root + lang + "/" + to;
    needs.append(make("p", made));
  }
  async function noServer() {
    const page = known && (await isClient(Number(client)).catch(() => true));
    if (page) need(words.noServer + " " + fill(words.instead, { id: client }), words.toRecourse, "client/" + client + ".html#recourse");
    else need(known ? fill(words.unknown, { id: client }) : words.noServer, words.toClients, "clients/index.html");
  }
  function entitle(title) {
    document.title = title + document.title.slice(document.title.indexOf(" ·"));
    at("try-title").textContent = title;
  }
  function begin(application) {
    for (const field of fields) {
      const usual = field.box.dataset.usual || "";
      field.start = known ? typed(field, application[field.column]) : field.asked ? (field.kind === "flag" ? "0" : "") : usual;
      set(field, field.start);
      if (known) at("o-" + field.column).textContent = fill(words.own, { value: inWords(field, field.start) });
    }
    for (const part of document.querySelectorAll(known ? ".known" : ".new")) part.hidden = false;
    if (!known) {
      for (const group of document.querySelectorAll(".group.asked")) group.open = true;
      at("try-reset").textContent = words.clear;
      at("changes").hidden = true;
    } else at("try-page").href = words.root + lang + "/client/" + client + ".html";
    at("try-needs").hidden = true;
    at("workbench").hidden = false;
    takeAddress();
    mark();
    if (known && changed().length === 0) show(real);
    else score();
    addEventListener("hashchange", () => {
      // A link within the page takes the place of what is kept.
      if (!location.hash.includes("=")) return keepAddress();
      for (const field of fields) set(field, field.start);
      takeAddress();
      mark();
      score();
    });
  }
  async function start() {
    linkLanguages();
    at(known ? "try-known" : "try-new").setAttribute(known ? "data-current" : "aria-current", known ? "" : "page");
    if (known) at("try-client").value = client;
    if (known && !/^\d{1,15}$/.test(client)) return need(words.digits);
    const general = at("try-title").textContent;
    entitle(known ? fill(words.titleKnown, { id: client }) : words.titleNew);
    if (location.protocol === "file:") return noServer();
    if (known) need(words.reading);
    let answer, status;
    try {
      const response = await fetch(api + (known ? "applications/" + Number(client) : "health"), { headers: { "Accept-Language": lang } });
      status = response.status;
      answer = await response.json();
    } catch { return noServer(); }
    if (status === 404 && /unknown-client/.test(answer.type)) {
      entitle(general);
      return need(fill(words.unknown, { id: client }), words.toClients, "clients/index.html");
    }
    if (status !== 200 || !(known ? answer.application : answer.model_version)) return noServer();
    if (known) {
      try {
        const response = await send({ sk_id_curr: Number(client) });
        real = await response.json();
        if (!response.ok) return need(real.detail);
      } catch { return noServer(); }
    }
    return begin(answer.application);
  }

  at("try-form").addEventListener("input", (event) => {
    const field = named.get(event.target.closest(".field")?.dataset.column);
    if (field) {
      if (event.target === field.slider) field.input.value = field.slider.value;
      else follow(field);
    }
    mark();
    plan();
  });
  at("try-form").addEventListener("click", (event) => {
    const button = event.target.closest(".own button");
    if (!button) return;
    const field = named.get(button.closest(".field").dataset.column);
    set(field, field.start);
    mark();
    (field.input.disabled ? field.noJob : field.input).focus();
    plan();
  });
  at("try-form").addEventListener("submit", (event) => { event.preventDefault(); score(true); });
  at("try-reset").addEventListener("click", () => {
    for (const field of fields) set(field, field.start);
    for (const radio of document.querySelectorAll(".history [value='']")) radio.checked = true;
    mark();
    score();
  });
  at("try-prefill").addEventListener("click", () => {
    for (const field of fields) if (field.box.dataset.usual) set(field, field.box.dataset.usual);
    mark();
    score();
  });
  at("try-known").addEventListener("submit", () => { at("try-client").value = clean(at("try-client").value); });
  new IntersectionObserver(([seen]) => { at("brief").classList.toggle("away", seen.isIntersecting); }).observe(at("sum"));
  start();
})();
