// Plants one bug at a time in a copy of the contracts and runs the Solidity tests on it: a bug that no test notices is a
// hole in the tests. `npm run test:planted`, or with numbers for some of the list: `npm run test:planted -- 1 5 9`.
// Not in CI: each bug costs a compilation.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { plantedBugs } from "./planted/list.mjs";

const root = join(import.meta.dirname, "..");
const parts = ["contracts", "test/solidity", "tools", "hardhat.config.ts", "package.json", "tsconfig.json"];
// A short campaign of one suite notices most; what it lets pass has to be noticed by the rest, which compiles for longer.
const campaign = ["test/solidity/invariant/Escrow.invariant.t.sol"];
const everything = [];
// Bugs of one part are noticed by its own tests, or not at all.
const testsIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".t.sol"))
    .map((name) => join(folder, name));
const rounds = ({ tests }) => (tests === undefined ? [campaign, everything] : [testsIn(tests)]);

function runTests(directory, files) {
  // Node itself runs the command line, so that no shell and no PATH come between.
  const cli = join(root, "node_modules/hardhat/dist/src/cli.js");
  const run = spawnSync(process.execPath, [cli, "test", "solidity", ...files, "--test-profile", "quick"], {
    cwd: directory,
    encoding: "utf8",
  });
  const output = `${run.stdout}${run.stderr}`;
  const passed = run.status === 0;
  // Only a test that ran and failed has caught anything: a build or an install that broke has not.
  if (!passed && !/^\s*\d+ failing$/m.test(output)) throw new Error(`the tests did not run:\n${output}`);
  return { passed, output };
}

/** The first failed check, which says by its number which invariant noticed. */
function reasonIn(output) {
  return /^\s*Error: (.*)$/m.exec(output)?.[1].slice(0, 100) ?? "no reason found";
}

function plant(directory, bug) {
  const path = join(directory, bug.file);
  const source = readFileSync(path, "utf8");
  if (source.split(bug.find).length !== 2)
    throw new Error(`${bug.file}: not found exactly once: ${bug.find}`);
  writeFileSync(
    path,
    source.replace(bug.find, () => bug.replace),
  );
  return () => writeFileSync(path, source);
}

const directory = mkdtempSync(join(tmpdir(), "lading-planted-"));
try {
  for (const part of parts) cpSync(join(root, part), join(directory, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  // Every patch must fit before the first long run.
  for (const bug of plantedBugs) plant(directory, bug)();

  const wanted = process.argv.slice(2).map(Number);
  const chosen = [...plantedBugs.entries()].filter(
    ([index]) => wanted.length === 0 || wanted.includes(index + 1),
  );
  for (const files of new Set(chosen.map(([, bug]) => rounds(bug).at(-1).join("\n")))) {
    const sound = runTests(directory, files === "" ? everything : files.split("\n"));
    if (!sound.passed) throw new Error(`tests fail without a planted bug:\n${sound.output}`);
  }

  const missed = [];
  let planted = 0;
  for (const [index, bug] of chosen) {
    const restore = plant(directory, bug);
    const results = [];
    for (const files of rounds(bug)) {
      results.push(runTests(directory, files));
      if (!results.at(-1).passed) break;
    }
    restore();

    planted += 1;
    const { passed, output } = results.at(-1);
    if (passed) missed.push(bug);
    const byCampaign = bug.tests === undefined && results.length === 1;
    const verdict = passed ? "MISSED" : byCampaign ? "caught by invariants" : "caught by tests";
    console.log(`${index + 1}. ${verdict}: ${bug.why}${passed ? "" : ` (${reasonIn(output)})`}`);
  }
  console.log(`${planted - missed.length} of ${planted} planted bugs caught`);
  if (missed.length !== 0) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
