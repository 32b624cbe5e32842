// The catalogue of features and the model card, in a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { languages, open, site } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { origin, output } = await site();
const at = (language, rest = "") => `${origin}/${language}/catalogue/${rest}`;

/** The entries that are shown: anchor, label, formula, and what they are. */
const shown = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("section.theme article")]
      .filter((article) => !article.closest("[hidden]"))
      .map((article) => ({
        name: article.id,
        label: article.querySelector("h3").textContent,
        formula: article.querySelector(".f").textContent,
        theme: article.closest("section").dataset.theme,
        is: article.dataset.is.split(" "),
      })),
  );
const found = (page) => page.locator("#search [role=status]");
/** Types, and waits until the page says that it has looked. */
async function search(page, words) {
  const before = await page.evaluate(() => location.search);
  await page.locator("#words").fill(words);
  await page.waitForFunction((before) => location.search !== before, before);
}

test("a search without accents, in any case and order, finds labels, names and formulas, and says how many", async () => {
  const page = await open(at("fr"));
  const all = await shown(page);
  assert.equal(all.length, 344);
  assert.equal(await found(page).innerText(), "344 informations sur 344");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  for (const words of ["echeance", "ÉCHÉANCE", "revenu echeance", "l'emploi", "ext_source_mean", "weights 2, 1 and 3"]) {
    await page.locator("#words").fill("");
    await page.waitForFunction(() => location.search === "");
    await search(page, words);
    const some = await shown(page);
    const fits = ({ name, label, formula }) => {
      const text = plain(`${label} ${name} ${formula}`).replaceAll("’", "'");
      return plain(words).split(" ").every((word) => text.includes(word));
    };
    assert.deepEqual(some.map((entry) => entry.name), all.filter(fits).map((entry) => entry.name), words);
    assert.ok(some.length > 0 && some.length < all.length, `${words}: ${some.length}`);
    assert.match(await found(page).innerText(), new RegExp(`^${some.length} informations? sur 344$`));
  }
  const accents = (await shown(page)).length;
  await search(page, "zzz");
  assert.deepEqual(await shown(page), []);
  assert.ok(await page.locator("#nothing").isVisible());
  assert.equal(await page.locator(".contents li:visible").count(), 0);
  await page.locator("button[type=reset]").click();
  await page.waitForFunction(() => location.search === "");
  assert.equal((await shown(page)).length, 344);
  assert.ok(accents > 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("every filter keeps what it says, and together they keep what all say", async () => {
  const page = await open(at("en"));
  const all = await shown(page);
  const names = (entries) => entries.map((entry) => entry.name);
  const steady = ({ is }) => !is.includes("moved") && !is.includes("uncompared");
  const choices = [
    ["theme", "credit", ({ theme }) => theme === "credit"],
    ["table", "bureau", ({ is }) => is.includes("bureau")],
    ["role", "read", ({ is }) => is.includes("read")],
    ["role", "idle", ({ is }) => is.includes("idle")],
    ["drift", "moved", ({ is }) => is.includes("moved")],
    ["drift", "steady", steady],
  ];
  for (const [field, value, fits] of choices) {
    await page.locator(`#${field}`).selectOption(value);
    await page.waitForFunction(([field, value]) => new URLSearchParams(location.search).get(field) === value, [field, value]);
    const some = await shown(page);
    assert.deepEqual(names(some), names(all.filter(fits)), `${field} ${value}`);
    assert.ok(some.length > 0 && some.length < all.length, `${field} ${value}: ${some.length}`);
    await page.locator("button[type=reset]").click();
    await page.waitForFunction(() => location.search === "");
  }
  for (const kind of ["protected", "actionable"]) {
    await page.locator(`[name=${kind}]`).check();
    await page.waitForFunction(() => location.search !== "");
    const some = await shown(page);
    assert.deepEqual(names(some), names(all.filter(({ is }) => is.includes(kind))), kind);
    assert.ok(some.length > 0 && some.length < 60, `${kind}: ${some.length}`);
    await page.locator(`[name=${kind}]`).uncheck();
    await page.waitForFunction(() => location.search === "");
  }
  await page.locator("#table").selectOption("application");
  await page.locator("#drift").selectOption("steady");
  await search(page, "credit");
  const both = (await shown(page)).filter((entry) => entry.is.includes("application") && steady(entry));
  assert.equal(both.length, (await shown(page)).length);
  // The address leads others to the same, and the contents name what is left of each theme.
  const address = page.url();
  const other = await open(address);
  assert.deepEqual(names(await shown(other)), names(both));
  assert.equal(await other.locator("#words").inputValue(), "credit");
  const counts = await other.locator(".contents li:visible small").allInnerTexts();
  assert.equal(counts.reduce((sum, count) => sum + Number(count), 0), both.length);
  await other.context().close();
  await page.context().close();
});

test("an entry is reached by its anchor, also where a filter hides it, and from the pages that name it", async () => {
  for (const language of languages) {
    const page = await open(at(language, "#EXT_SOURCE_MEAN"));
    assert.ok(await page.locator("#EXT_SOURCE_MEAN").isVisible());
    const place = await page.locator("#EXT_SOURCE_MEAN").boundingBox();
    assert.ok(place.y >= 0 && place.y < 700, `it stands at ${place.y}`);
    await page.goto(at(language, "?theme=cards#EXT_SOURCE_MEAN"));
    assert.ok(await page.locator("#EXT_SOURCE_MEAN h3").isVisible());
    for (const path of ["importance/", "drift-features/"]) {
      await page.goto(`${origin}/${language}/${path}`);
      const link = page.locator("main table a[href*='catalogue/']:visible").first();
      const label = await link.innerText();
      await link.click();
      await page.waitForURL(/catalogue\/index\.html#[A-Z]/);
      const target = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
      assert.equal(await target.locator("h3").innerText(), label);
      assert.ok((await target.boundingBox()).y < 900);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the search by number keeps its key, and typing a slash into the catalogue's own search stays there", async () => {
  const page = await open(at("fr"));
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "find");
  await page.locator("#words").focus();
  await page.keyboard.type("a/b");
  assert.equal(await page.locator("#words").inputValue(), "a/b");
  await page.context().close();
});

test("without scripts the catalogue is whole, has links to its themes, and shows no control that does nothing", async () => {
  for (const language of languages) {
    const page = await open(at(language), { javaScriptEnabled: false });
    assert.equal(await page.locator("section.theme article h3").count(), 344);
    assert.equal(await page.locator("#search").isVisible(), false);
    const links = await page.locator(".contents a").all();
    assert.equal(links.length, 12);
    await links[11].click();
    assert.ok((await page.locator("#theme-cards").boundingBox()).y < 900);
    await page.context().close();
  }
});

test("the catalogue works from a file, and the language of formulas is told", async () => {
  const page = await open(pathToFileURL(join(output, "fr/catalogue/index.html")).href);
  await page.locator("#words").fill("carte");
  await page.waitForFunction(() => /^\d+ informations? sur 344$/.test(document.querySelector(".found").textContent) &&
    !document.querySelector(".found").textContent.startsWith("344"));
  assert.equal(await page.locator("article .f:not([lang=en])").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the catalogue is small, and shown soon", async () => {
  for (const language of languages) {
    const html = readFileSync(join(output, language, "catalogue/index.html"));
    assert.ok(html.length < 600_000 && gzipSync(html).length < 90_000, `${html.length}, ${gzipSync(html).length}`);
    const page = await open(at(language));
    // The paint may be told a moment after the page has loaded.
    const told = await page.waitForFunction(() =>
      performance.getEntriesByType("paint").find((entry) => entry.name === "first-contentful-paint")?.startTime);
    const paint = await told.jsonValue();
    assert.ok(paint < 3_000, `first paint after ${paint} ms`);
    await page.context().close();
  }
});

test("the card prints on three sheets at the most, its file is sound, and axe finds nothing in either", async () => {
  for (const language of languages) {
    const page = await open(`${origin}/${language}/card/`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets <= 3, `${sheets} sheets`);
    const card = await (await page.request.get(await page.locator("a[href$='card.json']").evaluate((a) => a.href))).json();
    const version = await page.locator(".facts code").first().innerText();
    assert.equal(card.model.version, version);
    assert.equal(card.groups.length, await page.locator(".groups tbody th[scope=row]").count());
    for (const colorScheme of ["light", "dark"]) {
      for (const path of ["card/", "catalogue/"]) {
        const seen = await open(`${origin}/${language}/${path}`, { colorScheme });
        await seen.evaluate(axe);
        const said = await seen.evaluate(() => window.axe.run());
        assert.deepEqual(said.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`), [], `${colorScheme} ${path}`);
        await seen.context().close();
      }
    }
    await page.context().close();
  }
});
