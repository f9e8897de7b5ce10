// The venues over Uniswap's pools have their tests in TypeScript, with Uniswap's real contracts. These run in a copy of the
// project whose artifacts hold the mutant.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FILES = ["uniswapV3Venue", "uniswapV4Venue", "poolVenues", "poolVenueReentry"].map(
  (name) => `test/typescript/exchange/${name}.test.ts`,
);
const COPIED = ["artifacts/contracts", "src", "test", "tools", "typechain-types", "hardhat.config.ts"];
const LINKED = ["node_modules", "contracts", "package.json", "tsconfig.json", "bench"];
const IS_POOL = /^contracts\/exchange\/(venues\/(PoolVenue|Uniswap)|libraries\/UniswapV3Path)/;

/** These tests stand for one suite, by this name. */
export const POOL_SUITE = "PoolVenueTests";

export const isOfPools = (path) => IS_POOL.test(path);

export function poolSuite(root) {
  const hash = createHash("sha256");
  for (const file of FILES) hash.update(readFileSync(join(root, file)));

  return { name: POOL_SUITE, hash: hash.digest("hex").slice(0, 16) };
}

/** @returns Name of the first test that fails with some contracts' creation code in place of their own. */
export function poolTests(root) {
  let copy;
  const prepare = () => {
    copy = mkdtempSync(join(tmpdir(), "lading-mutant-"));
    for (const part of COPIED) cpSync(join(root, part), join(copy, part), { recursive: true });
    for (const part of LINKED) symlinkSync(join(root, part), join(copy, part));
    process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  };
  const put = (name, code) => {
    const [path, contract] = name.split(":");
    const file = join(copy, "artifacts", path, `${contract}.json`);
    const original = readFileSync(file, "utf8");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(original), bytecode: `0x${code}` }));

    return () => writeFileSync(file, original);
  };

  return (codes) => {
    if (copy === undefined) prepare();
    const restore = [...codes].map(([name, code]) => put(name, code));
    const cli = join(root, "node_modules/hardhat/dist/src/cli.js");
    const args = [cli, "test", "mocha", ...FILES, "--no-compile", "--bail"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
    for (const undo of restore) undo();
    if (status === 0) return undefined;
    // Only a test that ran and failed has noticed anything.
    const [, failed] = /^\s*1\) (.*)$/m.exec(stdout) ?? [];
    if (failed === undefined) throw new Error(`the tests of the pools did not run:\n${stdout}${stderr}`);
    return `${POOL_SUITE}.${failed}`;
  };
}
