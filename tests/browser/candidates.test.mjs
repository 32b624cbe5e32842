// The page that compares models: a table sorted by its heads, and the cost by limit beside a slider.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, site } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { origin, output } = await site();
const address = (language) => `${origin}/${language}/candidates/`;

/** What stands in a column, and the figures that it is sorted by. */
const column = (page, place) => page.locator("#trials tbody tr").evaluateAll((rows, place) =>
  rows.map((row) => ({ shown: row.cells[place].textContent, value: Number(row.cells[place].dataset.v) })), place);
const rising = (values) => values.every((value, i) => i === 0 || values[i - 1] <= value);

test("the heads sort the table by figures, one way and the other, and say so", async () => {
  for (const language of languages) {
    const page = await open(address(language));
    const heads = page.locator("#trials thead th");
    const count = await heads.count();
    assert.equal(count, 12, "times were kept");
    assert.ok(rising((await column(page, 3)).map(({ value }) => value)), "by cost at first");
    assert.equal(await heads.nth(3).getAttribute("aria-sort"), "ascending");
    const rows = await page.locator("#trials tbody tr").count();
    for (let place = 3; place < count; place++) {
      const button = heads.nth(place).getByRole("button");
      await button.focus();
      await page.keyboard.press("Enter");
      const first = await heads.nth(place).getAttribute("aria-sort");
      assert.equal(first, place === 3 || [6, 7, 10].includes(place) ? "descending" : "ascending", `column ${place}`);
      const values = (await column(page, place)).map(({ value }) => value);
      assert.equal(values.length, rows);
      assert.ok(values.every(Number.isFinite), `column ${place}: ${values}`);
      assert.ok(rising(first === "ascending" ? values : values.toReversed()), `column ${place}: ${values}`);
      await page.keyboard.press("Enter");
      const turned = (await column(page, place)).map(({ value }) => value);
      assert.ok(rising(first === "ascending" ? turned.toReversed() : turned), `column ${place}: ${turned}`);
      assert.equal(await page.locator("#trials [aria-sort]").count(), 1);
      const label = (await button.innerText()).trim();
      assert.ok((await page.locator("#sorted").innerText()).includes(label), label);
    }
    assert.equal(await page.locator("#trials tr.strong").count(), 1);
    // A column whose text would sort otherwise: 10 030 before 5 640 as words.
    await heads.nth(0).getByRole("button").click();
    const names = (await column(page, 0)).map(({ shown }) => shown);
    assert.deepEqual(names, names.toSorted(new Intl.Collator(language).compare));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the slider is moved by keys; its words, its chart and the table by ratio agree", async () => {
  for (const language of languages) {
    const page = await open(address(language));
    const range = page.locator("#ratio-range");
    const rows = await page.locator("#ratios tbody tr").evaluateAll((rows) => rows.map((row) => ({
      cells: [...row.cells].map((cell) => cell.textContent.trim()), strong: row.classList.contains("strong"), limit: Number(row.dataset.l),
      ratio: Number(row.dataset.r), cost: Number(row.dataset.c),
    })));
    assert.equal(rows.length, 13);
    assert.equal(await range.inputValue(), String(rows.findIndex(({ strong }) => strong)));
    await range.focus();
    await page.keyboard.press("Home");
    const seen = new Set();
    for (const [place, row] of rows.entries()) {
      assert.equal(await range.inputValue(), String(place));
      const said = await page.locator("#ratio-said").innerText();
      for (const cell of row.cells.slice(1, 6)) assert.ok(said.includes(cell), `${said} has no ${cell}`);
      if (!row.strong) for (const cell of row.cells.slice(7, 9)) assert.ok(said.includes(cell), `${said} has no ${cell}`);
      assert.ok(row.cells[0].startsWith(await range.getAttribute("aria-valuetext")));
      assert.equal(await page.locator("#by-ratio svg desc").textContent(), said);
      const drawn = await page.locator("#by-ratio polyline").getAttribute("points");
      assert.ok(!/NaN|Infinity/.test(drawn) && !seen.has(drawn), drawn);
      seen.add(drawn);
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the cost that is drawn at the best limit is that of the table", async () => {
  const page = await open(address("en"));
  const { frame, rows } = await page.evaluate(() => ({
    frame: { ...document.getElementById("slide").dataset },
    rows: [...document.querySelectorAll("#ratios tbody tr")].map((row) => ({ ...row.dataset })),
  }));
  const flat = frame.points.split(" ").map(Number);
  const points = Array.from({ length: flat.length / 3 }, (_, i) => flat.slice(3 * i, 3 * i + 3));
  for (const { r, l, c } of rows) {
    const cost = ([, missed, refused]) => (1e4 * frame.unit * (r * missed + refused)) / frame.clients;
    const after = points.findIndex(([limit]) => limit / 1e4 >= Number(l));
    if (after < 1) continue;
    // Between its neighbours no more clients can be decided otherwise than between those.
    const [a, b] = [points[after - 1], points[after]];
    const spread = (1e4 * frame.unit * (r * (b[1] - a[1]) + (a[2] - b[2]))) / frame.clients;
    assert.ok(Math.abs(cost(a) - c) <= spread + 0.1 && Math.abs(cost(b) - c) <= spread + 0.1, `${r}: ${cost(a)} ${c} ${cost(b)}`);
  }
  await page.context().close();
});

test("without a script, and from a file, everything is there to read, and no slider", async () => {
  for (const language of languages) {
    const file = join(output, language, "candidates/index.html");
    assert.ok(statSync(file).size < 60_000, `${statSync(file).size} bytes`);
    const page = await open(pathToFileURL(file).href, { javaScriptEnabled: false });
    assert.ok(!(await page.locator("#ratio-range").isVisible()));
    assert.ok(await page.locator("#by-ratio svg.chart-cost").isVisible());
    assert.equal(await page.locator("#ratios tbody tr").count(), 13);
    assert.equal(await page.locator("#trials button").count(), 0);
    assert.ok(await page.locator("#trials tbody tr.strong").isVisible());
    assert.deepEqual(page.faults, []);
    await page.context().close();
    const scripted = await open(pathToFileURL(file).href);
    await scripted.locator("#ratio-range").waitFor();
    assert.equal(await scripted.locator("#by-ratio polyline").count(), 1);
    assert.deepEqual(scripted.faults, []);
    await scripted.context().close();
  }
});

test("nothing moves while the page loads, and axe finds nothing at any end of the slider", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open("about:blank", { colorScheme, viewport: { width: 375, height: 800 } });
    await page.addInitScript(() => {
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.moved += one.value)))
        .observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address("fr"), { waitUntil: "load" });
    await page.locator("#ratio-range").scrollIntoViewIfNeeded();
    await page.waitForTimeout(200);
    assert.ok((await page.evaluate(() => window.moved)) < 0.01, String(await page.evaluate(() => window.moved)));
    await page.evaluate(axe);
    for (const key of ["Home", "End"]) {
      await page.locator("#ratio-range").press(key);
      const found = await page.evaluate(() => window.axe.run());
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)}`), []);
      const out = await page.evaluate(() => {
        const box = document.querySelector("#by-ratio svg").getBoundingClientRect();
        return [...document.querySelectorAll("#by-ratio text")].filter((text) => {
          const { left, right, height } = text.getBoundingClientRect();
          return left < box.left - 1 || right > box.right + 1 || height < 9;
        }).map((text) => text.textContent);
      });
      assert.deepEqual(out, [], key);
    }
    await page.context().close();
  }
});

test("the page on the model leads to the comparison and back", async () => {
  const page = await open(`${origin}/fr/model/`);
  await page.locator("main a[href*='candidates/']").click();
  await page.waitForURL("**/fr/candidates/**");
  await page.locator("main a.arrow[href*='model/']").click();
  await page.waitForURL("**/fr/model/**");
  await page.context().close();
});
