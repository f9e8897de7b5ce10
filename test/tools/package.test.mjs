import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { blocksOf } from "../../tools/package/consumer.mjs";
import { importedPackages, missingDependencies } from "../../tools/package/imports.mjs";
import { run, startWithJson } from "../../tools/package/process.mjs";

const built = `
import { readFile } from "node:fs/promises";
import path from "path";
import {
  createClient,
} from "viem";
import type { Provider } from "ethers";
import { ordered } from "./ordered.js";
/* import { told } from "comment"; */
export { z } from "zod/v4";
export const late = async () => import("@scope/late/part");
`;

test("finds the packages that built files import, and what an install would miss", () => {
  const folder = mkdtempSync(join(tmpdir(), "lading-imports-"));
  try {
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "index.js"), built);
    writeFileSync(join(folder, "notes.txt"), 'import "unread";');
    const imported = importedPackages(folder);
    assert.deepEqual([...imported.keys()].sort(), ["@scope/late", "ethers", "viem", "zod"]);
    const manifest = { dependencies: { viem: "2", zod: "4" }, peerDependencies: { ethers: "6" } };
    assert.deepEqual(missingDependencies(imported, manifest), [
      `${join("inner", "index.js")} imports @scope/late, which an installed package does not have`,
    ]);
    assert.equal(missingDependencies(imported, { dependencies: {} }).length, 4);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("takes the blocks of one language from a page", () => {
  const page = "```ts\nfirst();\n```\n\n```sh\nnpm test\n```\n\n```ts\nsecond();\n```\n";
  assert.deepEqual(blocksOf(page, "ts"), ["first();\n", "second();\n"]);
  assert.deepEqual(blocksOf(page, "solidity"), []);
});

test("says what a program said when it fails", async () => {
  const script = 'console.log("on the way"); console.error("lost"); process.exit(3)';
  assert.throws(() => run(process.execPath, ["-e", script]), /ended with 3\non the way\nlost/);
  await assert.rejects(startWithJson(process.execPath, ["-e", script], {}), /ended with 3: lost/);
});

test("waits for a whole document, and ends the program", async () => {
  const script = 'console.log("{"); setTimeout(() => console.log("}"), 50); setInterval(() => {}, 1000)';
  const { json, stop } = await startWithJson(process.execPath, ["-e", script], {});
  assert.deepEqual(json, {});
  await stop();
});
