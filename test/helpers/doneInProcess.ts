import { expect } from "chai";
import type { Address } from "viem";

import type { CliWorld } from "./cliWorld.ts";

/** Runs the program in this process, as an account of the node, and expects it to have done what it should. */
export async function doneInProcess(
  world: CliWorld,
  args: readonly string[],
  { account, url = world.node.url }: { readonly account?: Address | undefined; readonly url?: string } = {},
) {
  const signer = account === undefined ? [] : ["--account", account, "--yes"];
  const run = await world.inProcess([...args, "--json", ...signer], { url });
  expect(run.code, `${args.join(" ")}\n${run.err}`).to.equal(0);
  return JSON.parse(run.out);
}
