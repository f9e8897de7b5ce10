import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { accepted } from "../../tools/mutate/accepted.mjs";
import { replaceSpan } from "../../tools/mutate/ast.mjs";
import { changedLines, chosen, readOptions, shuffled } from "../../tools/mutate/choose.mjs";
import { controls } from "../../tools/mutate/controls.mjs";
import { mutantsOf } from "../../tools/mutate/mutants.mjs";
import { suiteOrder } from "../../tools/mutate/order.mjs";
import { resultStore } from "../../tools/mutate/results.mjs";
import { shortened } from "../../tools/mutate/shorter.mjs";
import { summary } from "../../tools/mutate/summary.mjs";

const solc = createRequire(import.meta.url)("solc");

function compile(text, outputSelection) {
  const input = {
    language: "Solidity",
    sources: { "A.sol": { content: text } },
    settings: { outputSelection },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input)));
  const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");

  return { output, errors: errors.map(({ formattedMessage }) => formattedMessage) };
}

function contract(body) {
  // A wide character before the code: positions count bytes.
  return `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.34;\n// “–”\ncontract A {\n${body}\n}\n`;
}

function mutantsIn(body) {
  const text = contract(body);
  const { output, errors } = compile(text, { "*": { "": ["ast"] } });
  assert.deepEqual(errors, []);
  const source = Buffer.from(text);

  return {
    source,
    mutants: mutantsOf(new Map([["A.sol", { source, ast: output.sources["A.sol"].ast, mutate: true }]])),
  };
}

const changes = (mutants) => mutants.map(({ before, after }) => `${before} → ${after}`);

test("comparisons move by one, arithmetic turns round, conditions lose a part", () => {
  const { mutants } = mutantsIn(
    "function f(uint a, uint b) external pure returns (bool) { return a < b && a + b != 3; }",
  );
  for (const change of [
    "a < b → (a <= b)",
    "a < b → (a >= b)",
    "a + b → (a - b)",
    "a + b != 3 → (a + b == 3)",
    "a < b && a + b != 3 → (a < b || a + b != 3)",
    "a < b && a + b != 3 → a < b",
    "a < b && a + b != 3 → a + b != 3",
    "3 → (3 + 1)",
    "3 → 0",
  ]) {
    assert.ok(changes(mutants).includes(change), change);
  }
});

test("checks go away, statements go with their semicolon, modifiers and event arguments go", () => {
  const body = `
    error E(uint256 a, uint256 b);
    event V(uint256 a, address who);
    uint256 private _x;
    modifier m() { _; }
    function f(uint256 a, uint256 b) external m {
      if (a == b) revert E(a, b);
      _x = a;
      emit V(a, msg.sender);
    }`;
  const { mutants } = mutantsIn(body);
  for (const change of [
    "a == b → false",
    "a, b → b, a",
    "revert E(a, b); → {}",
    "_x = a; → {}",
    "emit V(a, msg.sender); → {}",
    "a → 0",
    "msg.sender → address(0)",
    "m → ",
  ]) {
    assert.ok(changes(mutants).includes(change), change);
  }
  assert.ok(
    mutants.every(({ vital }) => vital),
    "every statement here writes, checks or says",
  );
});

test("an enum's member becomes its neighbour", () => {
  const { mutants } = mutantsIn(
    "enum S { One, Two, Three }\nfunction f(S s) external pure returns (bool) { return s == S.Three; }",
  );
  assert.ok(changes(mutants).includes("S.Three → S.One"));
});

test("assembly: words shift, operations turn round, statements go", () => {
  const { mutants } = mutantsIn(
    `function f(uint256 a) external pure returns (uint256 r) {
      assembly ("memory-safe") { r := and(shl(96, a), mload(0x40)) if iszero(r) { r := 1 } }
    }`,
  );
  for (const change of [
    "96 → 128",
    "0x40 → 32",
    "shl(96, a) → shr(96, a)",
    "iszero(r) → r",
    "iszero(r) → 0",
    "r := 1 → {}",
  ]) {
    assert.ok(changes(mutants).includes(change), change);
  }
});

test("what only reads is not vital", () => {
  const { mutants } = mutantsIn("function f(uint256 a) external pure returns (uint256 b) { b = a + 1; }");
  assert.ok(mutants.length > 0);
  assert.ok(mutants.every(({ vital }) => !vital));
});

test("nearly every mutant compiles, each is another text, and ids are unlike", () => {
  const body = `
    uint256 private _sum;
    function f(uint256[] calldata list, uint256 limit) external returns (uint256 count) {
      for (uint256 i = 0; i < list.length; ++i) {
        if (list[i] > limit) continue;
        unchecked { _sum += list[i]; }
        count++;
      }
      return count == 0 ? limit : count * 2;
    }`;
  const { source, mutants } = mutantsIn(body);
  const broken = mutants.filter(({ start, end, after }) => {
    const text = replaceSpan(source, start, end, after).toString("utf8");
    assert.notEqual(text, source.toString("utf8"));
    return compile(text, { "*": { "*": ["abi"] } }).errors.length > 0;
  });
  assert.ok(mutants.length > 20);
  assert.deepEqual(changes(broken), []);
  assert.equal(new Set(mutants.map(({ id }) => id)).size, mutants.length);
});

test("an id changes with the file that it was made on", () => {
  const one = mutantsIn("function f(uint256 a) external pure returns (bool) { return a == 7; }").mutants;
  const other = mutantsIn(
    "function f(uint256 a) external pure returns (bool) { return a == 7; } // other",
  ).mutants;
  assert.deepEqual(changes(one), changes(other));
  assert.ok(one.every(({ id }, index) => id !== other[index].id));
});

test("changed lines are those of the new side", () => {
  const diff =
    "--- a/contracts/A.sol\n+++ b/contracts/A.sol\n@@ -3 +3,2 @@\n-x\n+y\n+z\n@@ -9,2 +10,0 @@\n-a\n-b\n";
  assert.deepEqual([...changedLines(diff).get("contracts/A.sol")], [3, 4]);
});

test("a seed decides the sample", () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  assert.deepEqual(shuffled(list, 7), shuffled(list, 7));
  assert.notDeepEqual(shuffled(list, 7), shuffled(list, 8));
  assert.deepEqual(
    shuffled(list, 7).sort((left, right) => left - right),
    list,
  );
});

test("options name what is wrong", () => {
  assert.throws(
    () => readOptions(["--sample", "many"]),
    /--sample: a whole number is expected, given "many"/,
  );
  assert.throws(() => readOptions(["--jobs", "0"]), /--jobs/);
  assert.throws(() => readOptions(["--no-such"]), /no-such/);
  assert.deepEqual(readOptions(["--files", "Paying,Fees"]).files, ["Paying", "Fees"]);
});

test("files and weight choose mutants", () => {
  const mutants = [
    { file: "contracts/escrow/Paying.sol", line: 1, vital: true },
    { file: "contracts/escrow/Paying.sol", line: 2, vital: false },
    { file: "contracts/escrow/Funding.sol", line: 1, vital: true },
  ];
  assert.equal(chosen(mutants, readOptions(["--files", "Paying"]), ".").length, 2);
  assert.equal(chosen(mutants, readOptions(["--vital"]), ".").length, 2);
});

test("suites of the same name come first, then those that killed before", () => {
  const suites = ["unit/release", "unit/refund", "attacks/Access"].map((path) => ({
    name: path.replace(/^.*\//, ""),
    file: `test/solidity/${path}.t.sol`,
  }));
  const order = suiteOrder(suites, new Map());
  const mutant = { file: "contracts/escrow/Payouts.sol", function: "release" };
  assert.equal(order.of(mutant).quick[0], "release");
  for (let i = 0; i < 3; i += 1) order.learn(mutant, "Access");
  assert.equal(order.of(mutant).quick[0], "Access");
  assert.deepEqual(order.of({ file: "contracts/exchange/FxRouter.sol", function: "pay" }), {
    quick: [],
    campaigns: [],
  });
});

test("results count until what they stand on changes", () => {
  const folder = mkdtempSync(join(tmpdir(), "lading-mutate-"));
  const path = join(folder, "cache/results.json");
  const suites = [
    { name: "One", hash: "1" },
    { name: "Two", hash: "2" },
  ];
  const store = resultStore(path, suites, "contracts");
  store.save("a", { fate: "killed", by: "One.test_a" });
  store.save("b", { fate: "survived", by: "" });
  store.save("c", { fate: "equivalent", by: "same bytecode" });
  const known = (list, contracts) =>
    ["a", "b", "c"].filter((id) => resultStore(path, list, contracts).find(id));
  assert.deepEqual(known(suites, "contracts"), ["a", "b", "c"]);
  assert.deepEqual(known([suites[0], { name: "Two", hash: "3" }], "contracts"), ["a", "c"]);
  assert.deepEqual(known([{ name: "One", hash: "3" }, suites[1]], "contracts"), ["c"]);
  assert.deepEqual(known(suites, "other"), ["a"]);
  rmSync(folder, { recursive: true });
});

test("controls fit the escrow, and its deep expression moves as it is and mutated", () => {
  const read = (path) => readFileSync(path);
  const base = "contracts/escrow/EscrowBase.sol";
  assert.deepEqual(
    controls(new Map([[base, { source: read(base) }]])).map(({ fate }) => fate),
    ["survived", "killed"],
  );

  const file = "contracts/escrow/Locking.sol";
  const source = read(file);
  const start = source.indexOf("feeBps != 0)");
  assert.match(shortened(read).get(file).toString(), /_movedExpression\(order, feeBps\)\n/);
  const inside = { file, start, end: start + 11, after: "(feeBps == 0)" };
  assert.match(
    shortened(read, inside).get(file).toString(),
    /return PackedStates\.locked\(.*\(feeBps == 0\)\); \}/,
  );
  const before = source.indexOf("if (threshold == 0)");
  const outside = { file, start: before + 4, end: before + 18, after: "false" };
  const text = shortened(read, outside).get(file).toString();
  assert.match(text, /if \(false\) revert TermsUnknown/);
  assert.match(text, /_movedExpression\(order, feeBps\)\n/);
});

test("the summary counts what is not equivalent", () => {
  const results = ["killed", "survived", "equivalent", "invalid"].map((fate) => ({
    fate,
    file: "A.sol",
    line: 1,
    vital: true,
  }));
  const { mutants, killed, survived, equivalent } = summary(results);
  assert.deepEqual(
    { mutants, killed, survived, equivalent },
    { mutants: 2, killed: 1, survived: 1, equivalent: 1 },
  );
});

test("a reason must fit a mutant", () => {
  const entry = { file: "A.sol", in: "f", before: "a", after: "b", why: "the same" };
  const mutant = { id: "1", file: "A.sol", function: "f", before: "a", after: "b" };
  assert.equal(accepted([mutant], [entry]).get("1"), "the same");
  assert.throws(() => accepted([], [entry]), /no mutant of A\.sol fits: f: a → b/);
});
