// The pages on drift and the report in one file, in a real browser.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, run, site } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { origin, data } = await site();
const folder = mkdtempSync(join(tmpdir(), "clairscore-drift-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const files = ["application_train", "application_test"].map((name) => join(data, `${name}.parquet`));
const reports = Object.fromEntries(
  languages.map((language) => {
    const out = join(folder, `${language}.html`);
    run("drift", "--reference", files[0], "--current", files[1], "--out", out, "--language", language,
      "--history", join(folder, "history"), "--label", language);
    return [language, out];
  }),
);

/** The names and figures of the rows that are shown, in their order. */
const rows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".columns table")[0].tBodies]
      .filter((body) => !body.hidden)
      .map((body) => ({
        name: body.querySelector("th").firstChild.textContent,
        figures: body.dataset.by.trim().split(" ").map(Number),
        moved: body.classList.contains("moved"),
      })),
  );

test("the table is sorted by any figure, both ways, and loses no row", async () => {
  const page = await open(`${origin}/fr/drift-features/`);
  const before = await rows(page);
  assert.ok(before.length > 150, `${before.length} rows`);
  for (const head of await page.locator(".columns thead [data-by]").all()) {
    const by = Number(await head.getAttribute("data-by"));
    for (const [state, sign] of [["descending", 1], ["ascending", -1]]) {
      await head.getByRole("button").click();
      assert.equal(await head.getAttribute("aria-sort"), state);
      const sorted = await rows(page);
      const figures = sorted.map((row) => row.figures[by] * sign);
      assert.deepEqual(figures, [...figures].sort((a, b) => b - a), `${by} ${state}`);
      assert.deepEqual(sorted.map((row) => row.name).sort(), before.map((row) => row.name).sort());
    }
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the table is filtered by name and by what has changed, and says how many rows are left", async () => {
  const page = await open(`${origin}/en/drift-columns/`);
  const all = await rows(page);
  await page.locator(".by-name").fill("amt_credit");
  const named = await rows(page);
  assert.ok(named.length > 0 && named.every((row) => row.name.includes("AMT_CREDIT")));
  assert.equal(await page.locator(".columns .status").innerText(), `${named.length} of ${all.length}`);
  await page.locator(".by-name").fill("");
  await page.locator(".by-kind").selectOption("moved");
  const moved = await rows(page);
  assert.deepEqual(moved.map((row) => row.name), all.filter((row) => row.moved).map((row) => row.name));
  assert.ok(moved.length > 0 && moved.length < all.length, "the made-up clients do drift");
  await page.context().close();
});

test("a detail opens with a drawn picture, whose table adds up", async () => {
  const page = await open(`${origin}/fr/drift-columns/`);
  const first = page.locator(".columns details").first();
  await first.locator("summary").click();
  const picture = await first.locator("svg").boundingBox();
  assert.ok(picture.height > 80 && picture.width > 200);
  const shares = await first.evaluate((detail) => {
    const cells = (column) => [...detail.querySelectorAll(`.bins tbody td:nth-of-type(${column})`)];
    const number = (cell) => (cell.textContent.includes("<") ? 0 : Number(cell.textContent.replace(",", ".").replace(/[^\d.]/g, "")));
    return [1, 2].map((column) => cells(column).reduce((sum, cell) => sum + number(cell), 0));
  });
  for (const sum of shares) assert.ok(Math.abs(sum - 100) < 1, `${shares}`);
  // What `use` shows again keeps its colours: much is drawn in that of the bars, little is black.
  const png = (await first.locator("svg").screenshot()).toString("base64");
  const [drawn, black] = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let [drawn, black] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue] = data.slice(at, at + 3);
      if (green - red > 30) drawn += 1;
      if (red + green + blue < 60) black += 1;
    }
    return [drawn, black].map((count) => count / (image.width * image.height));
  }, png);
  assert.ok(drawn > 0.03 && black < 0.1, `${drawn} drawn, ${black} black`);
  await page.context().close();
});

test("the report in one file is small, asks for nothing, and reads the same without scripts", async () => {
  for (const language of languages) {
    const file = reports[language];
    assert.ok(statSync(file).size < 1_000_000, `${statSync(file).size} bytes`);
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(pathToFileURL(file).href, { javaScriptEnabled });
      assert.deepEqual(page.faults, []);
      assert.equal(await page.locator(".columns tbody:not(.columns .detail tbody)").count(), 121);
      assert.equal(await page.locator(".columns .controls").isVisible(), javaScriptEnabled);
      await page.locator(".columns summary").first().click();
      assert.ok(await page.locator(".columns .bins").first().isVisible());
      await page.context().close();
    }
  }
});

test("the file and the history fit any width, and axe finds nothing, light and dark", async () => {
  const pages = [...Object.values(reports), join(folder, "history/history.html")];
  for (const file of pages) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(pathToFileURL(file).href, { colorScheme });
      for (const width of [320, 375, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${file} is ${wide} px wide at ${width}`);
      }
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run());
      const said = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)}`);
      assert.deepEqual(said, [], `${colorScheme} ${file}`);
      await page.context().close();
    }
  }
});
