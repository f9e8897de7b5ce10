import type { Address, Hex } from "viem";
import { z } from "zod";
import { LadingError } from "../../order/errors.ts";
import { parseFxConversion } from "../../order/exchange/conversion.ts";
import { parseOrder } from "../../order/order.ts";
import {
  addressSchema,
  bytes32Schema,
  bytesSchema,
  parseWith,
  uint256Schema,
  uintSchema,
} from "../../order/parse.ts";
import { isSameHex } from "../../text/lowerCase.ts";
import { readJsonFile } from "../text/jsonFile.ts";

const format = "lading-relay-1";

const orderSchema = z.unknown().transform(parseOrder);
const common = {
  format: z.literal(format),
  chainId: z.number().int().min(1),
  escrow: addressSchema,
  signer: addressSchema,
  signBy: uintSchema(48),
  signature: bytesSchema,
};
const payout = { ...common, order: orderSchema, receiver: addressSchema, data: bytesSchema };

/** A signed action, to be sent by anybody. What it may do is bound by the signature; whoever sends it cannot change it. */
const relayFileSchema = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("release"), order: orderSchema, releasedTotal: uint256Schema }),
  z.object({ ...payout, kind: z.literal("claim") }),
  z.object({ ...payout, kind: z.literal("reclaim") }),
  z.object({
    ...common,
    kind: z.literal("dispute"),
    order: orderSchema,
    amount: uint256Schema,
    reason: z.number().int().min(1).max(8),
    evidenceHash: bytes32Schema,
  }),
  z.object({
    ...common,
    kind: z.literal("settle"),
    order: orderSchema,
    toBuyer: uint256Schema,
    toSeller: uint256Schema,
    next: z.array(orderSchema),
  }),
  z.object({
    ...common,
    kind: z.literal("delivery"),
    orderIds: z.array(bytes32Schema).min(1),
    evidenceHash: bytes32Schema,
    attester: bytesSchema,
  }),
  z.object({
    ...common,
    kind: z.literal("lock"),
    order: orderSchema,
    gateData: bytesSchema,
    permit2Nonce: uint256Schema.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal("withdrawal"),
    token: addressSchema,
    amount: uint256Schema,
    nonce: uint256Schema,
  }),
  z.object({
    ...common,
    kind: z.literal("lockExact"),
    order: orderSchema,
    gateData: bytesSchema,
    router: addressSchema,
    conversion: z.unknown().transform(parseFxConversion),
    venueKind: z.enum(["quote", "uniswapV3", "uniswapV4"]),
    permit2Nonce: uint256Schema.optional(),
  }),
]);

export type RelayFile = z.output<typeof relayFileSchema>;
export type RelayKind = RelayFile["kind"];
export type RelayFileOf<Kind extends RelayKind> = Extract<RelayFile, { kind: Kind }>;

/** The fields that every signed action has. */
export interface SignedBy {
  readonly chainId: number;
  readonly escrow: Address;
  readonly signer: Address;
  readonly signBy: number;
  readonly signature: Hex;
}

export const relayFields = (signed: SignedBy) => ({ format, ...signed }) as const;

/** @throws ParseError */
function parseRelayFile(input: unknown): RelayFile {
  return parseWith(relayFileSchema, "Relay file", input) as RelayFile;
}

/**
 * Reads a signed action of this chain and escrow.
 *
 * @throws ParseError; LadingError when it is of another chain or escrow
 */
export async function readRelayFile(
  path: string,
  { chainId, escrow }: { readonly chainId: number; readonly escrow: Address },
): Promise<RelayFile> {
  const file = parseRelayFile(await readJsonFile(path));
  if (file.chainId === chainId && isSameHex(file.escrow, escrow)) return file;
  throw new LadingError(`${path} was signed for another chain or escrow. Nothing was sent.`, {
    metaMessages: [
      `given: ${file.escrow} on chain ${file.chainId}`,
      `expected: ${escrow} on chain ${chainId}`,
    ],
  });
}
