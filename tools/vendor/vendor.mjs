// Makes themes/clairscore/assets/vendor/ from the packages that package-lock.json pins: Observable Plot and the parts
// of d3 that it uses, in one file that keeps `Plot`, and the licences of all that stands in it.
// `node vendor.mjs [folder]`; the folder is the theme's unless another is given.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2] ?? join(here, "../../themes/clairscore/assets/vendor");

// Without the scripts of packages: nothing of them runs but esbuild itself, below.
execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
const { build } = await import("esbuild");
const made = await build({
  absWorkingDir: here,
  entryPoints: ["plot.mjs"],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plot",
  target: "es2020",
  legalComments: "none",
  metafile: true,
  write: false,
});

const inside = Object.entries(made.metafile.outputs)[0][1].inputs;
const packages = new Set(Object.entries(inside)
  .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  .map(([path]) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
  .filter(Boolean));
const licences = [...packages].sort().map((name) => {
  const at = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version} (${license})\n\n${readFileSync(join(at, file), "utf8").trim()}\n`;
});

const head = "/* Observable Plot and the parts of d3 that it uses; licences in LICENSES.txt; made by tools/vendor. */\n";
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "plot.js"), head + made.outputFiles[0].text);
writeFileSync(join(folder, "LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
