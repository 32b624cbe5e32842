// A site made and served by the binary, and a browser to read it with: one of each per file of tests.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const languages = ["fr", "en"];
const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/clairscore-target");
export const binary = process.env.CLAIRSCORE_BIN ?? join(target, "release/clairscore");

let made, browser, server, folder;

/** Runs the binary in the repository. */
export const run = (...args) => execFileSync(binary, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });

/** The site of this file of tests: `origin` (served), `output`, `data` and `model` (folders), `clients` (numbers). */
export function site() {
  made ??= make();
  return made;
}

async function make() {
  folder = mkdtempSync(join(tmpdir(), "clairscore-browser-"));
  const [data, model, output] = ["data", "model", "output"].map((name) => join(folder, name));
  run("synth", "--clients", "1700", "--test", "200", "--seed", "7", "--out", data);
  for (const recipe of ["earlier.toml", "recipe.toml"]) {
    // So few clients cannot tell which costs less.
    run("train", "--data", data, "--model", model, "--recipe", join(root, "tests/browser", recipe), "--because",
      "un modèle qui a de quoi remplir les pages");
  }
  // Two checks, so that the page on drift has a history.
  for (const label of ["2026-10-31", "2026-11-30"]) {
    run("drift", "--data", data, "--model", model, "--out", join(folder, "drift.html"), "--history", join(model, "drift"),
      "--label", label);
  }
  // The slides show the same checks each time, whatever ./test has found by now.
  run("build", "--data", data, "--model", model, "--out", output, "--evidence", join(root, "tests/evidence/expected.json"));
  const clients = readdirSync(join(output, "fr/client")).map((name) => name.replace(".html", "")).sort();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
      "--disable-background-networking", "--disable-component-update"],
  });
  return { data, model, output, clients, origin: await serve(data, model, output), pages: pages(clients) };
}

function serve(data, model, output) {
  server = spawn(binary, ["serve", "--data", data, "--model", model, "--out", output, "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`serve ended with ${code}`)));
    server.stdout.once("data", (line) => resolve(String(line).match(/http:\/\/[^/\s]+/)[0]));
  });
}

after(async () => {
  await browser?.close();
  server?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A page of every kind, under a language. */
const pages = (clients) => ["", "clients/", `client/${clients[0]}.html`, `client/${clients[7]}.html`, "model/",
  "importance/", "card/", "catalogue/", "methodology/", "exploration/", "trials/", "candidates/", "drift/", "drift-features/", "drift-columns/", "groups/", "groups/age/", "groups/age/30-40.html", "versions/", "try/", "review/",
  `compare/index.html?client=${clients[3]}`, `pair/index.html?a=${clients[0]}&b=${clients[7]}`];

/** Opens a page; what its console complains of, and requests that leave the host, gather in `faults`. */
export async function open(address, options = {}) {
  const { origin } = await site();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("request", (request) => {
    if (!/^(data|blob|file):/.test(request.url()) && !request.url().startsWith(origin)) {
      page.faults.push(`left the host: ${request.url()}`);
    }
  });
  await page.goto(address, { waitUntil: "load" });
  return page;
}
