import { concat, type Hex, hexToNumber, numberToHex, size, slice } from "viem";

import type { Order } from "./order.ts";

const ORDER_BYTES = 114;
const LENGTH_BYTES = 2;
const BITMAP_BYTES = 2;

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
    numberToHex(bitmap, { size: BITMAP_BYTES }),
    ...signatures.flatMap((signature) => (signature === undefined ? [] : [withLength(signature)])),
  ]);
}

/** How many orders packed bytes hold. */
export function countPackedOrders(orders: Hex): number {
  return size(orders) / ORDER_BYTES;
}

/** Who signed, of attestations that the escrow took. */
export function unpackSigners(attestations: Hex): Hex[] {
  const attesters: Hex[] = [];
  let end = 1;
  for (let left = hexToNumber(slice(attestations, 0, 1)); left > 0; left -= 1) {
    const start = end + LENGTH_BYTES;
    end = start + hexToNumber(slice(attestations, end, start));
    attesters.push(slice(attestations, start, end));
  }
  const bitmap = hexToNumber(slice(attestations, end, end + BITMAP_BYTES));

  return attesters.filter((_, index) => (bitmap >> index) & 1);
}

function withLength(bytes: Hex): Hex {
  return concat([numberToHex(size(bytes), { size: LENGTH_BYTES }), bytes]);
}
