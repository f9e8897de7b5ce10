// Draws docs/report.png, the picture in the README: the demonstration's report, shortened to its verdict
// and one chart. Needs Chromium, and the report that `npm start` wrote.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../", import.meta.url));
const report = `${root}out/demonstration/report.html`;
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
for (const [path, advice] of [
  [report, "run npm start first"],
  [executablePath, "install Chromium, or name it in CHROMIUM_PATH"],
]) {
  if (existsSync(path)) continue;
  console.error(`${path} is missing: ${advice}`);
  process.exit(1);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  await page.goto(pathToFileURL(report).href);
  await page.evaluate(() => {
    // The verdict, then where the money went: what lies between is for readers of the whole report.
    const cards = document.querySelector(".cards");
    cards?.before(document.querySelector("#flow-usd"));
    for (const part of [
      cards,
      cards?.parentElement?.querySelector("h2"),
      ...document.querySelectorAll("nav, .long"),
    ])
      part?.remove();
  });
  const chart = page.locator("#flow-usd");
  const { y, height } = await chart.boundingBox();
  await page.screenshot({
    path: `${root}docs/report.png`,
    fullPage: true,
    clip: { x: 0, y: 0, width: 1000, height: Math.ceil(y + height + 16) },
  });
} finally {
  await browser.close();
}
