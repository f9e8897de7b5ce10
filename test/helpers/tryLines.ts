import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { runInProcess } from "./runInProcess.ts";

/** Runs command lines of the program as they stand, one after the other, with a yes to every question. */
export async function tryLines(lines: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "lading-try-"));
  try {
    for (const line of lines) {
      const words = [...line.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ""));
      const [program, ...args] = words.map((word) => (word === "order.json" ? join(folder, word) : word));
      expect(program).to.equal("lading");
      const { code, err } = await runInProcess([...args, ...(args.includes("--account") ? ["--yes"] : [])]);
      // An audit without a hash to trust is balanced and not proven.
      const expected = args[0] === "audit" ? 2 : 0;
      expect(code, `${line}\n${err}`).to.equal(expected);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
