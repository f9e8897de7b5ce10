import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { type Row, readActionTable } from "../../../tools/docs/actionTable.ts";
import { pageProblems, readTree, type Tree } from "../../../tools/docs/checkPages.ts";
import { currencyListPage } from "../../../tools/docs/currencyListPage.ts";
import { errorsPage } from "../../../tools/docs/errorsPage.ts";
import { findingsPage } from "../../../tools/docs/findingsPage.ts";
import { mapPage } from "../../../tools/docs/mapPage.mjs";
import { movesOf, statesPage } from "../../../tools/docs/statesPage.ts";
import { actionTable } from "../../helpers/actionTable.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const page = (path: string) => readFile(`${root}${path}`, "utf8");

describe("the pages of docs", () => {
  let rows: Row[];

  before(async () => {
    rows = await readActionTable();
  });

  it("draw the states that the contract has", async () => {
    expect(await page("docs/states.md")).to.equal(statesPage(rows));
  });

  it("draw another diagram for another table", () => {
    const [first, ...rest] = rows;
    if (first === undefined) throw new Error("no rows");
    expect(statesPage(rest.concat({ ...first, from: ["Settled"] }))).not.to.equal(statesPage(rows));
  });

  it("draw exactly the moves that a run lives through", () => {
    const drawn = movesOf(rows).map(({ from, action, to }) => `${from} ${action} ${to}`);
    const lived = actionTable
      .filter((line) => line.includes(" "))
      .map((line) => line.replace(/, (not )?delivered$/, ""));
    expect([...new Set(drawn)].sort()).to.deep.equal([...new Set(lived)].sort());
  });

  it("list every error that there is", async () => {
    expect(await page("docs/errors.md")).to.equal(errorsPage());
  });

  it("list every currency that there is", async () => {
    expect(await page("docs/exchange/currency-list.md")).to.equal(currencyListPage());
  });

  it("list every finding that there is", async () => {
    expect(await page("docs/audit/findings.md")).to.equal(findingsPage());
  });

  it("draw the rooms and arrows that the imports make", async () => {
    expect(await page("docs/map.md")).to.equal(mapPage(root));
  });

  it("have no broken link, unknown command or missing entry", () => {
    expect(pageProblems(readTree(root))).to.deep.equal([]);
  });
});

describe("the check of the pages", () => {
  const treeWith = (readme: string, source = ""): Tree => ({
    pages: new Map([
      ["README.md", `${readme}\n\`\`\`ts\nlock();\n\`\`\`\n`],
      ["docs/errors.md", "# Errors\n\n### Known One\n"],
    ]),
    sources: new Map([
      ["examples/client.ts", "lock();\n"],
      ["src/client/a.ts", source],
    ]),
    scripts: new Set(["bench:gas"]),
    has: (path) => ["README.md", "docs/errors.md", "scripts/lock.ts"].includes(path),
  });

  it("passes what is right", () => {
    const right = treeWith("[x](docs/errors.md#known-one) `npm run bench:gas`", "docs/errors.md#known");
    expect(pageProblems(treeWith("[x](docs/errors.md#known-one) `npm run bench:gas`"))).to.deep.equal([]);
    expect(pageProblems(right)).to.have.length(1);
  });

  const wrong: Record<string, Tree> = {
    "a link to nowhere": treeWith("[x](docs/none.md)"),
    "a link to no heading": treeWith("[x](docs/errors.md#unknown)"),
    "a command that does not exist": treeWith("npm run lint:all"),
    "a script that does not exist": treeWith("npx hardhat run scripts/none.ts"),
    "a class of error without an entry": treeWith("", "class OddError extends LadingError {"),
    "an anchor in an error message": treeWith("", "docs/errors.md#gone"),
    "an action that does not exist": {
      ...treeWith(""),
      pages: new Map([...treeWith("").pages, ["docs/lock.md", "await client.lockAll({ orders });"]]),
    },
    "other code than the example": {
      ...treeWith(""),
      sources: new Map([["examples/client.ts", "claim();\n"]]),
    },
  };
  for (const [what, tree] of Object.entries(wrong)) {
    it(`notices ${what}`, () => {
      expect(pageProblems(tree)).to.have.length(1);
    });
  }
});
