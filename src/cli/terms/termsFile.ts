import { zeroAddress, zeroHash } from "viem";

import { LadingError } from "../../order/errors.ts";
import { openClaimNever, parseTerms, type Terms } from "../../order/terms.ts";
import { parseSpan } from "../../text/parseSpan.ts";

const periods = ["evidencePeriod", "rulingPeriod", "inspectionPeriod", "openClaimPeriod"] as const;

/** What a file need not say. */
const defaults = {
  feeBps: 0,
  feeRecipient: zeroAddress,
  gate: zeroAddress,
  documentHash: zeroHash,
  openClaimPeriod: openClaimNever,
};

/**
 * Reads a file of terms as people write it: periods also as "7 days", openClaimPeriod also as "never"; fee, gate and document
 * may be left out.
 *
 * @throws ParseError naming every field that is wrong.
 */
export function parseTermsFile(input: unknown): Terms {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new LadingError("Terms are a JSON object.");
  const fields: Record<string, unknown> = { ...defaults, ...input };
  for (const period of periods) fields[period] = secondsOf(fields[period]);
  return parseTerms(fields);
}

function secondsOf(period: unknown): unknown {
  if (period === "never") return openClaimNever;
  return typeof period === "string" ? (parseSpan(period) ?? period) : period;
}
