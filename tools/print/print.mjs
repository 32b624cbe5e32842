#!/usr/bin/env node
// Prints the notes and the slides of a built site as PDF files, from the files themselves: no server is asked.
//
//     node tools/print/print.mjs SITE OUT [--notes]
//
// SITE is a folder that `clairscore build` made, OUT the folder for the PDF files; --notes prints each slide with what the
// speaker says, on A4. Needs Chromium (CHROMIUM names another than /usr/bin/chromium) and `npm ci` in tests/browser.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [site, out, ...options] = process.argv.slice(2);
if (!site || !out || options.some((option) => option !== "--notes")) {
  console.error("usage: node tools/print/print.mjs SITE OUT [--notes]");
  process.exit(2);
}
const fail = (message) => { console.error(`print.mjs: ${message}`); process.exit(1); };
if (!existsSync(join(site, "index.html"))) fail(`${site}: is no built site; name the folder that clairscore build made`);

/** Pages that are printed where the site has them. */
const pages = ["methodology", "slides", "card"];
const languages = ["fr", "en"].filter((language) => existsSync(join(site, language)));

const browsers = createRequire(fileURLToPath(new URL("../../tests/browser/package.json", import.meta.url)));
let chromium;
try {
  ({ chromium } = browsers("playwright-core"));
} catch {
  fail("playwright-core is not installed; run `npm ci` in tests/browser");
}
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(executablePath)) fail(`${executablePath}: is not there; install chromium, or name it in CHROMIUM`);

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
let written = 0;
for (const name of pages) {
  for (const language of languages) {
    const file = resolve(site, language, name, "index.html");
    if (!existsSync(file)) continue;
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
    const deck = name === "slides";
    const notes = deck && options.includes("--notes");
    await page.goto(`${pathToFileURL(file)}${notes ? "?notes" : ""}`, { waitUntil: "load" });
    if (deck) await page.waitForSelector("html.stage");
    const path = join(out, `${name}-${language}${notes ? "-notes" : ""}.pdf`);
    // The size of a sheet is the deck's own; that of a note is A4, by its style.
    await page.pdf({ path, preferCSSPageSize: true, printBackground: deck, tagged: true });
    await page.close();
    console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KB`);
    written += 1;
  }
}
await browser.close();
if (written === 0) fail(`${site}: has none of the pages ${pages.join(", ")}`);
