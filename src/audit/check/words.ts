import { zeroAddress } from "viem";

import { attestersHashOf } from "../../order/ids.ts";
import type { Terms } from "../../order/terms.ts";
import type { RecoveryRecord } from "../fold/books.ts";
import { recoveryBits, termsBits } from "./layout.ts";

/** The last four bytes of an address, which locking compares with the token's. */
const TAG_MASK = 0xffff_ffffn;

const bit = (value: boolean): bigint => (value ? 1n : 0n);

/** The words that the contract must store for terms. */
export function termsWords(terms: Terms): bigint[] {
  return [
    BigInt(terms.arbitrator) |
      (BigInt(terms.evidencePeriod) << termsBits.evidencePeriod) |
      (BigInt(terms.rulingPeriod) << termsBits.rulingPeriod) |
      (BigInt(terms.arbitrationFeeBps) << termsBits.arbitrationFeeBps) |
      (BigInt(terms.defaultSellerBps) << termsBits.defaultSellerBps),
    BigInt(terms.feeRecipient) |
      (BigInt(terms.feeBps) << termsBits.feeBps) |
      (BigInt(terms.inspectionPeriod) << termsBits.inspectionPeriod) |
      ((BigInt(terms.arbitrator) & TAG_MASK) << termsBits.arbitratorTag) |
      (BigInt(terms.threshold) << termsBits.threshold) |
      (bit(terms.gate !== zeroAddress) << termsBits.gated),
    BigInt(attestersHashOf(terms.attesters)),
    BigInt(terms.gate) | (BigInt(terms.openClaimPeriod) << termsBits.openClaimPeriod),
  ];
}

/** The words that the contract must store for an account's recovery; none chosen is all zero. */
export function recoveryWords(recovery: RecoveryRecord | undefined): bigint[] {
  if (recovery === undefined) return [0n, 0n];
  const { registry, pending, pendingFrom } = recovery;
  return [BigInt(registry) | (BigInt(pendingFrom) << recoveryBits.pendingFrom), BigInt(pending)];
}
