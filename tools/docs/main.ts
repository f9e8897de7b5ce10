// Writes the generated pages of docs, or with --check fails where one is out of step, a link leads nowhere, a command does
// not exist, or the README's code is not the example.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { readActionTable } from "./actionTable.ts";
import { pageProblems, readTree } from "./checkPages.ts";
import { currencyListPage } from "./currencyListPage.ts";
import { errorsPage } from "./errorsPage.ts";
import { findingsPage } from "./findingsPage.ts";
import { mapPage } from "./mapPage.mjs";
import { statesPage } from "./statesPage.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const generated = {
  states: { path: "docs/states.md", make: async () => statesPage(await readActionTable()) },
  errors: { path: "docs/errors.md", make: () => Promise.resolve(errorsPage()) },
  currencies: {
    path: "docs/exchange/currency-list.md",
    make: () => Promise.resolve(currencyListPage()),
  },
  findings: { path: "docs/audit/findings.md", make: () => Promise.resolve(findingsPage()) },
  map: { path: "docs/map.md", make: () => Promise.resolve(mapPage(root)) },
} as const;
type PageName = keyof typeof generated;

const args = process.argv.slice(2);
const checks = args.includes("--check");
const named = args.filter((arg) => arg !== "--check");
const unknown = named.filter((name) => !(name in generated));
if (unknown.length > 0) {
  console.error(`unknown page: ${unknown.join(", ")} (there are: ${Object.keys(generated).join(", ")})`);
  process.exit(1);
}

const problems: string[] = [];
for (const name of (named.length > 0 ? named : Object.keys(generated)) as PageName[]) {
  const { path, make } = generated[name];
  const page = await make();
  const present = await readFile(`${root}${path}`, "utf8").catch(() => "");
  if (!checks) await writeFile(`${root}${path}`, page);
  else if (present !== page) problems.push(`${path} is out of step: run npm run docs`);
}
if (checks && named.length === 0) problems.push(...pageProblems(readTree(root)));

for (const problem of problems) console.error(problem);
console.log(checks ? `docs: ${problems.length} problems` : "docs: written");
process.exitCode = problems.length === 0 ? 0 : 1;
