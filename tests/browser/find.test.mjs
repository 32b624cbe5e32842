// Finding clients, comparing a group with all, and two clients side by side, as an adviser would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, root, site } from "./setup.mjs";

const { origin, output, clients } = await site();

/** A script of data, read without the site's own reader. */
function kept(path) {
  const text = readFileSync(join(output, "assets", path), "utf8");
  let value;
  new Function("clairscore", text)({ keep: (_, given) => { value = given; } });
  return value;
}
/** A column as a list of values, decoded here anew. */
function column(path) {
  const { values, codes } = kept(`columns/${path}.js`);
  const digits = [...codes].map((letter) => {
    const code = letter.charCodeAt(0);
    return code < 92 ? code - 35 : code - 36;
  });
  const places = values.length > 91
    ? digits.filter((_, i) => i % 2 === 0).map((digit, i) => digit * 91 + digits[2 * i + 1]) : digits;
  return places.map((place) => values[place]);
}
const points = column("points");
const opinions = column("opinion");
const { limit } = kept("columns/clients.js");
const ids = clients.map(Number).sort((a, b) => a - b);

const digits = (text) => Number(text.replace(/[^\d.,\u2212-]/g, "").replace("\u2212", "-").replace(/,/g, "."));
/** The directory or a comparison, once it has counted. */
async function ready(address, options) {
  const page = await open(address, options);
  await page.locator("#facets label small").first().filter({ hasText: /\d/ }).waitFor({ state: "attached" });
  return page;
}
const found = async (page) => digits((await page.locator(".found").innerText()).split(/sur|of|soit|,/)[0]);
const tick = (page, name, value) => page.locator(`input[name="${name}"][value="${value}"]`);
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("#facets details").forEach((one) => { one.open = true; }));
}

test("the columns say of every client what the plain pages say", () => {
  const pages = readdirSync(join(output, "fr/clients")).filter((name) => /^\d/.test(name));
  const rows = pages.flatMap((name) => [...readFileSync(join(output, "fr/clients", name), "utf8")
    .matchAll(/client\/(\d+)\.html">.*?class="(f|a)">.*?class="n">(\d+)<td class="n">([^<]+)/g)]);
  assert.equal(rows.length, clients.length);
  for (const [, id, sign, score, distance] of rows) {
    const place = ids.indexOf(Number(id));
    assert.equal(points[place], Number(score), id);
    assert.equal(opinions[place], sign === "f" ? 1 : 0, id);
    assert.equal(points[place] - limit, digits(distance), id);
  }
});

test("filters count what is left by the others, and leave what the columns say", async () => {
  const income = column("groups/income-type");
  const age = column("groups/age");
  const page = await ready(`${origin}/fr/clients/`);
  assert.equal(await found(page), clients.length);
  await unfold(page);
  await tick(page, "opinion", "unfavourable").check();
  await tick(page, "age", "30-40").check();
  await tick(page, "age", "40-50").check();
  const fits = (i) => opinions[i] === 0 && ["30-40", "40-50"].includes(age[i]);
  const wanted = ids.filter((_, i) => fits(i));
  assert.ok(wanted.length > 3, "too few to tell");
  assert.equal(await found(page), wanted.length);
  const shown = await page.locator("tbody th a").allInnerTexts();
  assert.deepEqual(shown.map(Number), wanted.slice(0, 50));
  const count = async (name, value) => digits(await tick(page, name, value).locator("xpath=../small").innerText());
  // A filter's own choice does not take from its other options.
  const other = ids.filter((_, i) => opinions[i] === 0 && age[i] === "50-60").length;
  assert.equal(await count("age", "50-60"), other);
  const favourable = ids.filter((_, i) => opinions[i] === 1 && ["30-40", "40-50"].includes(age[i])).length;
  assert.equal(await count("opinion", "favourable"), favourable);
  assert.equal(await count("income-type", "working"), wanted.filter((id) => income[ids.indexOf(id)] === "working").length);
  const near = wanted.filter((id) => limit - points[ids.indexOf(id)] <= 20).length;
  assert.equal(await count("distance", "just-below"), near);
  // A chip takes its filter away.
  await page.locator("#chosen li button").first().click();
  assert.equal(await found(page), ids.filter((_, i) => ["30-40", "40-50"].includes(age[i])).length);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an address holds filters, order and page, and back undoes a choice", async () => {
  const page = await ready(`${origin}/en/clients/?opinion=favourable&sort=low&page=2`);
  const ordered = ids.filter((_, i) => opinions[i] === 1)
    .sort((a, b) => points[ids.indexOf(a)] - points[ids.indexOf(b)] || a - b);
  const shown = async () => (await page.locator("tbody th a").allInnerTexts()).map(Number);
  assert.deepEqual(await shown(), ordered.slice(50, 100));
  await tick(page, "distance", "just-above").check();
  await page.waitForURL(/opinion=favourable&distance=just-above&sort=low$/);
  const both = ordered.filter((id) => points[ids.indexOf(id)] - limit <= 20);
  assert.deepEqual(await shown(), both.slice(0, 50));
  assert.match(await page.locator(".lang a").first().getAttribute("href"), /\?opinion=favourable&distance=just-above/);
  await page.goBack();
  assert.equal(await tick(page, "distance", "just-above").isChecked(), false);
  assert.deepEqual(await shown(), ordered.slice(50, 100));
  await page.goForward();
  assert.equal(await tick(page, "distance", "just-above").isChecked(), true);
  await page.locator("#sort").selectOption("limit");
  const nearest = [...both].sort((a, b) => points[ids.indexOf(a)] - points[ids.indexOf(b)] || a - b);
  assert.deepEqual(await shown(), nearest.slice(0, 50));
  await page.locator("#starts").fill(String(ids[3]).slice(0, 5));
  const starting = nearest.filter((id) => String(id).startsWith(String(ids[3]).slice(0, 5)));
  assert.equal(starting.length ? await found(page) : 0, starting.length);
  await page.locator("#group").click();
  await page.waitForURL("**/en/compare/**opinion=favourable&distance=just-above");
  await page.context().close();
});

test("the directory pages through all clients, by keyboard alone", async () => {
  const page = await ready(`${origin}/fr/clients/`);
  await page.locator("[data-step='1']").focus();
  await page.keyboard.press("Enter");
  assert.deepEqual((await page.locator("tbody th a").allInnerTexts()).map(Number), ids.slice(50, 100));
  await page.keyboard.press("/");
  await page.keyboard.type(String(ids[60]));
  assert.equal(await found(page), 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await page.evaluate(() => document.activeElement.name), "opinion");
  await page.waitForURL(/opinion=favourable/);
  assert.equal(await page.locator("#chosen li button").count(), 2);
  await page.context().close();
});

test("two clients chosen in the list are seen side by side", async () => {
  const page = await ready(`${origin}/fr/clients/`);
  for (const place of [2, 9]) await page.locator("tbody .pick input").nth(place).check();
  await page.locator("#picked a").click();
  await page.waitForURL(`**/fr/pair/index.html?a=${ids[2]}&b=${ids[9]}`);
  await page.locator("#themes-drawn svg").waitFor();
  const shown = await page.locator("#two dd").allInnerTexts();
  assert.deepEqual([1, 4].map((i) => digits(shown[i])), [points[2], points[9]]);
  assert.deepEqual([2, 5].map((i) => digits(shown[i])), [points[2] - limit, points[9] - limit]);
  const themes = Array.from({ length: 12 }, (_, i) => column(`themes/${i}`));
  const differences = themes.map((theme) => theme[2] - theme[9]).sort((a, b) => Math.abs(b) - Math.abs(a));
  await page.locator("#themes-drawn summary").click();
  const told = await page.locator("#themes-drawn tbody tr td:last-child").allInnerTexts();
  assert.deepEqual(told.map(digits).map(Math.abs), differences.map(Math.abs));
  await page.locator("#seek").fill("echeance");
  await page.locator("#feature option").first().waitFor({ state: "attached" });
  const name = await page.locator("#feature option").first().getAttribute("value");
  await page.locator("#feature").selectOption(name);
  await page.waitForURL(`**&feature=${name}`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a group's figures are those of its clients", async () => {
  const education = column("groups/education");
  const level = "higher-education";
  const group = ids.map((_, i) => i).filter((i) => education[i] === level);
  const page = await ready(`${origin}/en/compare/?education=${level}`);
  await page.locator("#feature-drawn svg").waitFor();
  assert.equal(await found(page), group.length);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = group.map((i) => points[i]).sort((a, b) => a - b);
  const median = (own[Math.floor((own.length - 1) / 2)] + own[Math.floor(own.length / 2)]) / 2;
  const shown = (await page.locator("#figures b").allInnerTexts()).map(digits);
  const wanted = [group.length, 100 * mean(group.map((i) => opinions[i])), mean(own), median];
  shown.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]) <= 0.0501, `${i}: ${value}, not ${wanted[i]}`));
  const all = (await page.locator("#figures small").allInnerTexts()).map(digits);
  assert.ok(Math.abs(all[2] - mean(points)) <= 0.0501, `${all[2]}`);
  // The differences by theme add up to the difference of the means.
  await page.locator("#themes-drawn summary").click();
  const apart = (await page.locator("#themes-drawn tbody td:last-child").allInnerTexts()).map(digits);
  const sum = apart.reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum - (mean(own) - mean(points))) < 0.61, `${sum}`);
  // The bars of the scores hold the whole group.
  await page.locator("#points-drawn summary").click();
  const shares = (await page.locator("#points-drawn tbody td:nth-child(2)").allInnerTexts()).map(digits);
  assert.ok(Math.abs(shares.reduce((a, b) => a + b, 0) - 100) < 1.5);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a client is placed in a group on a number and on a word", async () => {
  const contract = column("groups/contract");
  const place = 11;
  const income = column("features/AMT_INCOME_TOTAL");
  const group = ids.map((_, i) => i).filter((i) => contract[i] === "cash-loans");
  const page = await ready(`${origin}/en/compare/?contract=cash-loans&client=${ids[place]}&feature=AMT_INCOME_TOTAL`);
  await page.locator("#feature-drawn svg").waitFor();
  const below = group.filter((i) => income[i] < income[place]).length + group.filter((i) => income[i] === income[place]).length / 2;
  const said = await page.locator("#feature-drawn > .hint").first().innerText();
  assert.ok(said.includes(`${((100 * below) / group.length).toFixed(1)}%`), `${said} ${below / group.length}`);
  await page.locator("#seek").fill("occupation");
  await page.locator("#feature").selectOption("OCCUPATION_TYPE");
  const work = column("features/OCCUPATION_TYPE");
  const known = group.filter((i) => work[i] !== null);
  await page.waitForURL("**&feature=OCCUPATION_TYPE");
  await page.locator("#feature-drawn h3", { hasText: "Occupation" }).waitFor();
  const words = await page.locator("#feature-drawn > .hint").first().innerText();
  const same = work[place] === null ? (group.length - known.length) / group.length
    : known.filter((i) => work[i] === work[place]).length / known.length;
  assert.ok(words.includes(`${(100 * same).toFixed(1)}%`), `${words} ${same}`);
  // The arrow keys read the chart.
  await page.locator("#feature-drawn .plot").focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("#feature-drawn .read").innerText(), /%.*%/);
  assert.equal(await page.locator("#feature-drawn .parts .on").count(), 1);
  await page.context().close();
});

test("the text of a drawn chart stays within its card on a narrow phone", async () => {
  for (const language of languages) for (const width of [320, 375]) for (const place of [0, 40, 150]) {
    for (const path of [`compare/?client=${ids[place]}&feature=AMT_CREDIT`, `pair/?a=${ids[place]}&b=${ids[7]}`]) {
      const page = await open(`${origin}/${language}/${path}`, { viewport: { width, height: 800 } });
      await page.locator("#themes-drawn svg").waitFor();
      if (path.startsWith("compare")) await page.locator("#feature-drawn svg").waitFor();
      const faults = await page.evaluate(() => [...document.querySelectorAll(".drawn")].flatMap((card) => {
        const box = card.getBoundingClientRect();
        return [...card.querySelectorAll("svg text")].map((text) => [text.textContent, text.getBoundingClientRect()])
          .filter(([, at]) => at.width && (at.left < box.left + 2 || at.right > box.right - 2))
          .map(([text, at]) => `${text}: ${at.left} to ${at.right} in ${box.left} to ${box.right}`);
      }));
      assert.deepEqual(faults, [], `${language}/${path} ${width}`);
      await page.context().close();
    }
  }
});

test("a group of few is shown with a caution, one of nobody is said, and so is a number that nobody has", async () => {
  const page = await ready(`${origin}/fr/compare/?q=${ids[5]}`);
  assert.equal(await found(page), 1);
  assert.ok(await page.locator("#few").isVisible());
  await page.locator("#starts").fill("9999999");
  assert.equal(await page.locator("#outcome").isVisible(), false);
  assert.match(await page.locator(".found").innerText(), /Aucun client/);
  await page.locator("#client").fill("123");
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#placed").innerText(), /Aucun client ne porte le numéro 123/);
  await page.context().close();
});

test("directory, comparison and pair work from a file", async () => {
  for (const language of languages) {
    const at = (path, search) => pathToFileURL(join(output, language, path)).href + search;
    let page = await ready(at("clients/index.html", "?opinion=unfavourable"));
    assert.equal(await found(page), opinions.filter((opinion) => opinion === 0).length);
    await tick(page, "distance", "just-below").check();
    await page.waitForURL(/distance=just-below$/);
    assert.deepEqual(page.faults, []);
    await page.context().close();
    page = await ready(at("compare/index.html", `?opinion=unfavourable&client=${ids[0]}`));
    await page.locator("#feature-drawn svg").waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
    page = await open(at("pair/index.html", `?a=${ids[0]}&b=${ids[1]}`));
    await page.locator("#themes-drawn svg").waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("without scripts the directory shows the first clients and says where the others are", async () => {
  const page = await open(`${origin}/fr/clients/`, { javaScriptEnabled: false });
  assert.equal(await page.locator("tbody tr").count(), Math.min(50, clients.length));
  assert.match(await page.locator("main").innerText(), /demandent JavaScript/);
  assert.equal(await page.locator("#filters").isVisible(), false);
  await page.goto(`${origin}/en/compare/`);
  assert.match(await page.locator("main").innerText(), /needs JavaScript/);
  await page.context().close();
});

test("the chart library is the one that its lock file makes", (t) => {
  const folder = join(output, "..", "vendor");
  try {
    execFileSync(process.execPath, [join(root, "tools/vendor/vendor.mjs"), folder], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(String(error.stderr ?? error))) {
      t.skip("npm cannot be reached");
      return;
    }
    throw error;
  }
  const committed = join(root, "themes/clairscore/assets/vendor");
  for (const name of readdirSync(committed)) {
    assert.ok(existsSync(join(folder, name)), name);
    assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(committed, name))), `${name} differs`);
  }
});
