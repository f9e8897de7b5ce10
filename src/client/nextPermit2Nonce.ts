import { type Address, parseAbi } from "viem";
import { readContract } from "viem/actions";

import { permit2Address } from "../order/fundingTypedData.ts";
import type { EscrowClient } from "./escrowClient.ts";

const permit2Abi = parseAbi([
  "function nonceBitmap(address owner, uint256 wordPosition) view returns (uint256 bitmap)",
]);

export interface NextPermit2NonceParameters {
  readonly owner: Address;
  /** Nonces that are signed for but not yet used. */
  readonly reserved?: readonly bigint[] | undefined;
}
export type NextPermit2NonceReturnType = bigint;

/**
 * The lowest Permit2 nonce that an owner has not used. Dense nonces share a storage slot with 255 others, so a lock by
 * Permit2 pays for a new slot only once in 256 times; random nonces pay every time.
 *
 * @example
 * const nonce = await nextPermit2Nonce(client, { owner: payer });
 */
export async function nextPermit2Nonce(
  client: EscrowClient,
  { owner, reserved = [] }: NextPermit2NonceParameters,
): Promise<NextPermit2NonceReturnType> {
  const taken = new Set(reserved);
  for (let word = 0n; ; word++) {
    const bitmap = await readContract(client, {
      address: permit2Address,
      abi: permit2Abi,
      functionName: "nonceBitmap",
      args: [owner, word],
    });
    for (let bit = 0n; bit < 256n; bit++) {
      const nonce = word * 256n + bit;
      if (((bitmap >> bit) & 1n) === 0n && !taken.has(nonce)) return nonce;
    }
  }
}
