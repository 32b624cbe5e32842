// The slides one at a time: keys, overview, notes, full screen, print. Without it they stand one below the other.
(function () {
  "use strict";
  const html = document.documentElement;
  const main = document.getElementById("content");
  const slides = [...document.querySelectorAll(".slide")];
  const bar = document.querySelector(".console");
  const speaker = document.querySelector(".speaker");
  const help = document.querySelector(".keys");
  const roomy = matchMedia("(min-width: 48rem)");
  const began = Date.now();
  const size = { width: 1280, height: 720 };
  const button = (name) => bar.querySelector(`[data-do="${name}"]`);
  const titles = slides.map((slide) => document.getElementById(slide.getAttribute("aria-labelledby")).textContent.trim());
  let at = 0;

  const stage = () => html.classList.contains("stage");
  const overview = () => html.classList.contains("overview");

  /** The slide that an address names by its number, or by something in it. */
  function named(hash) {
    let name = hash.slice(1);
    try { name = decodeURIComponent(name); } catch { return -1; }
    return slides.indexOf(document.getElementById(name)?.closest(".slide"));
  }

  function show(place, { scroll = true, quiet = false } = {}) {
    at = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((slide, i) => slide.classList.toggle("current", i === at));
    bar.querySelector(".number").textContent = `${at + 1} / ${slides.length}`;
    bar.querySelector(".progress span").style.transform = `scaleX(${(at + 1) / slides.length})`;
    button("previous").disabled = at === 0;
    button("next").disabled = at === slides.length - 1;
    if (!quiet) {
      const status = bar.querySelector("[role=status]");
      status.textContent = `${status.dataset.place} ${at + 1} / ${slides.length}. ${titles[at]}`;
      history.replaceState(null, "", `#${at + 1}`);
    }
    document.querySelectorAll(".lang a").forEach((a) => { a.hash = `#${at + 1}`; });
    // Following a link within the page, the browser scrolls to what stands where it is.
    if (stage()) [html, document.body].forEach((element) => { element.scrollTop = 0; });
    else if (scroll && !quiet) slides[at].scrollIntoView();
    tell();
  }

  /** What the speaker reads: notes, the next title, the time. */
  function tell() {
    const words = speaker.querySelector(".words");
    const notes = slides[at].querySelector(".said > div");
    words.replaceChildren(...(notes ? [...notes.cloneNode(true).childNodes] : [words.dataset.none]));
    words.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    const upcoming = speaker.querySelector(".upcoming");
    upcoming.querySelector("span").hidden = at === slides.length - 1;
    upcoming.querySelector("b").textContent = titles[at + 1] ?? upcoming.dataset.last;
    tick();
  }

  function tick() {
    const pad = (n) => String(n).padStart(2, "0");
    const now = new Date();
    const seconds = Math.floor((Date.now() - began) / 1000);
    speaker.querySelector(".clock").textContent = `${pad(now.getHours())}:${pad(now.getMinutes())}`;
    speaker.querySelector(".elapsed").textContent = `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
  }

  /** Makes sheets as large as there is room. */
  function scale() {
    if (!stage()) return;
    if (overview()) {
      const shown = document.querySelector(".shown");
      html.style.setProperty("--small", shown.clientWidth / size.width);
    } else {
      const room = Math.min((main.clientWidth - 16) / size.width, (main.clientHeight - 16) / size.height);
      html.style.setProperty("--scale", Math.max(room, 0.1));
    }
  }

  /** Writes smaller what would not fit its sheet, which figures of other data may bring about. */
  function fit() {
    slides.forEach((slide) => {
      const inside = slide.querySelector(".inside");
      slide.style.cssText = "display:block;visibility:hidden";
      for (let zoom = 1; zoom >= 0.6; zoom -= 0.05) {
        inside.style.setProperty("--fit", zoom.toFixed(2));
        if (inside.scrollHeight <= inside.clientHeight + 1) break;
      }
      slide.style.cssText = "";
    });
  }

  function toggleOverview(on = !overview()) {
    html.classList.toggle("overview", on);
    button("overview").setAttribute("aria-pressed", on);
    slides.forEach((slide) => { slide.querySelector(".sheet").inert = on; });
    scale();
    if (on) slides[at].querySelector(".pick").focus();
    else { main.scrollTop = 0; main.focus({ preventScroll: true }); }
  }

  function toggleNotes(on = speaker.hidden) {
    speaker.hidden = !on;
    html.classList.toggle("with-speaker", on);
    button("notes").setAttribute("aria-pressed", on);
    tell();
    scale();
  }

  function toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else html.requestFullscreen?.().catch(() => {});
  }

  function withNotes(on) {
    html.classList.toggle("with-notes", on);
    document.querySelectorAll(".said").forEach((said) => { said.open = on; });
  }

  const actions = {
    previous: () => show(at - 1),
    next: () => show(at + 1),
    overview: () => toggleOverview(),
    notes: () => toggleNotes(),
    full: toggleFull,
    print: () => print(),
    "print-notes": () => { withNotes(true); print(); },
    help: () => help.showModal(),
  };

  /** From a thumbnail to the one beside, above or below it. */
  function pick(key) {
    const picks = [...document.querySelectorAll(".pick")];
    const from = Math.max(picks.indexOf(document.activeElement), 0);
    const columns = getComputedStyle(main).gridTemplateColumns.split(" ").length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
    const to = key === "Home" ? 0 : key === "End" ? picks.length - 1 : from + step;
    if (to >= 0 && to < picks.length) picks[to].focus();
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const onControl = event.target.closest?.("button, summary, a, input, select, textarea");
    if (onControl && (event.key === " " || event.key === "Enter")) return;
    const arrows = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];
    if (overview()) {
      if (arrows.includes(event.key)) { event.preventDefault(); return pick(event.key); }
      if (["Escape", "o", "O"].includes(event.key)) { event.preventDefault(); return toggleOverview(false); }
    }
    const forward = stage() ? ["ArrowRight", "ArrowDown", "PageDown", " "] : ["ArrowRight"];
    const back = stage() ? ["ArrowLeft", "ArrowUp", "PageUp"] : ["ArrowLeft"];
    const does = {
      ...Object.fromEntries(forward.map((name) => [name, () => show(at + (event.shiftKey ? -1 : 1))])),
      ...Object.fromEntries(back.map((name) => [name, actions.previous])),
      Home: () => show(0),
      End: () => show(slides.length - 1),
      o: stage() && actions.overview,
      n: stage() && actions.notes,
      f: toggleFull,
      "?": actions.help,
      Escape: !speaker.hidden && (() => toggleNotes(false)),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (does) { event.preventDefault(); does(); }
  }

  function swipes() {
    let start = null;
    main.addEventListener("touchstart", (event) => {
      start = event.touches.length === 1 ? event.touches[0] : null;
    }, { passive: true });
    main.addEventListener("touchend", (event) => {
      const end = event.changedTouches[0];
      if (!start || !stage() || overview()) return;
      const [x, y] = [end.clientX - start.clientX, end.clientY - start.clientY];
      if (Math.abs(x) > 50 && Math.abs(x) > 1.5 * Math.abs(y)) show(at + (x < 0 ? 1 : -1));
    }, { passive: true });
  }

  /** A link over each slide, for the overview. */
  function thumbnails() {
    slides.forEach((slide, i) => {
      const shown = document.createElement("div");
      shown.className = "shown";
      const sheet = slide.querySelector(".sheet");
      sheet.replaceWith(shown);
      shown.append(sheet);
      const link = document.createElement("a");
      link.className = "pick";
      link.href = `#${i + 1}`;
      link.textContent = `${i + 1}. ${titles[i]}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        toggleOverview(false);
        show(i);
      });
      slide.append(link);
    });
  }

  /** On a stage where there is room, else one below the other. */
  function arrange() {
    if (overview()) toggleOverview(false);
    html.classList.toggle("stage", roomy.matches);
    document.getElementById("sheet").media = roomy.matches ? "all" : "print";
    if (roomy.matches) { fit(); scale(); } else toggleNotes(false);
    show(at, { quiet: true });
    if (!roomy.matches && at > 0) slides[at].scrollIntoView();
  }

  /** The slide that is read, where they stand one below the other. */
  function follow() {
    const middle = innerHeight / 3;
    const place = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
    if (!stage() && place >= 0 && place !== at) {
      show(place, { scroll: false, quiet: true });
      history.replaceState(null, "", `#${place + 1}`);
    }
  }

  thumbnails();
  bar.hidden = false;
  bar.addEventListener("click", (event) => actions[event.target.closest("button")?.dataset.do]?.());
  document.addEventListener("keydown", key);
  addEventListener("hashchange", () => { const place = named(location.hash); if (place >= 0) show(place); });
  addEventListener("scroll", follow, { passive: true });
  addEventListener("afterprint", () => withNotes(new URLSearchParams(location.search).has("notes")));
  new ResizeObserver(scale).observe(main);
  roomy.addEventListener("change", arrange);
  setInterval(tick, 1000);
  swipes();
  at = Math.max(named(location.hash), 0);
  withNotes(new URLSearchParams(location.search).has("notes"));
  // The sheet's own style must have come before anything is measured.
  const sheet = document.getElementById("sheet");
  if (sheet.sheet) arrange(); else sheet.addEventListener("load", arrange, { once: true });
})();
