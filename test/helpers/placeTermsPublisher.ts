import { artifacts } from "hardhat";
import { concat, type Hex, keccak256, pad, slice, stringToHex } from "viem";

import { deterministicAddress } from "../../src/deploy/deterministicDeployer.ts";

/** Puts the escrow's library where its code expects it, as the deployment does through the CREATE2 proxy. */
export async function placeTermsPublisher(provider: {
  request(args: { method: string; params?: unknown[] }): Promise<unknown>;
}): Promise<void> {
  const artifact = await artifacts.readArtifact("TermsPublisher");
  const salt = keccak256(stringToHex("Lading TermsPublisher"));
  const address = deterministicAddress(artifact.bytecode as Hex, salt);
  let code = artifact.deployedBytecode as Hex;
  // A library knows its own address, so that nobody calls it directly.
  for (const { start, length } of Object.values(artifact.immutableReferences ?? {}).flat()) {
    code = concat([slice(code, 0, start), pad(address, { size: length }), slice(code, start + length)]);
  }
  await provider.request({ method: "hardhat_setCode", params: [address, code] });
}
