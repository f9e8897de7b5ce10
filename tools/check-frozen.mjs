// Fails when the core is not what was frozen: selectors, events, errors, storage and bytecode of the escrow and its
// library. A change needs a decision in docs/decisions, and then --update. Reads the build: run `npm run build` first.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { differences } from "./frozen/differences.mjs";
import { frozenShape, opcodeProblems } from "./frozen/shape.mjs";

const SNAPSHOT = "tools/frozen/snapshot.json";

const args = process.argv.slice(2);
const root = resolve(args.find((arg) => !arg.startsWith("--")) ?? ".");
const shape = frozenShape(root);
const problems = opcodeProblems(root);

if (args.includes("--update")) {
  writeFileSync(join(root, SNAPSHOT), `${JSON.stringify(shape, null, 2)}\n`);
} else {
  const frozen = JSON.parse(readFileSync(join(root, SNAPSHOT), "utf8"));
  problems.push(...differences(frozen, shape));
}

for (const problem of problems) console.error(problem);
if (problems.length > 0)
  console.error("The core is frozen: a change needs a decision, then: npm run check:frozen -- --update");
console.log(`frozen core: ${problems.length === 0 ? "unchanged" : `${problems.length} differences`}`);
process.exitCode = problems.length === 0 ? 0 : 1;
