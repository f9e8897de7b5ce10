import assert from "node:assert/strict";
import { test } from "node:test";

import { importCircles, importGraph, importsIn } from "../../tools/checks/imports.mjs";
import { layerProblems } from "../../tools/checks/layers.mjs";

const graphOf = (files) => importGraph(new Map(Object.entries(files)));

test("reads every form of a Solidity import, and none in a comment", () => {
  const text = `
    // import {No} from "./No.sol";
    /* import "./Neither.sol"; */
    import {
        Order
    } from "../types/Order.sol";
    import "./Plain.sol";
    import * as All from './All.sol';`;

  assert.deepEqual(importsIn("contracts/A.sol", text), ["../types/Order.sol", "./Plain.sol", "./All.sol"]);
});

test("reads every form of a TypeScript import, and none in a comment", () => {
  const text = `
    // import { no } from "./no.ts";
    import "./effect.ts";
    import type { Order } from "../order/order.ts";
    import {
      lock,
    } from "./lock.ts";
    export * from "./all.ts";
    const url = "https://example.org"; const later = await import("./later.ts");`;

  const wanted = ["./effect.ts", "../order/order.ts", "./lock.ts", "./all.ts", "./later.ts"];
  assert.deepEqual(importsIn("src/client/a.ts", text), wanted);
});

test("finds a circle in Solidity and in TypeScript", () => {
  const graph = graphOf({
    "contracts/types/A.sol": 'import {B} from "./B.sol";',
    "contracts/types/B.sol": 'import {A} from "./A.sol";',
    "src/order/a.ts": 'import { b } from "./deep/b.ts";',
    "src/order/deep/b.ts": 'import type { c } from "../c.ts";',
    "src/order/c.ts": 'export { a } from "./a.ts";',
  });

  assert.deepEqual(importCircles(graph), [
    ["contracts/types/A.sol", "contracts/types/B.sol", "contracts/types/A.sol"],
    ["src/order/a.ts", "src/order/deep/b.ts", "src/order/c.ts", "src/order/a.ts"],
  ]);
});

test("sees no circle where two paths meet", () => {
  const graph = graphOf({
    "src/order/a.ts": 'import { b } from "./b.ts";\nimport { c } from "./c.ts";',
    "src/order/b.ts": 'import { d } from "./d.ts";',
    "src/order/c.ts": 'import { d } from "./d.ts";',
    "src/order/d.ts": 'import { keccak256 } from "viem";',
  });

  assert.deepEqual(importCircles(graph), []);
});

for (const [path, line] of [
  ["contracts/types/A.sol", 'import {I} from "../interfaces/I.sol";'],
  ["contracts/interfaces/I.sol", 'import {L} from "../libraries/L.sol";'],
  ["contracts/libraries/L.sol", 'import {P} from "../escrow/P.sol";'],
  ["contracts/escrow/P.sol", 'import {OrderEscrow} from "./OrderEscrow.sol";'],
  ["contracts/periphery/G.sol", 'import {OrderEscrow} from "../escrow/OrderEscrow.sol";'],
  ["contracts/exchange/F.sol", 'import {P} from "../escrow/P.sol";'],
  ["contracts/test-tokens/T.sol", 'import {I} from "../interfaces/I.sol";'],
  ["src/order/a.ts", 'import { lock } from "../client/lock.ts";'],
  ["src/client/a.ts", 'import { fold } from "../audit/fold.ts";'],
  ["src/audit/a.ts", 'import { lock } from "../client/lock.ts";'],
  ["src/cli/a.ts", 'import { deploy } from "../../scripts/deploy.ts";'],
  ["src/client/b.ts", 'import { Order__factory } from "../../typechain-types/index.ts";'],
  ["src/order/b.ts", 'import { readFileSync } from "node:fs";'],
  ["src/client/c.ts", 'import { readFileSync } from "node:fs";'],
  ["src/audit/fold/b.ts", 'import { readFileSync } from "node:fs";'],
  ["src/audit/check.ts", 'import { readFileSync } from "node:fs";'],
]) {
  test(`refuses, in ${path}: ${line}`, () => {
    const problems = layerProblems(graphOf({ [path]: line }));

    assert.equal(problems.length, 1);
    assert.match(problems[0], new RegExp(`^${path} imports `));
  });
}

for (const [path, line] of [
  ["contracts/escrow/P.sol", 'import {L} from "../libraries/L.sol";'],
  ["contracts/escrow/OrderEscrow.sol", 'import {P} from "./P.sol";'],
  ["contracts/periphery/G.sol", 'import {I} from "../interfaces/I.sol";'],
  [
    "contracts/libraries/L.sol",
    'import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";',
  ],
  ["test/solidity/Lock.t.sol", 'import {OrderEscrow} from "../../contracts/escrow/OrderEscrow.sol";'],
  ["src/client/a.ts", 'import { order } from "../order/order.ts";'],
  ["src/audit/export.ts", 'import { writeFileSync } from "node:fs";'],
  ["scripts/audit.ts", 'import { fold } from "../src/audit/fold.ts";'],
]) {
  test(`allows, in ${path}: ${line}`, () => {
    assert.deepEqual(layerProblems(graphOf({ [path]: line })), []);
  });
}
