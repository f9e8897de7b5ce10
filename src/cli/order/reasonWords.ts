import { DisputeReason } from "../../order/disputeReason.ts";

/** Reasons as the command line names them, and in words. */
export const disputeReasons = {
  "attesters-silent": [DisputeReason.AttestersSilent, "delivered, and nobody confirms it"],
  "not-received": [DisputeReason.NotReceived, "the goods did not arrive"],
  damaged: [DisputeReason.Damaged, "the goods are damaged"],
  "not-as-described": [DisputeReason.NotAsDescribed, "the goods are not as described"],
  counterfeit: [DisputeReason.Counterfeit, "the goods are counterfeit"],
  "quantity-short": [DisputeReason.QuantityShort, "there are fewer goods than ordered"],
  "documents-missing": [DisputeReason.DocumentsMissing, "documents are missing"],
  other: [DisputeReason.Other, "for another reason, see the evidence"],
} as const satisfies Record<string, readonly [DisputeReason, string]>;

export type DisputeReasonOption = keyof typeof disputeReasons;

/** A reason in words. */
export function reasonWords(reason: number): string {
  return Object.values(disputeReasons).find(([each]) => each === reason)?.[1] ?? `reason ${reason}`;
}
