// Lighthouse over a page of every kind of a served site, in both languages.
//
// usage: node audit.mjs ORIGIN CLIENT [runs=3]: the address that `clairscore serve` prints, and a client's number.
// Prints a table: the median of the runs of each category, from 0 to 100, and what an audit found amiss.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [origin, client, runs = "runs=3"] = process.argv.slice(2);
if (!origin || !client) throw new Error("usage: node audit.mjs ORIGIN CLIENT [runs=3]");
const categories = ["performance", "accessibility", "best-practices"];
const paths = ["index.html", "clients/index.html", `client/${client}.html`, "groups/index.html", "groups/age/index.html",
  "groups/age/30-40.html", `compare/index.html?client=${client}`, `try/index.html?client=${client}`, "review/index.html",
  "model/index.html", "importance/index.html", "methodology/index.html", "drift/index.html"];
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
console.log("| page | performance | accessibility | best practices | shift | first paint, ms | found amiss |\n|---|---|---|---|---|---|---|");
for (const language of ["fr", "en"]) {
  for (const path of paths) {
    const audits = [];
    for (let run = 0; run < Number(runs.split("=")[1]); run += 1) {
      const options = { port: chrome.port, onlyCategories: categories, logLevel: "error" };
      audits.push((await lighthouse(`${origin}/${language}/${path}`, options)).lhr);
    }
    const score = (name) => Math.round(100 * median(audits.map((audit) => audit.categories[name].score)));
    const figure = (name) => median(audits.map((audit) => audit.audits[name].numericValue));
    const [{ audits: last }] = audits;
    const weighted = audits[0].categories["best-practices"].auditRefs
      .concat(audits[0].categories.accessibility.auditRefs).filter((ref) => ref.weight > 0).map((ref) => ref.id);
    const amiss = weighted.filter((id) => last[id].score !== null && last[id].score < 1).join(", ");
    const scores = categories.map(score).join(" | ");
    console.log(`| ${language}/${path} | ${scores} | ${figure("cumulative-layout-shift").toFixed(3)} | ${
      figure("first-contentful-paint").toFixed(0)} | ${amiss} |`);
  }
}
await chrome.kill();
