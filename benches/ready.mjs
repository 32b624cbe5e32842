// How soon a client's page is ready in a real browser that has nothing in its cache, from a server on this machine.
//   clairscore serve --data DATA --model MODEL --out SITE --port 8080
//   node benches/ready.mjs http://127.0.0.1:8080 SITE        (playwright-core from tests/browser)
// Ready: the page and its styles are read, its scripts have run, the scoring service has answered and what that shows
// stands there.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const [origin, site] = process.argv.slice(2);
const PAGES = 40;
const names = readdirSync(join(site, "fr/client"));
const chosen = names.filter((_, i) => i % Math.max(1, Math.floor(names.length / PAGES)) === 0).slice(0, PAGES);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const figures = { "first contentful paint": [], "scripts have run": [], "ready, with the server's answer": [] };
for (const language of ["fr", "en"]) for (const [i, name] of chosen.entries()) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // When the service's answer shows, by the page's own clock.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (!window.servedAt && document.documentElement.classList.contains("is-served")) window.servedAt = performance.now();
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
  });
  await page.goto(`${origin}/${language}/client/${name}`);
  await page.waitForFunction(() => window.servedAt && performance.getEntriesByName("first-contentful-paint").length);
  const at = await page.evaluate(() => [
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
    window.servedAt,
  ]);
  // The first page of a browser pays for its start.
  if (i > 0) Object.values(figures).forEach((list, place) => list.push(at[place]));
  await context.close();
}
for (const [name, list] of Object.entries(figures)) {
  list.sort((a, b) => a - b);
  const of = (share) => list[Math.min(list.length - 1, Math.floor(list.length * share))].toFixed(0);
  console.log(`${name.padEnd(34)} median ${of(0.5)} ms, of 100 pages 95 within ${of(0.95)} ms, worst ${of(1)} ms, of ${list.length}`);
}
await browser.close();
