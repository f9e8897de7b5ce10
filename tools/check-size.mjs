// Fails on a source file over 300 lines. With --contract, also on an OrderEscrow over its size limit: that reads the
// build, so run `npm run build` first.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { sourceFiles } from "./checks/source-files.mjs";

const MOST_LINES = 300;
// EIP-170 allows 24,576 bytes; the rest is room for a fix.
const MOST_BYTES = 24_299;
const ARTIFACT = "artifacts/contracts/escrow/OrderEscrow.sol/OrderEscrow.json";

const args = process.argv.slice(2);
const root = resolve(args.find((arg) => !arg.startsWith("--")) ?? ".");
const files = sourceFiles(root);
const lineCount = (path) => readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
const problems = files
  .map((path) => ({ path, lines: lineCount(path) }))
  .filter(({ lines }) => lines > MOST_LINES)
  .map(({ path, lines }) => `${path} has ${lines} lines, at most ${MOST_LINES} are allowed`);

console.log(`file size: ${files.length} files, at most ${MOST_LINES} lines each`);
if (files.length === 0) problems.push("no source file found");

if (args.includes("--contract")) {
  if (existsSync(join(root, ARTIFACT))) {
    const { deployedBytecode } = JSON.parse(readFileSync(join(root, ARTIFACT), "utf8"));
    const bytes = (deployedBytecode.length - 2) / 2;
    console.log(`contract size: OrderEscrow has ${bytes} bytes, at most ${MOST_BYTES}`);
    if (bytes === 0 || bytes > MOST_BYTES)
      problems.push(`OrderEscrow has ${bytes} bytes, at most ${MOST_BYTES} are allowed`);
  } else {
    problems.push(`${ARTIFACT} is missing: run npm run build`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
