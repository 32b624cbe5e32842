// The page that explores the data, in a real browser, against the tables themselves.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, run, site } from "./setup.mjs";

const { data: tables, model, output } = await site();
// The tables of the site once more, as text: the same seed makes the same clients.
const folder = mkdtempSync(join(tmpdir(), "clairscore-exploration-"));
const data = join(folder, "data");
run("synth", "--clients", "1700", "--test", "200", "--seed", "7", "--out", data, "--format", "csv");
after(() => rmSync(folder, { recursive: true, force: true }));

const address = (language, site = output) => pathToFileURL(join(site, `${language}/exploration/index.html`)).href;

/** The cells of a table whose columns are told by their heads: one object a row. */
const cells = (page, place) => page.locator("main .cell table").nth(place).evaluate((table) => {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  return [...table.querySelectorAll("tbody tr")].map((row) =>
    Object.fromEntries([...row.children].map((cell, place) => [heads[place], cell.textContent.trim()])));
});

/** The training clients: whether the start of the employment is marked, and whether they met difficulty. */
function clients() {
  const [head, ...lines] = readFileSync(join(data, "application_train.csv"), "utf8").trim().split(/\r?\n/);
  const split = (line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, ""));
  const [target, employed] = ["TARGET", "DAYS_EMPLOYED"].map((name) => split(head).indexOf(name));
  return lines.map(split).map((row) => ({ difficult: row[target] === "1", marked: row[employed] === "365243" }));
}

const share = (all, has) => all.filter(has).length / all.length;
const percent = (share) => `${(100 * share).toFixed(1)}%`;

test("the mark for no date is counted as it stands in the file, with the difficulty on either side", async () => {
  const all = clients();
  const [marked, others] = [all.filter((client) => client.marked), all.filter((client) => !client.marked)];
  const page = await open(address("en"), { javaScriptEnabled: false });
  const row = await page.locator("main .cell tbody tr", { hasText: "Start of the present employment" }).evaluate((row) =>
    [...row.children].map((cell) => cell.textContent.trim()));
  assert.deepEqual(row.slice(1), [String(marked.length), percent(marked.length / all.length),
    percent(share(marked, (client) => client.difficult)), percent(share(others, (client) => client.difficult))]);
  await page.context().close();
});

test("every client is in one answer of every variable", async () => {
  const page = await open(address("en"), { javaScriptEnabled: false });
  await page.locator("main details").first().evaluate((details) => { details.open = true; });
  const answers = [...await cells(page, 1), ...await cells(page, 2)];
  const sums = new Map();
  for (const answer of answers) {
    sums.set(answer.Information, (sums.get(answer.Information) ?? 0) + Number(answer.Files.replace("%", "")));
    const [low, rate, high] = ["At least", "In difficulty", "At most"].map((name) => Number(answer[name].replace("%", "")));
    assert.ok(low <= rate && rate <= high, JSON.stringify(answer));
    assert.notEqual(answer.Answer, "–");
  }
  assert.equal(sums.size, 12);
  for (const [name, sum] of sums) assert.ok(Math.abs(sum - 100) < 0.6, `${name}: ${sum}`);
  await page.context().close();
});

test("each table says what is lost without it, and both languages say the same", async () => {
  const said = [];
  for (const language of languages) {
    const page = await open(address(language), { javaScriptEnabled: false });
    const all = await page.locator("main .cell table").evaluateAll((tables) => tables.map((table) =>
      [...table.querySelectorAll("tbody tr")].map((row) => row.children.length)));
    assert.equal(all.length, 11, "tables on the page");
    assert.ok(all.every((rows) => rows.length > 0), JSON.stringify(all));
    said.push(all);
    const without = await cells(page, 9);
    assert.equal(without.length, 7);
    for (const row of without) assert.ok(Object.values(row).every((cell) => cell !== "–"), JSON.stringify(row));
    assert.equal(await page.locator("main h2").count(), 7, "with the table of contents");
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
  assert.deepEqual(said[0], said[1]);
});

test("the public site has the page, without a client", async () => {
  const out = join(folder, "public");
  run("build", "--data", tables, "--model", model, "--out", out, "--profile", "public");
  for (const language of languages) {
    assert.ok(existsSync(join(out, `${language}/exploration/index.html`)));
    const page = await open(address(language, out), { javaScriptEnabled: false });
    assert.equal(await page.locator("main .cell table").count(), 11);
    assert.equal(await page.locator("main a[href*='client/']").count(), 0);
    await page.context().close();
  }
});
