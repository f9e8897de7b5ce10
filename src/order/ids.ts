import { concat, type Hex, hashStruct, hashTypedData, keccak256 } from "viem";

import type { Order } from "./order.ts";
import type { Terms } from "./terms.ts";
import { type EscrowDomainParameters, orderTypedData } from "./typedData.ts";
import { termsTypes } from "./typedDataSchemas.ts";

/** An order's id: its EIP-712 digest under the domain that its escrow was deployed with. */
export function orderIdOf(domain: EscrowDomainParameters, order: Order): Hex {
  return hashTypedData(orderTypedData(domain, order));
}

/** The id of terms: their EIP-712 struct hash, the same in every escrow on every chain. */
export function termsIdOf(terms: Terms): Hex {
  return hashStruct({ data: { ...terms }, primaryType: "Terms", types: termsTypes });
}

/** What the contract keeps of the attesters: the EIP-712 encoding of their `bytes[]`. */
export function attestersHashOf(attesters: readonly Hex[]): Hex {
  return keccak256(concat(attesters.map((attester) => keccak256(attester))));
}
