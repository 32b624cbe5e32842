// Simulations: the values of a client changed, a new application, and what is said where no server answers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { languages, open, site } from "./setup.mjs";

const { origin, output, clients } = await site();
const client = clients[11];

/** What the API says to a body. */
const ask = (page, body) => page.evaluate(async (body) => {
  const response = await fetch("/api/v1/score", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}, body);

const digits = (text) => Number(text.replace(/[^\d]/g, ""));
const shows = (page, wanted) => page.waitForFunction(
  (wanted) => document.getElementById("points-now").textContent.replace(/[^\d]/g, "") === String(wanted) &&
    !document.getElementById("outcome").hasAttribute("aria-busy") && document.getElementById("waiting").hidden, wanted);
const bars = (page) => page.locator("#bars .now").evaluateAll((all) => all.map((bar) => [bar.style.left, bar.style.width].join()));

async function opened(language, query = `?client=${client}`, options = {}) {
  const page = await open(`${origin}/${language}/try/index.html${query}`, options);
  await page.locator("#workbench").waitFor();
  return page;
}

/** The first client whose points follow the credit, and two and a half times that credit. */
const found = {};
async function movable(page) {
  found.client ??= await page.evaluate(async (clients) => {
    const score = async (body) => (await fetch("/api/v1/score", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    })).json();
    for (const id of clients.map(Number)) {
      const { application } = await (await fetch(`/api/v1/applications/${id}`)).json();
      const changes = { AMT_CREDIT: Math.round(application.AMT_CREDIT * 2.5) };
      const [real, changed] = [await score({ sk_id_curr: id }), await score({ sk_id_curr: id, changes })];
      if (Math.abs(real.points_shown - changed.points_shown) >= 2) return { id, credit: String(changes.AMT_CREDIT) };
    }
    return null;
  }, clients);
  assert.ok(found.client, "no client's points follow the credit");
  return found.client;
}

test("a changed credit gives the points of the API for the same change, moves the waterfall, and can be taken back", async () => {
  for (const language of languages) {
    const page = await opened(language);
    const { id, credit: other } = await movable(page);
    await page.goto(`${origin}/${language}/try/index.html?client=${id}`);
    const real = await ask(page, { sk_id_curr: id });
    await shows(page, real.points_shown);
    const before = await bars(page);
    const credit = page.locator("#f-AMT_CREDIT");
    const own = await credit.inputValue();
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith("/score")),
      credit.fill(other),
    ]);
    const body = sent.postDataJSON();
    assert.deepEqual(Object.keys(body.changes), ["AMT_CREDIT"]);
    const changed = await ask(page, body);
    assert.notEqual(changed.points_shown, real.points_shown, "the change changes nothing");
    await shows(page, changed.points_shown);
    assert.notDeepEqual(await bars(page), before);
    const sums = await page.locator("#bars summary b").allInnerTexts();
    const signed = sums.map((text) => digits(text) * (/[\u2212]/.test(text) ? -1 : 1));
    assert.equal(changed.base_shown + signed.reduce((a, b) => a + b), changed.points_shown);
    assert.equal(await page.locator("#changes li").count(), 1);
    assert.match(await page.locator("#difference").innerText(), new RegExp(String(Math.abs(changed.points_shown - real.points_shown))));
    assert.match(await page.locator("#said").textContent(), new RegExp(String(changed.points_shown)));
    await page.locator("[data-column=AMT_CREDIT] .own button").click();
    await shows(page, real.points_shown);
    assert.equal(await credit.inputValue(), own);
    assert.equal(await page.locator("#changes li").count(), 0);
    assert.deepEqual(await bars(page), before);
    assert.match(await page.locator(".band").innerText(), /simulation/i);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("what would change the opinion opens as a simulation that says the same, and its address can be kept", async () => {
  let tried = 0;
  for (const language of languages) for (const id of clients) {
    const page = await open(`${origin}/${language}/client/${id}.html`);
    const options = page.locator(".recourse li");
    if ((await options.count()) > 0 && tried < 4) {
      tried += 1;
      const option = options.last();
      const points = digits((await option.locator("dd").first().innerText()).split("pts")[0].split("point")[0]);
      await option.locator("a").click();
      await shows(page, points);
      assert.ok((await page.locator("#changes li").count()) > 0);
      const order = await page.locator("#bars details").evaluateAll((all) => all.map((row) => row.dataset.theme));
      assert.deepEqual(order, (await ask(page, { sk_id_curr: Number(id) })).themes.map(({ theme }) => theme));
      const address = () => page.evaluate(() => [location.search, location.hash.length > 1]);
      assert.deepEqual(await address(), [`?client=${id}`, true]);
      await page.reload();
      await shows(page, points);
      await page.locator("a[hreflang]").first().click();
      await page.waitForURL(/\/try\/index\.html\?client=\d+#/);
      await shows(page, points);
      await page.locator("#try-reset").click();
      assert.deepEqual(await address(), [`?client=${id}`, false]);
      assert.deepEqual(page.faults, []);
    }
    await page.context().close();
  }
  assert.equal(tried, 4, "too few clients have something to change");
});

test("a new application is kept in its address, but for what no form has", async () => {
  const page = await opened("en", "#AMT_CREDIT=345678&FLAG_PHONE=1&NAME_CONTRACT_TYPE=none&bureau=none&TOWN=x");
  assert.equal(await page.locator("#f-AMT_CREDIT").inputValue(), "345678");
  assert.ok(await page.locator("#f-FLAG_PHONE").isChecked());
  assert.ok(await page.locator("[name=bureau][value=none]").isChecked());
  await page.locator("#f-AMT_INCOME_TOTAL").evaluate((input) => { input.closest("details").open = true; });
  await page.locator("#f-AMT_INCOME_TOTAL").fill("123456");
  const keeps = () => page.waitForFunction(() => location.hash.includes("AMT_INCOME_TOTAL"));
  await keeps();
  // A link within the page leads on, and the address keeps what it kept.
  await page.evaluate(() => { location.hash = "#content"; });
  await keeps();
  const address = await page.evaluate(() => ({ search: location.search, hash: location.hash }));
  const kept = new URLSearchParams(address.hash.slice(1));
  assert.deepEqual([...kept.keys()].sort(), ["AMT_CREDIT", "AMT_INCOME_TOTAL", "FLAG_PHONE", "bureau"]);
  assert.equal(address.search, "");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("every answer that the form can give of a client is one that the API takes", async () => {
  const page = await opened("en");
  const taken = await page.evaluate(async (id) => {
    const { application } = await (await fetch(`/api/v1/applications/${id}`)).json();
    const faults = [];
    for (const field of document.querySelectorAll(".field")) {
      const answers = [...field.querySelectorAll("option")].map((option) => option.value).filter(Boolean);
      const { column, missing, kind } = field.dataset;
      const values = kind === "choice" ? answers.map(Number) : answers;
      if (missing) values.push(JSON.parse(missing));
      const bounds = field.querySelector("[type=number]");
      if (bounds && kind === "number") values.push(Number(bounds.min), Number(bounds.max));
      if (!(column in application)) faults.push(`${column} is no column`);
      for (const value of values) {
        const response = await fetch("/api/v1/score", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ sk_id_curr: id, changes: { [column]: value } }),
        });
        if (!response.ok) faults.push(`${column} ${value}: ${await response.text()}`);
      }
    }
    return faults;
  }, Number(client));
  assert.deepEqual(taken, []);
  await page.context().close();
});

test("a slider, years, no employment and missing information become what the columns hold", async () => {
  const page = await opened("fr");
  const sent = [];
  page.on("request", (request) => request.url().endsWith("/score") && sent.push(request.postDataJSON().changes));
  const waited = () => page.waitForResponse((response) => response.url().endsWith("/score"));
  await page.locator("summary", { hasText: "Emploi" }).first().click();
  await Promise.all([waited(), page.locator("[data-column=DAYS_EMPLOYED] .no-job").check()]);
  assert.deepEqual(sent.at(-1), { DAYS_EMPLOYED: 365243 });
  await page.locator("[data-column=DAYS_EMPLOYED] .no-job").uncheck();
  await Promise.all([waited(), page.locator("#f-DAYS_EMPLOYED").fill("10")]);
  assert.deepEqual(sent.at(-1), { DAYS_EMPLOYED: -3653 });
  await page.locator("summary", { hasText: "Scores d’organismes externes" }).first().click();
  await Promise.all([waited(), page.locator("#f-EXT_SOURCE_2").fill("")]);
  assert.deepEqual(sent.at(-1), { DAYS_EMPLOYED: -3653, EXT_SOURCE_2: null });
  await page.locator("#f-AMT_ANNUITY").evaluate((input) => input.scrollIntoView());
  const slider = page.locator("[data-column=AMT_ANNUITY] [type=range]");
  await slider.focus();
  await Promise.all([waited(), page.keyboard.press("ArrowRight")]);
  assert.equal(sent.at(-1).AMT_ANNUITY, Number(await page.locator("#f-AMT_ANNUITY").inputValue()));
  await Promise.all([waited(), page.locator("#try-reset").click()]);
  assert.deepEqual(sent.at(-1), {});
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a new application is scored as the API scores it, and waits for what is needed", async () => {
  for (const language of languages) {
    const page = await opened(language, "");
    assert.ok(await page.locator("#waiting").isVisible());
    assert.ok(!(await page.locator("#told").isVisible()));
    await page.locator("#try-form .acts button").last().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "f-NAME_CONTRACT_TYPE");
    assert.ok(await page.locator("#e-AMT_INCOME_TOTAL").isVisible());
    await page.locator("#try-prefill").click();
    await page.locator("#told").waitFor();
    await page.locator("#f-AMT_INCOME_TOTAL").fill("90000");
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith("/score")),
      page.locator("input[name=bureau][value=none]").check(),
    ]);
    const body = sent.postDataJSON();
    assert.deepEqual([body.bureau, body.bureau_balance, body.previous_application], [[], [], undefined]);
    assert.deepEqual([body.application.AMT_INCOME_TOTAL, body.application.CODE_GENDER], [90000, "XNA"]);
    const answer = await ask(page, body);
    await shows(page, answer.points_shown);
    assert.equal((await page.locator("#opinion-now").innerText()).length > 5, true);
    assert.equal(await page.locator("#for li").count(), Math.max(1, answer.reasons_for.length));
    assert.ok(!(await page.locator("#changes").isVisible()));
    assert.match(await page.locator(".band").innerText(), /simulation/i);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("what the server refuses stands at the field, in the page's language", async () => {
  for (const [language, word] of [["fr", /attendu/], ["en", /expected/]]) {
    const page = await opened(language);
    await page.locator("#told").waitFor();
    await page.locator("#f-AMT_CREDIT").fill("-5");
    const fault = page.locator("#e-AMT_CREDIT");
    await fault.waitFor();
    assert.match(await fault.innerText(), word);
    assert.equal(await page.locator("#f-AMT_CREDIT").getAttribute("aria-invalid"), "true");
    await page.locator("#waiting a").click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "f-AMT_CREDIT");
    await page.locator("#f-AMT_CREDIT").fill("400000");
    await fault.waitFor({ state: "hidden" });
    await page.context().close();
  }
});

test("without the server the page says so and leads to the suggestions that were calculated in advance", async () => {
  for (const language of languages) {
    const file = pathToFileURL(join(output, `${language}/try/index.html`)).href;
    const page = await open(`${file}?client=${client}`);
    await page.locator("#try-needs a").waitFor();
    assert.match(await page.locator("#try-needs").innerText(), /clairscore serve/);
    assert.ok(!(await page.locator("#workbench").isVisible()));
    await page.locator("#try-needs a").click();
    await page.waitForURL(`**/${language}/client/${client}.html#recourse`);
    await page.goto(`${file}?client=999999999`);
    await page.locator("#try-needs a").waitFor();
    assert.match(await page.locator("#try-needs").innerText(), /999999999/);
    await page.goto(file);
    assert.match(await page.locator("#try-needs").innerText(), /clairscore serve/);
    assert.deepEqual(page.faults, []);
    await page.context().close();
    const plain = await open(`${origin}/${language}/try/index.html`, { javaScriptEnabled: false });
    assert.match(await plain.locator(".needs").first().innerText(), /JavaScript/);
    assert.match(await plain.locator(".band").innerText(), /simulation/i);
    await plain.context().close();
  }
});

test("a number that nobody has, or that is none, is said at once", async () => {
  const page = await open(`${origin}/fr/try/index.html?client=999999999`);
  await page.locator("#try-needs a").waitFor();
  assert.match(await page.locator("#try-needs").innerText(), /999999999/);
  await page.goto(`${origin}/fr/try/index.html?client=abc`);
  assert.match(await page.locator("#try-needs").innerText(), /chiffres/);
  await page.context().close();
});

test("a simulation is made with the keyboard alone, and the language link keeps the client", async () => {
  const page = await opened("fr", "");
  await page.locator("#try-client").focus();
  await page.keyboard.type(client);
  await Promise.all([page.waitForURL(`**/fr/try/index.html?client=${client}`), page.keyboard.press("Enter")]);
  await page.locator("#told").waitFor();
  await page.locator("#try-page").focus();
  const tabTo = async (id) => {
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
    }
    assert.fail(`${id} is not reached`);
  };
  await tabTo("f-AMT_GOODS_PRICE");
  const moved = page.waitForResponse((response) => response.url().endsWith("/score"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("40000");
  await moved;
  await page.locator("#changes li").waitFor();
  assert.match(await page.locator("#changes li").innerText(), /Prix du bien/);
  const row = page.locator("#bars summary").first();
  await row.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#bars details").first().getAttribute("open") !== null);
  await page.locator("a[hreflang=en]").focus();
  const kept = `**/en/try/index.html?client=${client}#AMT_GOODS_PRICE=40000`;
  await Promise.all([page.waitForURL(kept), page.keyboard.press("Enter")]);
  await page.locator("#told").waitFor();
  assert.equal(await page.locator("#changes li").count(), 1);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a printed simulation says that it is one, and leaves the form out", async () => {
  const page = await opened("fr");
  await page.locator("#told").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".band").isVisible());
  assert.ok(await page.locator("#told").isVisible());
  assert.ok(!(await page.locator("#try-form").isVisible()));
  await page.context().close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("axe finds nothing in a simulation of a client, which fits any width", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const language of languages) {
      const page = await opened(language, `?client=${client}`, { colorScheme });
      await page.locator("#told").waitFor();
      await page.locator("#f-AMT_CREDIT").fill("-5");
      await page.locator("#e-AMT_CREDIT").waitFor();
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      for (const width of [320, 375, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px wide at ${width}`);
      }
      await page.locator("#f-AMT_CREDIT").fill("300000");
      await page.locator("#e-AMT_CREDIT").waitFor({ state: "hidden" });
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run());
      const said = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3)}`);
      assert.deepEqual(said, [], `${colorScheme} ${language}`);
      await page.context().close();
    }
  }
});
