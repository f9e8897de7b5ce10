import type { Address } from "viem";
import { keccak256, stringToHex, zeroAddress } from "viem";

import type { Terms } from "../../order/terms.ts";
import type { TermsName } from "../timeline/plan.ts";
import { periods } from "../timeline/plan.ts";

/** The people that terms name. */
export type TermsParties = { arbitrator: Address; platform: Address; attesters: readonly Address[] };

/** The two terms of the run: direct sales without a fee, and a platform that takes 0.5 %. */
export function termsOfRun({ arbitrator, platform, attesters }: TermsParties): Record<TermsName, Terms> {
  const direct: Terms = {
    arbitrator,
    evidencePeriod: periods.evidence,
    rulingPeriod: periods.ruling,
    arbitrationFeeBps: 100,
    defaultSellerBps: 5_000,
    feeBps: 0,
    feeRecipient: zeroAddress,
    inspectionPeriod: periods.inspection,
    openClaimPeriod: periods.openClaim,
    threshold: 2,
    attesters,
    gate: zeroAddress,
    documentHash: keccak256(stringToHex("Lading demonstration: terms of direct sales")),
  };
  return {
    direct,
    platform: {
      ...direct,
      feeBps: 50,
      feeRecipient: platform,
      documentHash: keccak256(stringToHex("Lading demonstration: terms of sales through the platform")),
    },
  };
}
