// The methodology note: cells, and what the brief asks of its print: seven parts within their pages, in letters of 10.5 points.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { languages, open as openAddress, site } from "./setup.mjs";

/** Opens a page of the site by its place there. */
const open = async (place, options) => openAddress(`${(await site()).origin}/${place}`, options);

/** Pages at most of each part, in order. */
const LIMITS = [2, 1, 1, 1, 1, 1, 1];
const LEAST_POINTS = 10.5;

/** The text of every page of a PDF. */
function pagesOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "clairscore-pdf-"));
  try {
    const file = join(folder, "note.pdf");
    writeFileSync(file, pdf);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    return text.split("\f").filter((page) => page.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const language of languages) {
  test(`each of the seven parts stays within its pages (${language})`, async () => {
    const page = await open(`${language}/methodology/index.html`);
    const heads = await page.$$eval("main h2[id]", (heads) =>
      heads.map((head) => head.textContent).filter((text) => /^\d\. /.test(text)));
    assert.equal(heads.length, LIMITS.length, heads.join(" | "));
    const pages = pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    // A heading may break over two lines: its first words say where it stands.
    const starts = heads.map((head) => pages.findIndex((text) => text.trim().startsWith(head.slice(0, 24))));
    assert.ok(starts.every((start) => start > 0), `each part starts a page: ${starts}`);
    const ends = [...starts.slice(1), pages.findIndex((text) => /J\. Friedman/.test(text) && /Benjamini/.test(text))];
    for (const [part, start] of starts.entries()) {
      const count = ends[part] - start;
      assert.ok(count >= 1 && count <= LIMITS[part], `part ${part + 1} takes ${count} pages`);
    }
    await page.context().close();
  });

  test(`every printed letter of the note has ${LEAST_POINTS} points or more (${language})`, async () => {
    const page = await open(`${language}/methodology/index.html`, { viewport: { width: 690, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    const small = await page.evaluate((least) => {
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.textContent.trim() || parent.closest("sup, svg") || !parent.getClientRects().length) continue;
        const points = parseFloat(getComputedStyle(parent).fontSize) * 0.75;
        if (points < least - 0.01) found.push(`${points.toFixed(2)}: ${node.textContent.trim().slice(0, 40)}`);
      }
      return found;
    }, LEAST_POINTS);
    assert.deepEqual(small, []);
    await page.context().close();
  });

  test(`what a table asks is folded away and shown on a click (${language})`, async () => {
    const page = await open(`${language}/methodology/index.html`);
    const query = page.locator(".cell details.input pre").first();
    assert.equal(await query.isVisible(), false);
    await page.locator(".cell details.input summary").first().click();
    assert.match(await query.textContent(), /^SELECT /);
    assert.equal(await query.isVisible(), true);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`a manager finds each of the four answers in one step from the home page (${language})`, async () => {
    const page = await open(`${language}/index.html`);
    const links = await page.$$eval("main li a", (links) => links.map((link) => link.getAttribute("href")));
    const wanted = [/methodology\/index\.html#1-/, /methodology\/index\.html#4-/, /candidates\/index\.html/, /methodology\/index\.html#6-/];
    for (const one of wanted) assert.ok(links.some((link) => one.test(link)), String(one));
    const first = links.find((link) => wanted[0].test(link));
    await page.click(`main li a[href="${first}"]`);
    await page.waitForURL(/methodology/);
    const shown = await page.evaluate(() =>
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.getBoundingClientRect().top);
    assert.ok(shown >= 0 && shown < 900, `the heading stands at ${shown}`);
    await page.context().close();
  });
}
