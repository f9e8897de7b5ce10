import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { completeLock, platformOf } from "../../tools/complete-lock.mjs";

const TOOLS = fileURLToPath(new URL("../../tools/", import.meta.url));
const ARTIFACT = "artifacts/contracts/escrow/OrderEscrow.sol/OrderEscrow.json";

function check(tool, files, ...args) {
  const root = mkdtempSync(join(tmpdir(), "lading-check-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  const result = spawnSync(process.execPath, [join(TOOLS, tool), root, ...args], { encoding: "utf8" });
  rmSync(root, { recursive: true });

  return { code: result.status, errors: result.stderr };
}

const artifact = (bytes) => JSON.stringify({ deployedBytecode: `0x${"00".repeat(bytes)}` });

test("check-imports passes a clean tree, fails a circle and fails an empty tree", () => {
  assert.equal(check("check-imports.mjs", { "src/order/a.ts": "export const a = 1;" }).code, 0);
  assert.equal(check("check-imports.mjs", {}).code, 1);

  const circle = check("check-imports.mjs", {
    "contracts/types/A.sol": 'import {B} from "./B.sol";',
    "contracts/types/B.sol": 'import {A} from "./A.sol";',
  });
  assert.equal(circle.code, 1);
  assert.match(circle.errors, /import circle: contracts\/types\/A\.sol → contracts\/types\/B\.sol → /);
});

test("check-size allows 300 lines and refuses 301", () => {
  assert.equal(check("check-size.mjs", { "src/a.ts": "x;\n".repeat(300) }).code, 0);

  const long = check("check-size.mjs", { "contracts/A.sol": "x;\n".repeat(301) });
  assert.equal(long.code, 1);
  assert.match(long.errors, /contracts\/A\.sol has 301 lines/);
});

test("check-size allows a contract under 24,300 bytes, refuses 24,300, and refuses none", () => {
  const source = { "src/a.ts": "x;\n" };

  assert.equal(check("check-size.mjs", { ...source, [ARTIFACT]: artifact(24_299) }, "--contract").code, 0);
  assert.equal(check("check-size.mjs", { ...source, [ARTIFACT]: artifact(24_300) }, "--contract").code, 1);
  assert.equal(check("check-size.mjs", { ...source, [ARTIFACT]: artifact(0) }, "--contract").code, 1);
  assert.match(check("check-size.mjs", source, "--contract").errors, /is missing: run npm run build/);
});

test("complete-lock adds the optional packages of other platforms, and nothing twice", () => {
  const parent = { version: "1.0.0", dev: true, optionalDependencies: { "tool-linux-x64-musl": "1.0.0" } };
  const { lock, added } = completeLock({ packages: { "": {}, "node_modules/tool": parent } });

  assert.deepEqual(added, ["tool-linux-x64-musl"]);
  assert.deepEqual(lock.packages["node_modules/tool-linux-x64-musl"], {
    version: "1.0.0",
    dev: true,
    optional: true,
    os: ["linux"],
    cpu: ["x64"],
    libc: ["musl"],
  });
  assert.deepEqual(completeLock(lock).added, []);
});

test("complete-lock refuses to guess the platform of a package", () => {
  const parent = { optionalDependencies: { "some-helper": "1.0.0" } };

  assert.equal(platformOf("some-helper"), undefined);
  assert.throws(
    () => completeLock({ packages: { "": {}, "node_modules/tool": parent } }),
    /some-helper@1\.0\.0/,
  );
});
