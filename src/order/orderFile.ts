import type { Address, Hex } from "viem";
import { z } from "zod";

import type { Currency } from "./currencies/currency.ts";
import { type Details, detailFields, parseDetails } from "./detailFields.ts";
import { CommitmentMismatchError, commitDetails } from "./details.ts";
import { LadingError } from "./errors.ts";
import { orderIdOf } from "./ids.ts";
import { formatMoney, money, parseMoney } from "./money.ts";
import { type Order, parseOrder } from "./order.ts";
import { addressSchema, bytes32Schema, parseWith } from "./parse.ts";

/** What an order is kept in between people: the order as the chain takes it, and the details that stay private. */
export interface OrderFile {
  readonly chainId: number;
  readonly escrow: Address;
  readonly order: Order;
  readonly currency: Currency;
  /** Only in the files of those who may know all of it. */
  readonly private?: { readonly details: Details; readonly seed: Hex } | undefined;
}

/** The file's order has another id than the file says: one of its fields was changed. */
export class OrderFileAlteredError extends LadingError {
  override name = "OrderFileAlteredError";
  constructor(given: Hex, expected: Hex) {
    super("The order file was changed: its fields do not make its order id.", {
      metaMessages: [`given: ${given}`, `expected: ${expected}`, "Ask whoever sent it for the original."],
      docsPath: "docs/errors.md#orderfilealterederror",
    });
  }
}

const format = "lading-order-1";

// Programs that know JSON Schema only see what is checked by code as a pattern.
const address = addressSchema.meta({ pattern: "^0x[0-9a-fA-F]{40}$" });
const bytes32 = (description: string) => bytes32Schema.meta({ pattern: "^0x[0-9a-fA-F]{64}$", description });

const timeSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) % 1_000 === 0, "has parts of a second")
  .describe("A time in ISO 8601, such as 2026-12-01T10:00:00Z; this second included");

/** The file as JSON carries it; `lading schema order` publishes it. */
export const orderFileSchema = z
  .object({
    format: z.literal(format),
    chainId: z.number().int().min(1).describe("The chain that the escrow is on"),
    escrow: address,
    orderId: bytes32("EIP-712 digest of the order: what everybody calls it by"),
    buyer: address,
    seller: address,
    amount: z
      .object({
        value: z
          .string()
          .regex(/^\d+(\.\d+)?$/, "is not a decimal number")
          .describe("Decimal, exact"),
        currency: z.string().min(1).describe("The token's symbol"),
        decimals: z.number().int().min(0).max(36),
        token: address,
      })
      .strict(),
    lockBy: timeSchema,
    deliverBy: timeSchema,
    termsId: bytes32("Hash of the published terms"),
    detailsHash: bytes32Schema.describe(
      "Salted Merkle root of the details: all that the chain learns of them",
    ),
    details: z.object(detailFields).strict().optional().describe("Private: never sent to the chain"),
    seed: bytes32("Private: all salts derive from it, so it opens every field").optional(),
  })
  .strict()
  .refine(({ details, seed }) => (details === undefined) === (seed === undefined), {
    message: "goes with details: give both or neither",
    path: ["seed"],
  });

/**
 * Reads an order file that comes from outside. Its id, and its details if it has them, are checked.
 *
 * @throws ParseError, OrderFileAlteredError, CommitmentMismatchError
 */
export function parseOrderFile(input: unknown): OrderFile {
  const file = parseWith(orderFileSchema, "Order file", input);
  const { chainId, escrow, buyer, seller, termsId, detailsHash, details, seed } = file;
  const currency: Currency = { code: file.amount.currency, decimals: file.amount.decimals };
  const order = parseOrder({
    termsId,
    buyer,
    seller,
    token: file.amount.token,
    amount: parseMoney(file.amount.value, currency).amount,
    lockBy: Date.parse(file.lockBy) / 1_000,
    deliverBy: Date.parse(file.deliverBy) / 1_000,
    detailsHash,
  });
  const orderId = orderIdOf({ escrow, chainId }, order);
  if (orderId !== file.orderId) throw new OrderFileAlteredError(file.orderId, orderId);
  if (details === undefined || seed === undefined) return { chainId, escrow, order, currency };
  const commitment = commitDetails({ details: parseDetails(details), seed });
  if (commitment.detailsHash !== detailsHash)
    throw new CommitmentMismatchError(detailsHash, commitment.detailsHash);
  return { chainId, escrow, order, currency, private: { details: commitment.details, seed } };
}

/** An order file as JSON carries it, for `parseOrderFile` at the other end. */
export function formatOrderFile(file: OrderFile): z.input<typeof orderFileSchema> {
  const { chainId, escrow, order, currency } = file;
  return {
    format,
    chainId,
    escrow,
    orderId: orderIdOf({ escrow, chainId }, order),
    buyer: order.buyer,
    seller: order.seller,
    amount: {
      value: formatMoney(money(order.amount, currency)),
      currency: currency.code,
      decimals: currency.decimals,
      token: order.token,
    },
    lockBy: isoOf(order.lockBy),
    deliverBy: isoOf(order.deliverBy),
    termsId: order.termsId,
    detailsHash: order.detailsHash,
    ...(file.private === undefined ? {} : { details: file.private.details, seed: file.private.seed }),
  };
}

/** The file without what is private: enough for whoever carries the order to the chain. */
export function publicOrderFile({ chainId, escrow, order, currency }: OrderFile): OrderFile {
  return { chainId, escrow, order, currency };
}

const isoOf = (at: number): string => new Date(at * 1_000).toISOString().replace(".000Z", "Z");

/** JSON Schema (2020-12) of an order file, for other programs. */
export function orderFileJsonSchema(): object {
  const schema = z.toJSONSchema(orderFileSchema, { io: "input" });
  return { ...schema, title: "Order of Lading", $id: "urn:lading:order:1" };
}
