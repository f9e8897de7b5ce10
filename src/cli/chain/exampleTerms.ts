import { termsIdOf } from "../../order/ids.ts";
import type { Terms } from "../../order/terms.ts";
import { parseTermsFile } from "../terms/termsFile.ts";
import { addressOf } from "./accounts.ts";

/** Terms between the named accounts of a local chain, as a file has them: usual ones, to begin with. */
export const exampleTermsFile = {
  arbitrator: addressOf("arbitrator"),
  evidencePeriod: "3 days",
  rulingPeriod: "14 days",
  arbitrationFeeBps: 200,
  defaultSellerBps: 5_000,
  feeBps: 50,
  feeRecipient: addressOf("platform"),
  inspectionPeriod: "7 days",
  openClaimPeriod: "30 days",
  threshold: 2,
  attesters: [addressOf("carrier"), addressOf("customs"), addressOf("inspector")],
} as const;

/** What these terms will be called once they are published. */
export function exampleTermsId(): ReturnType<typeof termsIdOf> {
  const terms: Terms = parseTermsFile(exampleTermsFile);
  return termsIdOf(terms);
}
