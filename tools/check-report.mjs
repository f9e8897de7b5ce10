// Opens the report of the demonstration in a real browser: nothing serious for axe, no sideways scroll on a phone, nothing
// loaded from elsewhere, every chart drawn. With --keep FOLDER the page, screenshots and the printed PDF stay there.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";

import { writeHtmlReport } from "../src/books/html/writeHtmlReport.ts";
import { orderStatement } from "../src/books/statement/orderStatement.ts";
import { partyStatement } from "../src/books/statement/partyStatement.ts";
import { parsePeriod } from "../src/books/statement/period.ts";
import { demoBooks } from "./books/demoBooks.ts";
import { reportMissing } from "./books/missing.mjs";

const BROWSERS = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const VIEWS = [360, 768, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => ({ width, colorScheme })),
);
const SERIOUS = new Set(["serious", "critical"]);

async function writeReport(path) {
  const books = await demoBooks();
  const { journal, orders, currencies } = books;
  const byId = new Map(orders.map(({ order }) => [order.orderId, order]));
  const common = { period: parsePeriod({}), currencies, orders: byId };
  // Whoever has most to show: the party with most entries, and the order with most.
  const most = (values) => {
    const counts = new Map();
    for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0][0];
  };
  const party = most(journal.map(({ toParty }) => toParty));
  const orderId = most(journal.map((entry) => entry.orderId));
  await writeHtmlReport(journal, {
    ...books,
    path,
    statements: [
      { title: `Party ${party}`, fold: partyStatement({ ...common, party }) },
      { title: `Order ${orderId}`, fold: orderStatement({ ...common, orderId }) },
    ],
  });
  return books.verdict.currencies.length;
}

async function problemsOf(browser, url, currencyCount, { width, colorScheme }, keep) {
  const view = `${width} px, ${colorScheme}`;
  // The page's own policy forbids scripts, axe included.
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    bypassCSP: true,
  });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on("request", (request) => {
      if (request.url() !== url) problems.push(`${view}: loads ${request.url()}`);
    });
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${view}: ${message.text()}`);
    });
    await page.goto(url);
    if (keep !== undefined)
      await page.screenshot({ path: join(keep, `${width}-${colorScheme}.png`), fullPage: true });
    const seen = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth - window.innerWidth,
      drawings: [...document.querySelectorAll("figure svg")].filter(
        (svg) => svg.getBoundingClientRect().width > 0 && svg.querySelector("path") !== null,
      ).length,
      figures: document.querySelectorAll("figure").length,
    }));
    if (seen.scroll > 0) problems.push(`${view}: ${seen.scroll} px of sideways scroll`);
    if (seen.drawings !== seen.figures || seen.figures !== 2 * currencyCount + 2) {
      problems.push(
        `${view}: ${seen.drawings} drawings in ${seen.figures} figures, ${currencyCount} currencies`,
      );
    }
    // Tables behind a fold are part of the page.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    const open = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (open > 0) problems.push(`${view}: ${open} px of sideways scroll with all tables open`);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    const { violations, passes } = await page.evaluate(() => window.axe.run());
    if (passes.length < 10) problems.push(`${view}: axe looked at next to nothing`);
    for (const { id, impact, help, nodes } of violations) {
      const line = `${view}: axe ${impact} ${id}, ${help} (${nodes.length} places, first: ${nodes[0].target.join(" ")})`;
      if (SERIOUS.has(impact)) problems.push(line);
      else console.log(line);
    }
    return problems;
  } finally {
    await context.close();
  }
}

async function print(browser, url, keep) {
  const page = await browser.newPage({ colorScheme: "dark" });
  await page.goto(url);
  await page.pdf({ path: join(keep, "report.pdf"), format: "A4", printBackground: true });
}

const { values } = parseArgs({ options: { keep: { type: "string" } } });
const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  process.exitCode = reportMissing(["chromium"], ["chromium"]);
} else {
  const keep = values.keep === undefined ? undefined : resolve(values.keep);
  const folder = keep ?? mkdtempSync(join(tmpdir(), "lading-report-"));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "report.html");
  const currencyCount = await writeReport(path);
  // Containers have no user namespaces; the page is our own and runs nothing.
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const problems = [];
    for (const view of VIEWS)
      problems.push(...(await problemsOf(browser, pathToFileURL(path).href, currencyCount, view, keep)));
    if (keep !== undefined) await print(browser, pathToFileURL(path).href, keep);
    for (const problem of problems) console.error(problem);
    console.log(
      `report: ${readFileSync(path).length} bytes, ${VIEWS.length} views, ${problems.length} problems`,
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    if (keep === undefined) rmSync(folder, { recursive: true });
  }
}
