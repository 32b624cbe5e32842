// The directory of 350,000 made-up clients in a real browser: when it can first be read, when it can be filtered, and
// how long a filter, an order and a page take until the list has changed.
//   cargo bench --bench site -- DATA MODEL /tmp/large clients=350000 only=directory
//   node benches/directory.mjs /tmp/large/site        (playwright-core from tests/browser)
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const folder = process.argv[2];
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const server = createServer((request, response) => {
  const path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
  try {
    const file = statSync(path).isDirectory() ? join(path, "index.html") : path;
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  } catch { response.writeHead(404).end(); }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const told = (name, values) =>
  console.log(`${name.padEnd(34)} median ${median(values).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms of ${values.length}`);

const paints = [], usable = [];
let page;
for (let i = 0; i < 5; i++) {
  await page?.context().close();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${origin}/fr/clients/`);
  await page.locator("#facets label small").first().filter({ hasText: /\d/ }).waitFor();
  const at = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    now: performance.now(),
  }));
  paints.push(at.paint);
  usable.push(at.now);
}
told("first clients can be read", paints);
told("filters can be used", usable);

/** From what a user does until the list stands changed in the document and is laid out. */
const timed = (act, argument) => page.evaluate(async ([source, argument]) => {
  const from = performance.now();
  new Function("argument", source)(argument);
  document.body.getBoundingClientRect();
  return performance.now() - from;
}, [act, argument]);
const click = "document.querySelectorAll('#facets input')[argument].click()";
const boxes = await page.locator("#facets input").count();
const clicks = [];
for (let i = 0; i < 40; i++) clicks.push(await timed(click, (i * 7) % boxes));
told("a filter", clicks);
await page.locator("#chosen > button").click();
const order = "const s = document.getElementById('sort'); s.value = argument; s.dispatchEvent(new Event('change', { bubbles: true }))";
const orders = [];
for (const name of ["limit", "low", "high", "id", "limit", "low"]) orders.push(await timed(order, name));
told("an order", orders);
const steps = [];
for (let i = 0; i < 10; i++) steps.push(await timed("document.querySelector('[data-step=\"1\"]').click()"));
told("a page", steps);
const typing = "const f = document.getElementById('find'); f.value = argument; f.dispatchEvent(new Event('input', { bubbles: true }))";
const typed = [];
for (const text of ["1", "12", "123", "1234", "12", ""]) typed.push(await timed(typing, text));
told("a digit of a number", typed);
await browser.close();
server.close();
