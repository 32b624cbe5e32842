// The slides as a speaker, a listener and a printer use them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { binary, languages, open, root, site } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { origin, output, data, model } = await site();
const made = mkdtempSync(join(tmpdir(), "clairscore-slides-"));
after(() => rmSync(made, { recursive: true, force: true }));
const evidence = JSON.parse(readFileSync(join(root, "tests/evidence/expected.json"), "utf8"));

const file = (language, rest = "") => pathToFileURL(join(output, language, "slides/index.html")) + rest;
const stage = { viewport: { width: 1280, height: 720 } };
const phone = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true };

/** Opens the deck on its stage, at a slide. */
async function deck(language, rest = "", options = stage) {
  const page = await open(file(language, rest), options);
  if (options === stage || options.viewport.width >= 768) await page.waitForSelector("html.stage");
  return page;
}

const place = (page) => page.evaluate(() => [location.hash, document.querySelector(".slide.current").id]);
const count = (page) => page.evaluate(() => document.querySelectorAll(".slide").length);
const shown = (page) => page.evaluate(() =>
  [...document.querySelectorAll(".slide")].filter((slide) => slide.checkVisibility()).map((slide) => slide.id));

test("without scripts all slides stand one below the other, each with its notes", async () => {
  for (const language of languages) {
    const page = await open(file(language), { javaScriptEnabled: false, viewport: { width: 1280, height: 720 } });
    const slides = page.locator(".slide");
    const number = await slides.count();
    assert.ok(number >= 20 && number <= 30, `${number} slides`);
    for (let i = 0; i < number; i += 1) {
      const slide = slides.nth(i);
      assert.ok(await slide.locator("h2").first().isVisible(), `slide ${i + 1}`);
      assert.equal(await slide.locator(".said p").first().isVisible(), false, `slide ${i + 1}`);
      await slide.locator(".said summary").click();
      assert.ok(await slide.locator(".said p").first().isVisible(), `slide ${i + 1}`);
    }
    assert.equal(await page.locator(".console").isVisible(), false);
    await page.context().close();
  }
});

test("keys change slides, and the address keeps the place", async () => {
  const page = await deck("fr");
  const last = await count(page);
  for (const [key, slide] of [["ArrowRight", 2], [" ", 3], ["PageDown", 4], ["ArrowDown", 5], ["ArrowLeft", 4], ["PageUp", 3],
    ["ArrowUp", 2], ["Shift+ ", 1], ["ArrowLeft", 1], ["End", last], ["ArrowRight", last], ["Home", 1], ["ArrowRight", 2]]) {
    await page.keyboard.press(key);
    assert.deepEqual(await place(page), [`#${slide}`, String(slide)], key);
    assert.deepEqual(await shown(page), [String(slide)], key);
  }
  assert.match(await page.locator(".console [role=status]").innerText(), /^Diapositive 2 \/ \d+\. Le besoin/);
  await page.reload();
  await page.waitForSelector("html.stage");
  assert.deepEqual(await place(page), ["#2", "2"]);
  await page.evaluate(() => { location.hash = "#7"; });
  await page.waitForFunction(() => document.getElementById("7").classList.contains("current"));
  assert.equal(await page.evaluate(() => document.body.scrollTop + document.documentElement.scrollTop), 0);
  await Promise.all([page.waitForURL("**/en/slides/index.html#7"), page.locator(".lang a").click()]);
  await page.waitForSelector("html.stage");
  assert.deepEqual(await place(page), ["#7", "7"]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an address that names no slide opens the first, one that names a heading its slide", async () => {
  for (const [hash, slide] of [["#99", "1"], ["#%E0%A4", "1"], ["#le-besoin-décider-mieux-et-savoir-dire-pourquoi", "2"]]) {
    const page = await deck("fr", hash);
    assert.equal((await place(page))[1], slide, hash);
    assert.deepEqual(page.faults, [], hash);
    await page.context().close();
  }
});

test("the overview shows all slides; keys and clicks go to one", async () => {
  const page = await deck("en", "#3");
  await page.keyboard.press("o");
  assert.equal((await shown(page)).length, await count(page));
  const focused = () => page.evaluate(() => document.activeElement.closest(".slide")?.id);
  assert.equal(await focused(), "3");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "4");
  const columns = await page.evaluate(() => getComputedStyle(document.querySelector("main")).gridTemplateColumns.split(" ").length);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), String(4 + columns));
  await page.keyboard.press("Enter");
  assert.deepEqual(await shown(page), [String(4 + columns)]);
  assert.equal((await place(page))[0], `#${4 + columns}`);
  await page.getByRole("button", { name: "Overview" }).click();
  const thumbnail = await page.locator(".slide[id='2'] .shown").boundingBox();
  await page.mouse.click(thumbnail.x + 40, thumbnail.y + 40);
  assert.deepEqual(await shown(page), ["2"]);
  await page.keyboard.press("o");
  await page.keyboard.press("Escape");
  assert.deepEqual(await shown(page), ["2"]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await shown(page), ["3"]);
  await page.context().close();
});

test("the speaker reads notes, the next title and the time, and the slide stays whole beside them", async () => {
  const page = await deck("fr", "#2");
  const speaker = page.locator(".speaker");
  assert.equal(await speaker.isVisible(), false);
  await page.keyboard.press("n");
  assert.match(await speaker.innerText(), /RGPD/);
  assert.match(await speaker.locator(".upcoming").innerText(), /^Ensuite Qui lit quoi/);
  assert.match(await speaker.locator(".clock").innerText(), /^\d\d:\d\d$/);
  await page.keyboard.press("ArrowRight");
  assert.match(await speaker.innerText(), /Streamlit/);
  const [sheet, main] = await page.evaluate(() => [".current .sheet", "main"].map((what) => document.querySelector(what).getBoundingClientRect().toJSON()));
  assert.ok(sheet.left >= main.left && sheet.right <= main.right && sheet.width > 600, JSON.stringify([sheet, main]));
  await page.keyboard.press("End");
  assert.equal(await speaker.locator(".upcoming").innerText(), "Dernière diapositive");
  await page.keyboard.press("Escape");
  assert.equal(await speaker.isVisible(), false);
  await page.context().close();
});

test("buttons, help and full screen serve who has no keyboard, and keys on a button are the button's", async () => {
  const page = await deck("en");
  await page.getByRole("button", { name: "Next slide" }).click();
  assert.equal((await place(page))[1], "2");
  assert.equal(await page.getByRole("button", { name: "Previous slide" }).isDisabled(), false);
  await page.keyboard.press(" ");
  assert.equal((await place(page))[1], "3", "space on the button presses it, once");
  await page.getByRole("button", { name: "Help" }).click();
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.keyboard.press("ArrowRight");
  assert.equal((await place(page))[1], "3", "slides stay while help is read");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").isVisible(), false);
  await page.keyboard.press("?");
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement === document.documentElement);
  await page.keyboard.press("f");
  await page.waitForFunction(() => !document.fullscreenElement);
  await page.context().close();
});

test("a finger drawn across changes slides", async () => {
  const page = await deck("fr", "", { viewport: { width: 1024, height: 768 }, hasTouch: true });
  const swipe = (from, to) => page.evaluate(([from, to]) => {
    const main = document.querySelector("main");
    const touch = (x) => new Touch({ identifier: 1, target: main, clientX: x, clientY: 300 });
    main.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true }));
    main.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)], bubbles: true }));
  }, [from, to]);
  await swipe(800, 200);
  assert.equal((await place(page))[1], "2");
  await swipe(300, 320);
  assert.equal((await place(page))[1], "2");
  await swipe(200, 800);
  assert.equal((await place(page))[1], "1");
  await page.context().close();
});

/** What of a slide stands outside its sheet or is cut off, and how much smaller it had to be written. */
function misfits() {
  const faults = [];
  for (const slide of document.querySelectorAll(".slide")) {
    slide.style.cssText = "display:block";
    const sheet = slide.querySelector(".sheet").getBoundingClientRect();
    const under = slide.querySelector(".under").getBoundingClientRect();
    const inside = slide.querySelector(".inside");
    for (const element of inside.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility() || box.width === 0 || element.closest("svg") !== null && element.localName !== "svg") continue;
      if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top || box.bottom > under.top + 1) {
        faults.push(`slide ${slide.id}: <${element.localName}> ${element.textContent.trim().slice(0, 40)}`);
      }
    }
    for (const frame of inside.querySelectorAll(".scroll")) {
      if (frame.scrollWidth > frame.clientWidth + 1) faults.push(`slide ${slide.id}: a table is cut off`);
    }
    const blocks = [...inside.children].map((element) => element.getBoundingClientRect()).filter((box) => box.height > 0);
    blocks.slice(1).forEach((box, i) => {
      if (box.top < blocks[i].bottom - 1) faults.push(`slide ${slide.id}: two parts stand on each other`);
    });
    if (Number(inside.style.getPropertyValue("--fit")) < 0.85) faults.push(`slide ${slide.id}: written too small`);
    slide.style.cssText = "";
  }
  return faults;
}

test("no slide overflows its sheet, in both languages, on a stage of any size", async () => {
  for (const language of languages) {
    for (const viewport of [stage.viewport, { width: 1024, height: 768 }, { width: 1920, height: 1080 }]) {
      const page = await deck(language, "", { viewport });
      assert.deepEqual(await page.evaluate(misfits), [], `${language} ${viewport.width}`);
      const box = await page.evaluate(() => document.querySelector(".current .sheet").getBoundingClientRect().toJSON());
      assert.ok(Math.abs(box.width / box.height - 16 / 9) < 0.01, "16 to 9");
      assert.ok(box.left >= 0 && box.right <= viewport.width && box.bottom <= viewport.height, JSON.stringify(box));
      assert.ok(box.width > viewport.width * 0.8, `${box.width} of ${viewport.width}`);
      await page.context().close();
    }
  }
});

test("on a phone the slides stand one below the other, in readable letters", async () => {
  for (const language of languages) {
    const page = await deck(language, "#5", phone);
    await page.waitForFunction(() => document.querySelector(".slide.current")?.id === "5");
    assert.equal((await shown(page)).length, await count(page));
    const found = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      letters: Math.min(...[...document.querySelectorAll(".inside :is(p, li, td, th)")].map((e) => parseFloat(getComputedStyle(e).fontSize))),
      top: document.getElementById("5").getBoundingClientRect().top,
    }));
    assert.ok(found.wide <= 375, `${found.wide} px`);
    assert.ok(found.letters >= 13, `${found.letters} px`);
    assert.ok(Math.abs(found.top) < 60, "the fifth slide is at the top");
    await page.getByRole("button", { name: language === "fr" ? "Diapositive suivante" : "Next slide" }).click();
    await page.waitForFunction(() => location.hash === "#6");
    await page.evaluate(() => document.getElementById("9").scrollIntoView());
    await page.waitForFunction(() => location.hash === "#9");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
  const page = await deck("fr", "#4");
  await page.setViewportSize({ width: 500, height: 700 });
  await page.waitForFunction(() => !document.documentElement.classList.contains("stage"));
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.waitForSelector("html.stage");
  assert.deepEqual(await shown(page), ["4"]);
  await page.context().close();
});

test("axe finds nothing on the stage, in the overview, beside the notes, and one below the other", async () => {
  const check = async (page, what) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run());
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)}`), [], what);
  };
  for (const language of languages) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await deck(language, "", { ...stage, colorScheme });
      for (let slide = 1; slide <= await count(page); slide += 1) {
        assert.equal((await place(page))[1], String(slide));
        await check(page, `${language} ${colorScheme} slide ${slide}`);
        await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("n");
      await check(page, `${language} ${colorScheme} notes`);
      await page.keyboard.press("o");
      await check(page, `${language} ${colorScheme} overview`);
      await page.keyboard.press("o");
      await page.keyboard.press("?");
      await check(page, `${language} ${colorScheme} help`);
      await page.context().close();
      const small = await deck(language, "", { ...phone, colorScheme });
      await small.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      await check(small, `${language} ${colorScheme} phone`);
      await small.context().close();
    }
  }
});

/** Pages of a PDF and their sizes in points. */
function pdf(bytes) {
  const text = bytes.toString("latin1");
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, w, h]) => [Math.round(w), Math.round(h)]);
  return { pages: (text.match(/\/Type\s*\/Page\b/g) ?? []).length, boxes: [...new Set(boxes.map(String))] };
}

test("printed, a slide fills one page; with notes, one page of A4 holds both", async () => {
  for (const language of languages) {
    for (const [rest, box] of [["", "960,540"], ["?notes", "595,842"]]) {
      const page = await deck(language, rest);
      await page.keyboard.press("ArrowRight");
      const found = pdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      assert.deepEqual(found, { pages: await count(page), boxes: [box] }, `${language}${rest}`);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".slide[id='2'] .said p").first().isVisible(), rest === "?notes");
      assert.ok(await page.locator(".slide[id='2'] .made-up").isVisible(), "each sheet says that the data is made up");
      assert.deepEqual(await page.evaluate(misfits), [], `${language}${rest}`);
      await page.context().close();
    }
    const plain = await open(file(language), { javaScriptEnabled: false });
    const found = pdf(await plain.pdf({ preferCSSPageSize: true }));
    assert.deepEqual(found, { pages: await plain.locator(".slide").count(), boxes: ["960,540"] }, "without scripts");
    await plain.context().close();
  }
});

test("the evidence is that of the file, and says that the program is of another commit", async () => {
  for (const language of languages) {
    const page = await open(`${origin}/${language}/slides/index.html`, { ...stage, javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    assert.ok(text.includes(evidence.commit.slice(0, 10)));
    assert.match(text, language === "fr" ? /celui d’un autre commit/ : /is of another commit/);
    for (const { hash, subject } of evidence.repository.log) assert.ok(text.includes(hash) && text.includes(subject.replace(/\s+/g, " ")), subject);
    const passed = evidence.tests.reduce((sum, { passed }) => sum + passed, 0);
    assert.match(text, new RegExp(language === "fr" ? `${passed} tests réussis` : `${passed} tests passed`));
    assert.equal(await page.locator(`main a[href="${evidence.repository.address}"]`).count(), 1);
    assert.equal(await page.locator(".path .passed").count(), 9);
    assert.match(await page.locator(".path .skipped").innerText(), /the advisory database cannot be fetched here/);
    assert.equal(await page.locator(".missing").count(), 0);
    await page.context().close();
  }
});

/** The deck of a site that is built with this evidence, or in a folder where there is none. */
function built(named) {
  const out = join(made, "site");
  const folders = ["--content", join(root, "content"), "--theme", join(root, "themes/clairscore")];
  const options = named ? ["--evidence", named] : [];
  execFileSync(binary, ["build", "--data", data, "--model", model, "--out", out, "--profile", "public", ...folders, ...options],
    { cwd: made, stdio: ["ignore", "pipe", "pipe"] });
  return Object.fromEntries(languages.map((language) => [language, readFileSync(join(out, language, "slides/index.html"), "utf8")]));
}

test("what was not run is not available: without evidence, and with one that was cut short", () => {
  const none = { fr: "non disponible", en: "not available" };
  for (const [language, html] of Object.entries(built())) {
    assert.equal(html.split("class=\"missing\"").length - 1, 6, language);
    assert.equal(html.split(none[language]).length - 1 >= 7, true, language);
  }
  const cut = { ...evidence, outcome: "failed", tests: [], peers: [], delivery: null, coverage: null,
    steps: [evidence.steps[0], { ...evidence.steps[2], outcome: "failed", because: "exit code 101" }] };
  const named = join(made, "cut.json");
  writeFileSync(named, JSON.stringify(cut));
  const html = built(named);
  assert.match(html.fr, /Un contrôle a échoué\s: Compilateur et clippy/);
  assert.match(html.en, /A check failed: Compiler and clippy/);
  assert.equal(html.en.split("class=\"missing\"").length - 1, 4);
  assert.equal(html.en.split("<li class=\"none\">").length - 1, 8);
  writeFileSync(named, "{");
  assert.throws(() => built(named), (error) => /cut\.json: is no evidence.*run \.\/test again/s.test(String(error.stderr)));
  assert.throws(() => built(join(made, "absent.json")), (error) => /absent\.json: cannot be read/.test(String(error.stderr)));
});

test("print.mjs writes the notes and the slides of both languages", () => {
  const out = join(made, "pdf");
  const printed = (...options) => String(execFileSync(process.execPath, [join(root, "tools/print/print.mjs"), output, out, ...options]));
  assert.match(printed(), /methodology-fr\.pdf: \d+ KB\n/);
  printed("--notes");
  const slides = pdf(readFileSync(join(out, "slides-fr.pdf"))).pages;
  assert.deepEqual(["slides-en.pdf", "slides-fr-notes.pdf"].map((name) => pdf(readFileSync(join(out, name))).pages), [slides, slides]);
  assert.deepEqual(pdf(readFileSync(join(out, "methodology-fr.pdf"))).boxes, ["595,842"]);
  const names = readdirSync(out).filter((name) => !name.startsWith("card"));
  assert.deepEqual(names.sort(), ["methodology-en.pdf", "methodology-fr.pdf", "slides-en-notes.pdf", "slides-en.pdf", "slides-fr-notes.pdf", "slides-fr.pdf"]);
  assert.throws(() => execFileSync(process.execPath, [join(root, "tools/print/print.mjs"), made, out], { stdio: "pipe" }), /is no built site/);
});
