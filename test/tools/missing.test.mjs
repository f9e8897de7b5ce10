import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const call = `import { reportMissing } from "./tools/books/missing.mjs";
process.exitCode = reportMissing(["hledger"], ["hledger"]);`;

function exitWith(ci) {
  const env = { ...process.env, CI: ci };
  return spawnSync(process.execPath, ["--input-type=module", "--eval", call], { encoding: "utf8", env });
}

test("a program that a gate lacks is reported, and fails in CI", () => {
  const { status, stderr } = exitWith("true");
  assert.equal(status, 1);
  assert.match(stderr, /NOT CHECKED: hledger is not installed/);
  assert.match(stderr, /apt-get install -y hledger/);
});

test("outside of CI it is reported and no failure", () => {
  for (const ci of ["", "false"]) {
    const { status, stderr } = exitWith(ci);
    assert.equal(status, 0);
    assert.match(stderr, /NOT CHECKED/);
  }
});
