import { concat, type EIP1193Provider, type Hex, pad, slice } from "viem";

import { planEscrow } from "../../src/deploy/planSuite.ts";
import { readBuild } from "../../src/deploy/readBuild.ts";

/** Puts the escrow's library where its code expects it, as the deployment does through the CREATE2 proxy. */
export async function placeTermsPublisher(provider: unknown): Promise<void> {
  const [{ address, build }] = await planEscrow(readBuild);
  if (build === undefined) throw new Error("The library has no build.");
  let code: Hex = build.deployedBytecode;
  for (const { start, length } of build.immutables.flat()) {
    code = concat([slice(code, 0, start), pad(address, { size: length }), slice(code, start + length)]);
  }
  await (provider as EIP1193Provider).request({
    method: "hardhat_setCode",
    params: [address, code],
  } as never);
}
