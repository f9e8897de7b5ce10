import { type Address, type Hex, size, zeroAddress } from "viem";
import { z } from "zod";

import { addressSchema, bytes32Schema, bytesSchema, parseWith, uintSchema } from "./parse.ts";

/** The standing rules that orders refer to. Fields as in Solidity; periods in seconds, rates in 1/10,000. */
export interface Terms {
  /** Who rules on disputes. */
  readonly arbitrator: Address;
  /** Seconds from a dispute before which no ruling counts. */
  readonly evidencePeriod: number;
  /** Seconds from a dispute after which no ruling counts and the default applies. */
  readonly rulingPeriod: number;
  /** Most that the arbitrator may keep of the disputed amount. */
  readonly arbitrationFeeBps: number;
  /** Seller's share of a delivered order whose dispute nobody ruled. */
  readonly defaultSellerBps: number;
  /** Fee on everything the seller receives. */
  readonly feeBps: number;
  /** Who receives the fee; zero exactly when `feeBps` is zero. */
  readonly feeRecipient: Address;
  /** Seconds from confirmed delivery in which the buyer may dispute. */
  readonly inspectionPeriod: number;
  /** Seconds after inspection from which anyone may claim for the seller; `openClaimNever` means never. */
  readonly openClaimPeriod: number;
  /** How many attesters must sign a delivery. */
  readonly threshold: number;
  /** ERC-7913 signers: 20 bytes (EOA or ERC-1271), or verifier address followed by a key. */
  readonly attesters: readonly Hex[];
  /** An `IOrderGate` asked at lock, or zero. */
  readonly gate: Address;
  /** Hash of the prose the parties agreed to. */
  readonly documentHash: Hex;
}

/** What the contract keeps of published terms. */
export interface StoredTerms extends Omit<Terms, "attesters" | "documentHash"> {
  readonly gated: boolean;
  readonly attestersHash: Hex;
}

/** The `openClaimPeriod` that means: nobody ever claims for the seller. */
export const openClaimNever = 2 ** 32 - 1;

const day = 86_400;
const rate = (maximum: number) => z.number().int().min(0).max(maximum);

const termsSchema = z
  .object({
    arbitrator: addressSchema.refine((value) => value !== zeroAddress, "must not be zero"),
    evidencePeriod: uintSchema(32).refine((value) => value >= day, "must be at least a day"),
    rulingPeriod: uintSchema(32).refine((value) => value <= 60 * day, "must be at most 60 days"),
    arbitrationFeeBps: rate(1_000),
    defaultSellerBps: rate(10_000),
    feeBps: rate(1_000),
    feeRecipient: addressSchema,
    inspectionPeriod: uintSchema(32).refine((value) => value <= 60 * day, "must be at most 60 days"),
    openClaimPeriod: uintSchema(32),
    threshold: uintSchema(8).refine((value) => value >= 1, "must be at least one"),
    attesters: z
      .array(bytesSchema.refine((value) => size(value) >= 20, "must have at least 20 bytes"))
      .min(1)
      .max(16)
      .refine((attesters) => new Set(attesters).size === attesters.length, "names one twice"),
    gate: addressSchema,
    documentHash: bytes32Schema,
  })
  .strict()
  .refine((terms) => terms.evidencePeriod + day <= terms.rulingPeriod, {
    message: "must be at least a day longer than evidencePeriod",
    path: ["rulingPeriod"],
  })
  .refine((terms) => (terms.feeBps === 0) === (terms.feeRecipient === zeroAddress), {
    message: "must be zero exactly when feeBps is zero",
    path: ["feeRecipient"],
  })
  .refine((terms) => terms.threshold <= terms.attesters.length, {
    message: "must be at most the number of attesters",
    path: ["threshold"],
  });

/**
 * Reads terms that come from outside and checks every bound that `publishTerms` demands, so that a mistake is named
 * before it costs gas.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseTerms(input: unknown): Terms {
  return parseWith(termsSchema, "Terms", input);
}
