// The pages of groups of clients in a real browser, against the table of applications itself.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, run, site } from "./setup.mjs";

const { origin, output, clients } = await site();
// The tables of the site once more, as text: the same seed makes the same clients.
const data = mkdtempSync(join(tmpdir(), "clairscore-groups-"));
run("synth", "--clients", "1700", "--test", "200", "--seed", "7", "--out", data, "--format", "csv");
after(() => rmSync(data, { recursive: true, force: true }));
const dimensions = ["contract", "credit", "income-type", "occupation", "education", "family", "age", "region"];
const few = { fr: /^moins de 20 clients$/, en: /^fewer than 20 clients$/ };

/** A whole number as a page writes it. */
const whole = (text) => Number(text.replace(/[^\d]/g, ""));
const slug = (word) => word.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** How many clients have each value of a column of application_test. */
function counted(column) {
  const [head, ...lines] = readFileSync(join(data, "application_test.csv"), "utf8").trim().split(/\r?\n/);
  // A quoted field may hold a comma; no column that is counted here is quoted.
  const cells = (line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, ""));
  const place = cells(head).indexOf(column);
  const counts = new Map();
  for (const line of lines) {
    const value = cells(line)[place];
    const key = value === "" || value === "XNA" ? "unknown" : slug(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The rows of the table of a dimension's page: the page's file, without .html, and the size. */
const rows = (page) => page.locator("table.side tbody tr").evaluateAll((all) => all.map((row) => ({
  key: row.querySelector("a")?.getAttribute("href").replace(/\.html$/, "") ?? "",
  name: row.querySelector("th").textContent.trim(),
  size: row.querySelector("td").textContent.trim(),
})));

test("every group is reached from the index, without scripts and from a file", async () => {
  for (const language of languages) {
    const address = pathToFileURL(join(output, `${language}/groups/index.html`)).href;
    const page = await open(address, { javaScriptEnabled: false });
    const links = await page.locator("main table a").evaluateAll((all) => all.map((link) => link.href));
    assert.ok(links.length > 20, `${links.length} groups`);
    assert.equal(new Set(links).size, links.length);
    for (const link of links.filter((_, place) => place % 7 === 0)) {
      await page.goto(link);
      const name = await page.locator("h1").innerText();
      assert.match(name, /\S\s*: ?\S/);
      await page.locator("main a.back").click();
      await page.waitForURL("**/index.html");
      assert.ok((await rows(page)).length > 1, link);
      await page.locator("main a.back").click();
      await page.waitForURL("**/groups/index.html");
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("sizes are those of the table of applications, and none below twenty is told", async () => {
  const columns = {
    "income-type": "NAME_INCOME_TYPE", education: "NAME_EDUCATION_TYPE", family: "NAME_FAMILY_STATUS",
    contract: "NAME_CONTRACT_TYPE", occupation: "OCCUPATION_TYPE",
  };
  for (const language of languages) {
    for (const [dimension, column] of Object.entries(columns)) {
      const page = await open(`${origin}/${language}/groups/${dimension}/`);
      const [all, ...groups] = await rows(page);
      assert.equal(whole(all.size), clients.length);
      const expected = counted(column);
      const paged = groups.filter((group) => group.key);
      assert.deepEqual(paged.map((group) => group.key).sort(), [...expected.keys()].sort(), dimension);
      for (const { key, size } of paged) {
        const clients = expected.get(key);
        if (clients < 20) assert.match(size, few[language], `${dimension} ${key}: ${clients}`);
        else assert.equal(whole(size), clients, `${dimension} ${key}`);
      }
      await page.context().close();
    }
  }
});

test("the sizes of every dimension add up to all clients, but for groups that are too small to be told", async () => {
  for (const dimension of dimensions) {
    const page = await open(`${origin}/en/groups/${dimension}/`);
    const [, ...groups] = await rows(page);
    const small = groups.filter((group) => few.en.test(group.size)).length;
    const told = groups.reduce((sum, group) => sum + (few.en.test(group.size) ? 0 : whole(group.size)), 0);
    const rest = clients.length - told;
    assert.ok(rest >= small && rest <= 19 * small, `${dimension}: ${rest} in ${small} groups`);
    await page.context().close();
  }
});

test("every chart has a title, a description with figures and its table", async () => {
  for (const language of languages) {
    for (const path of ["groups/income-type/", "groups/income-type/working.html"]) {
      const page = await open(`${origin}/${language}/${path}`, { javaScriptEnabled: false });
      const charts = await page.locator("svg[role=img]").all();
      assert.ok(charts.length >= 3, `${charts.length} charts`);
      for (const chart of charts) {
        assert.ok((await chart.locator("title").textContent()).length > 2);
        assert.match(await chart.locator("desc").textContent(), /\d/);
      }
      if (path.endsWith("/")) {
        const links = await page.locator("figure a[href='#table']").count();
        assert.equal(links, charts.length);
        const told = await rows(page);
        const bars = await page.locator("#favourable text.figure").allInnerTexts();
        assert.equal(bars.length, told.slice(1).filter((row) => !few[language].test(row.size) && row.key).length);
      } else {
        const twins = await page.locator("figure:has(svg[role=img]) details table").count();
        assert.equal(twins, charts.length);
      }
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  }
});

test("a group's page says how large it is, leads to its clients, and names no client", async () => {
  const working = counted("NAME_INCOME_TYPE").get("working");
  for (const language of languages) {
    const page = await open(`${origin}/${language}/groups/income-type/working.html`);
    assert.ok(whole((await page.locator(".lead").innerText()).split(/clients/)[0]) === working);
    const link = page.locator("main a[href='../../clients/index.html?income-type=working']");
    assert.equal(await link.count(), 1);
    const html = await page.content();
    assert.ok(!clients.some((id) => new RegExp(`(?<!\\d)${id}(?!\\d)`).test(html)));
    assert.ok(existsSync(join(output, `${language}/clients/index.html`)));
    await page.context().close();
  }
});

test("the text of a chart stays within it, also on a narrow phone", async () => {
  for (const language of languages) {
    for (const path of ["groups/occupation/", "groups/income-type/working.html", "groups/education/higher-education.html"]) {
      const page = await open(`${origin}/${language}/${path}`, { viewport: { width: 320, height: 800 } });
      const faults = await page.evaluate(() => [...document.querySelectorAll("svg[role=img]")].flatMap((svg) => {
        const box = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
        const out = texts.filter(([, at]) => at.left < box.left - 4 || at.right > box.right + 4 || at.height < 9);
        const touching = texts.flatMap(([one, a], place) => texts.slice(place + 1)
          .filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
          .map(([other]) => `${one} touches ${other}`));
        return [...out.map(([text, at]) => `${text}: ${at.left - box.left} to ${at.right - box.left} of ${box.width}`), ...touching];
      }));
      assert.deepEqual(faults, [], `${language}/${path}`);
      await page.context().close();
    }
  }
});
