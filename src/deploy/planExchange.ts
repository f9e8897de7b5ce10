import { type Address, domainSeparator, type Hex, keccak256, numberToHex, pad, stringToHex } from "viem";

import type { ReadBuild } from "./builtContract.ts";
import { type Plan, planContract } from "./plan.ts";

/** Plans the exchange of an escrow: its router, and the venue of signed quotes. */
export async function planExchange(readBuild: ReadBuild, escrow: Address): Promise<[Plan, Plan]> {
  const router = planContract({
    name: "FxRouter",
    build: await readBuild("FxRouter"),
    constructorArgs: [escrow],
    immutableValues: () => [pad(escrow.toLowerCase() as Hex)],
  });
  const rfqVenue = planContract({
    name: "RfqVenue",
    build: await readBuild("RfqVenue"),
    immutableValues: (venue, chainId) => eip712Values("Lading RFQ", "1", venue, chainId),
  });
  return [router, rfqVenue];
}

/** What OpenZeppelin's `EIP712` keeps, in the order of declaration. */
function eip712Values(name: string, version: string, verifyingContract: Address, chainId: number): Hex[] {
  return [
    domainSeparator({ domain: { name, version, chainId, verifyingContract } }),
    numberToHex(chainId, { size: 32 }),
    pad(verifyingContract.toLowerCase() as Hex),
    keccak256(stringToHex(name)),
    keccak256(stringToHex(version)),
    shortString(name),
    shortString(version),
  ];
}

/** OpenZeppelin's `ShortString`: the text from the left, its length in the last byte. */
function shortString(text: string): Hex {
  const length = numberToHex(text.length, { size: 1 }).slice(2);
  return `${pad(stringToHex(text), { dir: "right", size: 31 })}${length}`;
}
