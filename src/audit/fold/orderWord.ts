import type { Status } from "../../order/status.ts";

/** Bits of an order's word in the escrow's storage: the packing of `PackedState.sol`. */
const orderBits = {
  delivered: 8n,
  hasFee: 9n,
  sidesMoved: 10n,
  until: 16n,
  held: 56n,
  released: 152n,
} as const;

/** What an order's word packs. */
export interface OrderWordFields {
  readonly status: Status;
  readonly delivered: boolean;
  readonly hasFee: boolean;
  readonly sidesMoved: boolean;
  readonly until: number;
  readonly held: bigint;
  readonly released: bigint;
}

const bit = (value: boolean): bigint => (value ? 1n : 0n);

/** The word that the contract must store for an order. */
export function orderWord(order: OrderWordFields): bigint {
  return (
    BigInt(order.status) |
    (bit(order.delivered) << orderBits.delivered) |
    (bit(order.hasFee) << orderBits.hasFee) |
    (bit(order.sidesMoved) << orderBits.sidesMoved) |
    (BigInt(order.until) << orderBits.until) |
    (order.held << orderBits.held) |
    (order.released << orderBits.released)
  );
}
