import type { Address, Hex } from "viem";
import { z } from "zod";

import { addressSchema, amountSchema, bytes32Schema, parseWith, uintSchema } from "./parse.ts";

/**
 * One payment obligation: one buyer, one seller, one currency, one delivery. The same fields in the same order as in
 * Solidity and in the EIP-712 type.
 */
export interface Order {
  /** The published terms the order lives under. */
  readonly termsId: Hex;
  readonly buyer: Address;
  readonly seller: Address;
  /** The settlement currency, an ERC-20. */
  readonly token: Address;
  /** What the buyer locks, in the token's smallest unit. */
  readonly amount: bigint;
  /** Last second (unix time) in which the order may be locked. */
  readonly lockBy: number;
  /** Last second (unix time) in which delivery may be confirmed. */
  readonly deliverBy: number;
  /** Salted Merkle root of the private details. */
  readonly detailsHash: Hex;
}

const orderSchema = z
  .object({
    termsId: bytes32Schema,
    buyer: addressSchema,
    seller: addressSchema,
    token: addressSchema,
    amount: amountSchema,
    lockBy: uintSchema(40),
    deliverBy: uintSchema(40),
    detailsHash: bytes32Schema,
  })
  .strict()
  .refine((order) => order.buyer !== order.seller, {
    message: "is the buyer as well",
    path: ["seller"],
  })
  .refine((order) => order.lockBy < order.deliverBy, {
    message: "must lie after lockBy",
    path: ["deliverBy"],
  });

/**
 * Reads an order that comes from outside (a file, a form, a message): amounts may be decimal strings, addresses any case.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseOrder(input: unknown): Order {
  return parseWith(orderSchema, "Order", input);
}
