import { concat, type Hex, numberToHex, size } from "viem";

import type { Order } from "./order.ts";

/** Signatures by attester, as the terms name it (an address, or an ERC-7913 signer). */
export type Attestations = Readonly<Record<Hex, Hex>>;

/**
 * Orders of the same terms as `confirmDelivery` takes them: 114 bytes each, without the terms. Buyer, seller and token
 * (20 bytes each), amount (12), lockBy and deliverBy (5 each), detailsHash (32).
 */
export function packOrders(orders: readonly Order[]): Hex {
  return concat(
    orders.map(({ buyer, seller, token, amount, lockBy, deliverBy, detailsHash }) =>
      concat([
        buyer,
        seller,
        token,
        numberToHex(amount, { size: 12 }),
        numberToHex(lockBy, { size: 5 }),
        numberToHex(deliverBy, { size: 5 }),
        detailsHash,
      ]),
    ),
  );
}

/**
 * Attesters and their signatures as `confirmDelivery` takes them: the number of attesters (1 byte) and the attesters, a
 * bitmap (2 bytes, bit n for attester n) of those who signed and their signatures in the same order. Each attester and each
 * signature is preceded by its length (2 bytes).
 *
 * @param attesters All attesters of the terms, as published.
 * @param attestations Who signed. An empty signature counts: a contract that approved on chain may sign so.
 */
export function packAttestations(attesters: readonly Hex[], attestations: Attestations): Hex {
  const given = new Map(
    Object.entries(attestations).map(([attester, signature]) => [attester.toLowerCase(), signature]),
  );
  const signatures = attesters.map((attester) => given.get(attester.toLowerCase()));
  const bitmap = signatures.reduce((bits, one, index) => (one === undefined ? bits : bits | (1 << index)), 0);

  return concat([
    numberToHex(attesters.length, { size: 1 }),
    ...attesters.map(withLength),
    numberToHex(bitmap, { size: 2 }),
    ...signatures.flatMap((signature) => (signature === undefined ? [] : [withLength(signature)])),
  ]);
}

function withLength(bytes: Hex): Hex {
  return concat([numberToHex(size(bytes), { size: 2 }), bytes]);
}
