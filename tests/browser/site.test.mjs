// The site in a real browser: made by the binary, served by the binary, read as an adviser would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, site } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { origin, output, clients, pages } = await site();

test("no page scrolls sideways, at any width, and none asks another host", async () => {
  for (const language of languages) {
    for (const path of pages) {
      const page = await open(`${origin}/${language}/${path}`);
      for (const width of [320, 375, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `/${language}/${path} is ${wide} px wide at ${width}`);
      }
      assert.deepEqual(page.faults, [], `/${language}/${path}`);
      await page.context().close();
    }
  }
});

test("axe finds no violation on any kind of page, in both languages, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const language of languages) {
      for (const path of pages) {
        const page = await open(`${origin}/${language}/${path}`, { colorScheme });
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        await page.evaluate(axe);
        const found = await page.evaluate(() => window.axe.run());
        const said = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)}`);
        assert.deepEqual(said, [], `${colorScheme} /${language}/${path}`);
        await page.context().close();
      }
    }
  }
});

test("a client is found by number from the home page, and / goes to the search", async () => {
  for (const language of languages) {
    const page = await open(`${origin}/${language}/`);
    await page.keyboard.press("/");
    const focused = await page.evaluate(() => document.activeElement?.matches("form input"));
    assert.ok(focused, "/ does not focus a search field");
    await page.keyboard.type(clients[42]);
    await Promise.all([page.waitForURL(`**/${language}/client/${clients[42]}.html`), page.keyboard.press("Enter")]);
    assert.match(await page.locator("h1").innerText(), new RegExp(clients[42]));
    await page.context().close();
  }
});

test("/ goes to the search by number on every kind of page, and a client is opened from there", async () => {
  for (const path of pages) {
    const page = await open(`${origin}/fr/${path}`);
    await page.keyboard.press("/");
    const label = await page.evaluate(() => document.activeElement?.labels?.[0]?.textContent ?? "");
    assert.match(label, /^Numéro/, path || "home");
    if (path.startsWith("compare")) {
      await page.keyboard.type(clients[42]);
      await Promise.all([page.waitForURL(`**/fr/client/${clients[42]}.html`), page.keyboard.press("Enter")]);
    }
    await page.context().close();
  }
});

test("the directory leads to clients", async () => {
  const page = await open(`${origin}/fr/clients/`);
  const link = page.locator("main a[href*='client/']").first();
  await link.waitFor();
  await Promise.all([page.waitForURL("**/fr/client/*.html"), link.click()]);
  await page.waitForURL(/client\/\d+\.html$/);
  await page.context().close();
});

test("a client's page is read without scripts and from a file", async () => {
  const words = {
    fr: [/Avis du modèle/i, /(dé)?favorable/, /La décision revient au conseiller/i],
    en: [/opinion/i, /(un)?favourable/, /the decision is the adviser/i],
  };
  for (const language of languages) {
    const address = pathToFileURL(join(output, `${language}/client/${clients[0]}.html`)).href;
    const page = await open(address, { javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    for (const word of words[language]) assert.match(text, word);
    const { points } = await shown(page);
    assert.ok(points > 300 && points < 900, `${points} points`);
    assert.ok(await page.locator(".reasons").isVisible());
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("the language link leads to the same page in the other language", async () => {
  for (const [from, to] of [["fr", "en"], ["en", "fr"]]) {
    for (const path of pages) {
      const page = await open(`${origin}/${from}/${path}`);
      await page.locator(`a[hreflang=${to}]`).first().click();
      await page.waitForURL(`${origin}/${to}/${path}`.replace(/\/$/, "/**"));
      assert.equal(await page.locator("html").getAttribute("lang"), to);
      await page.context().close();
    }
  }
});

/** The opinion and the whole points that a client's page shows. */
async function shown(page) {
  const opinion = await page.locator(".opinion strong").innerText();
  const points = await page.locator(".measured dd").first().innerText();
  return { opinion: opinion.trim().toLowerCase(), points: Number(points.replace(/[^\d]/g, "")) };
}

test("the pages and the API say the same of clients, and the page says that the data is made up", async () => {
  const page = await open(`${origin}/en/`);
  for (const part of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    const id = clients[Math.floor(part * (clients.length - 1))];
    await page.goto(`${origin}/en/client/${id}.html`);
    const answer = await page.evaluate(async (sk_id_curr) => {
      const response = await fetch("/api/v1/score", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ sk_id_curr }),
      });
      return { status: response.status, body: await response.json() };
    }, Number(id));
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const { opinion, points_shown: points } = answer.body;
    assert.deepEqual(await shown(page), { opinion, points }, `client ${id}`);
    assert.match(await page.locator("body").innerText(), /made[- ]up|synthetic/i);
  }
  await page.context().close();
});

test("a number that nobody has is answered on the spot", async () => {
  for (const language of languages) {
    const page = await open(`${origin}/${language}/`);
    const form = page.getByRole("search").first();
    await form.locator("input").fill("999999999");
    await form.locator("input").press("Enter");
    await form.getByRole("status").filter({ hasText: /\S/ }).waitFor({ timeout: 5000 });
    assert.ok(!page.url().includes("/client/"), page.url());
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

/** The pages that have charts, in both languages. */
const charted = () => languages.flatMap((language) => ["model/", "importance/"].map((path) => `${language}/${path}`));

test("every chart has a title, a message and a table beside it", async () => {
  for (const path of charted()) {
    const page = await open(`${origin}/${path}`);
    const charts = await page.locator(".charts figure").all();
    assert.ok(charts.length >= 7, `${charts.length} charts`);
    for (const chart of charts) {
      assert.ok((await chart.locator("svg[role=img] > title").textContent()).length > 5);
      assert.match(await chart.locator("svg[role=img] > desc").textContent(), /\d/);
      assert.ok((await chart.locator("details table tr").count()) > 1);
    }
    await page.context().close();
  }
});

test("the model page leads to each of its sections, and its wide tables scroll in their boxes", async () => {
  for (const language of languages) {
    const page = await open(`${origin}/${language}/model/`, { viewport: { width: 375, height: 800 } });
    for (const link of await page.locator(".contents a").all()) {
      await link.click();
      const at = await page.locator(await link.getAttribute("href")).evaluate((e) => e.getBoundingClientRect().top);
      const end = await page.evaluate(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2);
      assert.ok(end || (at >= -1 && at < 100), `${await link.getAttribute("href")} is ${at} px down`);
    }
    const box = page.locator("#comparison .scroll").first();
    const [inside, outside] = await box.evaluate((e) => [e.scrollWidth, e.clientWidth]);
    assert.ok(inside > outside && outside <= 375, `${inside} in ${outside}`);
    await box.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((e) => e.scrollLeft > 0, await box.elementHandle(), { timeout: 5000 });
    await page.context().close();
  }
});

test("the text of a chart stays within it, and can be read on a phone", async () => {
  for (const path of charted()) {
    const page = await open(`${origin}/${path}`, { viewport: { width: 375, height: 800 } });
    const faults = await page.evaluate(() => [...document.querySelectorAll(".charts svg[role=img]")].flatMap((svg) => {
      const box = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].flatMap((text) => {
        const { left, right, height } = text.getBoundingClientRect();
        const out = left < box.left - 1 || right > box.right + 1;
        return out || height < 9 ? [`${text.textContent.trim()}: ${left - box.left} to ${right - box.left}, ${height} high`] : [];
      });
    }));
    assert.deepEqual(faults, [], path);
    await page.context().close();
  }
});

test("the version in the foot of a page leads to what changed since the model before, and to whom", async () => {
  const page = await open(`${origin}/fr/client/${clients[0]}.html`);
  await page.click("footer .stamp a");
  await page.waitForURL("**/fr/versions/**");
  const version = await page.textContent("footer .stamp code");
  const told = await page.textContent(".answer");
  assert.match(told, new RegExp(`Le modèle ${version} est en service depuis le .* 20\\d\\d`));
  assert.match(told, /(de moins que|de plus que|autant que) le précédent pour 10.000 clients/);
  assert.match(told, /un modèle qui a de quoi remplir les pages/);
  assert.match(told, /avis change/);
  const rows = await page.locator("#history tbody tr").allTextContents();
  assert.equal(rows.length, 2);
  assert.ok(rows[0].includes(version), rows[0]);
  await page.locator("#clients tbody a").first().click();
  await page.waitForURL("**/fr/client/*.html");
  assert.deepEqual(page.faults, []);
});
