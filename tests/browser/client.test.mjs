// A client's page as adviser and client use it: weight, modes, the whole file, downloads, the letter, the sheet for
// contest and review, and the warning where the scoring service says otherwise.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { languages, open, site } from "./setup.mjs";

const { origin, output, clients } = await site();
const page = (language, id) => `${origin}/${language}/client/${id}.html`;
const file = (language, id) => pathToFileURL(join(output, `${language}/client/${id}.html`)).href;

test("every client's page weighs at most 30 KB, and 8 KB compressed", () => {
  for (const language of languages) {
    for (const name of readdirSync(join(output, language, "client"))) {
      const html = readFileSync(join(output, language, "client", name));
      assert.ok(html.length <= 30_000, `${language}/${name}: ${html.length} bytes`);
      assert.ok(gzipSync(html).length <= 8 * 1024, `${language}/${name}: ${gzipSync(html).length} bytes compressed`);
    }
  }
});

test("the client's mode hides the others and the jargon, is remembered, and can be linked", async () => {
  for (const language of languages) {
    const tab = await open(page(language, clients[3]));
    const hidden = [".like", ".stability", ".top nav", ".values table td:nth-child(5)"];
    for (const part of hidden) assert.ok(await tab.locator(part).first().isVisible(), part);
    await tab.locator("[name=mode][value=client]").check();
    for (const part of hidden) assert.ok(!(await tab.locator(part).first().isVisible()), part);
    assert.ok(await tab.locator(".reasons").isVisible());
    await tab.goto(page(language, clients[4]));
    assert.ok(!(await tab.locator(".like").isVisible()), "the mode is not remembered");
    await tab.locator("[name=mode][value=adviser]").check();
    await tab.goto(`${page(language, clients[5])}?mode=client`);
    assert.ok(!(await tab.locator(".like").isVisible()), "?mode=client");
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test("links lead to the pages of the client's groups, and are the adviser's", async () => {
  for (const address of [page("fr", clients[2]), file("en", clients[7])]) {
    const tab = await open(address);
    await tab.waitForFunction(() => document.querySelectorAll(".own a").length === 8);
    const links = await tab.locator(".own a").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    for (const link of links) {
      const found = link.match(/\/(fr|en)\/groups\/[\w-]+\/[\w-]+\.html$/);
      assert.ok(found && existsSync(join(output, found[0])), link);
    }
    await tab.locator("[name=mode][value=client]").check();
    assert.ok(!(await tab.locator(".own").isVisible()));
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test("the mode can be switched without scripts", async () => {
  const tab = await open(file("fr", clients[3]), { javaScriptEnabled: false });
  assert.ok(await tab.locator(".like").isVisible());
  await tab.locator("[name=mode][value=client]").check();
  assert.ok(!(await tab.locator(".like").isVisible()));
  await tab.context().close();
});

test("the whole file is listed from a file too, adds up, and is filtered", async () => {
  for (const address of [page("fr", clients[11]), file("en", clients[11])]) {
    const tab = await open(address);
    const rows = tab.locator(".values tbody tr");
    const before = await rows.count();
    await tab.locator("#words").fill("e");
    await tab.locator(".values [role=status]").filter({ hasText: /\d/ }).waitFor();
    await tab.locator("#words").fill("");
    await tab.waitForFunction(() => !document.querySelector(".values .rest"));
    const all = await rows.count();
    assert.ok(before <= 20 && all > 150, `${before} of ${all}`);
    const sums = await tab.evaluate(() => {
      const number = (text) => Number(text.replace("\u2212", "-").replace(/[^\d-]/g, ""));
      return Array.from(document.querySelectorAll(".values details"), (theme) => [
        number(theme.querySelector("summary b").textContent),
        Array.from(theme.querySelectorAll("tbody tr")).reduce((sum, line) => sum + number(line.cells[7].textContent), 0),
      ]);
    });
    for (const [theme, sum] of sums) assert.equal(sum, theme);
    const odd = await tab.evaluate(() => Array.from(document.querySelectorAll(".values tbody tr"))
      .filter((line) => /undefined|NaN|\{/.test(line.textContent) || !line.cells[1].textContent).map((line) => line.textContent));
    assert.deepEqual(odd, []);
    const placed = await tab.evaluate(() => Array.from(document.querySelectorAll(".values tbody tr:not(.m)"))
      .filter((line) => [3, 4, 5, 6].every((cell) => /^\d+$/.test(line.cells[cell].textContent))).length);
    assert.ok(placed > 100, `${placed} values have all their places`);

    await tab.locator("#absent").check();
    await tab.waitForFunction(() => Array.from(document.querySelectorAll(".values tbody tr")).every((line) => line.hidden === (line.className !== "m")));
    await tab.locator("#absent").uncheck();
    await tab.locator("#counts").check();
    await tab.waitForFunction(() => Array.from(document.querySelectorAll(".values tbody tr")).every((line) => line.hidden === (line.cells[7].className === "z")));
    await tab.locator("#counts").uncheck();
    await tab.locator("#theme").selectOption({ index: 2 });
    await tab.waitForFunction(() => document.querySelectorAll(".values details:not([hidden])").length === 1);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test("the values that the script lists read as those that the page lists", async () => {
  // What one page lists in words, another leaves to its script: for the same value they must say the same.
  const tab = await open(page("en", clients[0]));
  const gather = async (id) => {
    await tab.goto(page("en", id));
    const listed = await tab.locator(".values tbody tr").evaluateAll((lines) => lines.map((line) => line.textContent));
    await tab.locator("#counts").check();
    await tab.waitForFunction(() => !document.querySelector(".values .rest"));
    const lines = await tab.locator(".values tbody tr").evaluateAll((lines) => lines.map((line) =>
      [line.textContent, Array.from(line.cells, (cell) => cell.textContent)]));
    return lines.map(([text, cells]) => ({ cells, byScript: !listed.includes(text) }));
  };
  const known = new Map();
  let compared = 0;
  for (const id of clients.slice(0, 40)) {
    for (const { cells, byScript } of await gather(id)) {
      const [label, value, repaid, all] = cells;
      const key = label + "|" + value;
      const other = known.get(key);
      if (other && other.byScript !== byScript && /^\d+$/.test(all) && /^\d+$/.test(other.all)) {
        assert.equal(repaid, other.repaid, key);
        // A value in words stands for a narrow range of numbers.
        if (/^[0-9]{1,2}$|^(yes|no)$/.test(value)) assert.ok(Math.abs(all - other.all) <= 1, `${key}: ${all} and ${other.all}`);
        compared += 1;
      }
      if (!other) known.set(key, { byScript, repaid, all });
    }
  }
  assert.ok(compared > 20, `${compared} values were compared`);
  await tab.context().close();
});

test("the client's data are downloaded as JSON and as CSV, also from a file", async () => {
  for (const address of [page("fr", clients[2]), file("fr", clients[2])]) {
    const tab = await open(address);
    const get = async (kind) => {
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator(`[data-as=${kind}]`).click()]);
      return readFileSync(await download.path(), "utf8");
    };
    const data = JSON.parse(await get("json"));
    assert.equal(data.client, Number(clients[2]));
    assert.ok(data.values.length > 150 && data.model_version && data.data_date, JSON.stringify(data).slice(0, 300));
    const points = Number(await tab.locator(".client").getAttribute("data-points"));
    const base = Number((await tab.locator(".values .end b").first().innerText()).replace(/\D/g, ""));
    assert.equal(data.values.reduce((sum, value) => sum + value.effect_points, base), points);
    const csv = await get("csv");
    assert.ok(csv.startsWith("\ufeff"));
    const lines = csv.trim().split("\r\n");
    assert.equal(lines.length, data.values.length + 1);
    // What the page lists stands in both files as the page says it, and amounts in full.
    const number = (text) => Number(text.replace("\u2212", "-").replace("+", ""));
    const listed = await tab.locator(".values tbody tr").evaluateAll((rows) =>
      rows.map((row) => [0, 1, 7].map((cell) => row.cells[cell].textContent)));
    for (const [label, words, effect] of listed) {
      const place = data.values.findIndex((value) => value.label === label);
      const { in_words, effect_points } = data.values[place];
      assert.deepEqual([in_words, effect_points], [words, number(effect)], label);
      assert.ok(lines[place + 1].includes(words) && lines[place + 1].endsWith(`,${effect_points}`), lines[place + 1]);
    }
    assert.ok(data.values.some(({ unit, value }) => unit === "money" && /\.\d\d$/.test(value)), "cents are kept");
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test("a page that the scoring service contradicts warns, and one that it confirms does not", async () => {
  const tab = await open(page("fr", clients[6]));
  await tab.waitForFunction(() => document.documentElement.classList.contains("is-served"));
  assert.ok(!(await tab.locator(".differs").isVisible()));
  await tab.route("**/client/*.html", async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(/data-points="\d+"/, 'data-points="123"');
    await route.fulfill({ response: answer, body: html });
  });
  await tab.goto(page("fr", clients[6]));
  await tab.locator(".differs").filter({ hasText: "123" }).waitFor();
  assert.match(await tab.locator(".differs").innerText(), /plus à jour/);
  // Without a scoring service nothing is said.
  await tab.route("**/api/v1/score", (route) => route.fulfill({ status: 404, body: "" }));
  await tab.goto(page("fr", clients[6]));
  await tab.waitForTimeout(300);
  assert.ok(!(await tab.locator(".differs").isVisible()));
  await tab.context().close();
});

test("the letter of every client is one sheet of A4 on which nothing is cut off", async () => {
  const opinions = { favourable: 0, unfavourable: 0 };
  for (const language of languages) {
    const tab = await open(page(language, clients[0]));
    for (const id of clients.filter((_, place) => place % 4 === 0)) {
      await tab.goto(page(language, id), { waitUntil: "domcontentloaded" });
      opinions[await tab.locator(".client").getAttribute("data-opinion")] += 1;
      const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.equal(sheets, 1, `${language} ${id}: ${sheets} sheets`);
    }
    await tab.emulateMedia({ media: "print" });
    for (const part of [".brand", "h1", ".letter", ".opinion", ".distance", ".reasons", ".recourse", ".rights", ".signed", ".stamp"]) {
      assert.ok(await tab.locator(part).first().isVisible(), part);
    }
    for (const part of [".tools", ".find", ".top nav", ".values", ".like"]) {
      assert.ok(!(await tab.locator(part).first().isVisible()), part);
    }
    await tab.context().close();
  }
  assert.ok(opinions.favourable > 10 && opinions.unfavourable > 5, JSON.stringify(opinions));
});

test("the sheet for contest and review is filled, asks for the reason, downloads and prints on one sheet", async () => {
  for (const language of languages) {
    const tab = await open(page(language, clients[9]));
    await Promise.all([tab.waitForURL("**/review/**"), tab.locator("#rights .arrow").click()]);
    assert.equal(await tab.locator("#client").inputValue(), clients[9]);
    const opinion = await tab.locator("#opinion").inputValue();
    assert.match(opinion, /^(un)?favourable$/);
    await tab.locator("#contests").fill("Line\n".repeat(6));
    await tab.locator(`[name=decision][value=${opinion === "favourable" ? "refuse" : "accept"}]`).check();
    assert.match(await tab.locator("#why").innerText(), /dites pourquoi|say why/);
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator("#download").click()]);
    const sheet = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.deepEqual([sheet.client, sheet.opinion], [clients[9], opinion]);
    const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test("scripts move nothing on a client's page, and its head is short", async () => {
  for (const width of [375, 1280]) {
    const tab = await open("about:blank", { viewport: { width, height: 900 } });
    await tab.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
        .observe({ type: "layout-shift", buffered: true });
    });
    await tab.goto(page("fr", clients[8]));
    await tab.waitForTimeout(500);
    assert.deepEqual(await tab.evaluate(() => window.shifts), [], `at ${width}`);
    const head = await tab.evaluate(() => document.querySelector(".top").offsetHeight);
    assert.ok(head <= (width < 700 ? 200 : 80), `the head of the page is ${head} px high at ${width}`);
    await tab.context().close();
  }
});

test("the page is used with the keyboard alone", async () => {
  const tab = await open(page("en", clients[1]));
  await tab.locator("[name=mode]:checked").focus();
  await tab.keyboard.press("ArrowRight");
  assert.ok(await tab.locator("[name=mode][value=client]").isChecked());
  await tab.keyboard.press("ArrowLeft");
  const step = tab.locator(".steps a").first();
  await step.focus();
  await tab.keyboard.press("Enter");
  const theme = await tab.evaluate(() => location.hash);
  assert.ok(await tab.locator(theme).evaluate((details) => details.open));
  const more = tab.locator(`${theme} .rest button`);
  await more.focus();
  await tab.keyboard.press("Enter");
  await tab.waitForFunction((theme) => document.activeElement.matches(`${theme} tbody tr`), theme);
  await tab.context().close();
});
