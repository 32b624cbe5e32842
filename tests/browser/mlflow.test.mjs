// MLflow's own page of a run that a training told it. tests/peers/mlflow_server.py runs this file with the addresses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";

const { CLAIRSCORE_MLFLOW_RUN: address, CLAIRSCORE_MLFLOW_NAME: name, CLAIRSCORE_MLFLOW_AUC: auc } = process.env;
const skip = address ? false : "skipped: run by tests/peers/mlflow_server.py, which starts an MLflow server";

test("the page of the run shows its name, a figure, its files and the registered model", { skip }, async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1300 } });
    await page.goto(address, { waitUntil: "load" });
    const shown = (text) => page.getByText(text).first().waitFor({ timeout: 60_000 });
    await shown(name);
    await shown("application_train");
    await shown(/Champion/);
    const text = await page.locator("body").innerText();
    const rounded = Number(auc).toFixed(3).replace(/.$/, "");
    assert.ok(text.includes(rounded), `no figure that begins with ${rounded}`);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/mlflow-run.png` });
    await page.goto(`${address}/artifacts/charts/roc.svg`, { waitUntil: "load" });
    await shown("roc.svg");
    await shown("manifest.json");
    // The chart is drawn there, not only listed.
    await page.waitForFunction(
      () => [...document.images].some((image) => image.naturalWidth === 760 && image.getBoundingClientRect().width > 300),
      null,
      { timeout: 30_000 },
    );
    if (process.env.SHOTS) {
      await page.screenshot({ path: `${process.env.SHOTS}/mlflow-files.png` });
    }
  } finally {
    await browser.close();
  }
});
