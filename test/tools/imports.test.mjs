import assert from "node:assert/strict";
import { test } from "node:test";

import { folderCircles, importCircles, importGraph, importsIn } from "../../tools/checks/imports.mjs";
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

test("finds folders that import each other, where no file does", () => {
  const graph = graphOf({
    "src/cli/act/a.ts": 'import { b } from "../order/plans/b.ts";',
    "src/cli/order/plans/b.ts": 'import { money } from "../money.ts";',
    "src/cli/order/money.ts": "",
    "src/cli/order/c.ts": 'import { d } from "../act/d.ts";',
    "src/cli/act/d.ts": "",
  });

  assert.deepEqual(importCircles(graph), []);
  assert.deepEqual(folderCircles(graph), [["src/cli/act", "src/cli/order", "src/cli/act"]]);
});

test("finds a folder and a file beside it that import each other", () => {
  const graph = graphOf({
    "src/cli/terminal.ts": 'import { wrap } from "./text/wrap.ts";',
    "src/cli/text/wrap.ts": "",
    "src/cli/text/paint.ts": 'import type { Terminal } from "../terminal.ts";',
  });

  assert.deepEqual(folderCircles(graph), [["src/cli/terminal.ts", "src/cli/text", "src/cli/terminal.ts"]]);
});

test("takes a folder and what lies in it for one room", () => {
  const graph = graphOf({
    "src/order/a.ts": 'import { b } from "./deep/b.ts";',
    "src/order/deep/b.ts": 'import { c } from "../c.ts";',
    "src/order/c.ts": "",
    "src/client/d.ts": 'import { a } from "../order/a.ts";',
  });

  assert.deepEqual(folderCircles(graph), []);
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
  ["src/rpc/a.ts", 'import { audit } from "../audit/index.ts";'],
  ["src/audit/b.ts", 'import { currencyBook } from "../books/index.ts";'],
  ["src/cli/audit/a.ts", 'import { fold } from "../../audit/fold.ts";'],
  ["src/cli/b.ts", 'import { currencyBook } from "../books/currencyBook.ts";'],
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
  ["scripts/audit.ts", 'import { audit } from "../src/audit/index.ts";'],
  ["src/cli/audit/a.ts", 'import { writeCsv } from "../../books/index.ts";'],
  ["src/books/a.ts", 'import type { Entry } from "../audit/fold/entry.ts";'],
  ["src/audit/a.ts", 'import { httpRpc } from "../rpc/httpRpc.ts";'],
]) {
  test(`allows, in ${path}: ${line}`, () => {
    assert.deepEqual(layerProblems(graphOf({ [path]: line })), []);
  });
}
