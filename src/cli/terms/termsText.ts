import type { Hex } from "viem";
import { zeroAddress, zeroHash } from "viem";

import { openClaimNever, type Terms } from "../../order/terms.ts";
import type { TermsWarning } from "../../order/warnings.ts";
import { hexText } from "../../text/hexText.ts";
import type { Palette } from "../text/palette.ts";
import { rateText, spanText } from "../text/words.ts";

/** Terms in sentences. */
export function termsText(termsId: Hex, terms: Terms, palette: Palette): string {
  return [palette.title(`Terms ${termsId}`), "", ...termsLines(terms).map((line) => `  ${line}`)].join("\n");
}

export function termsLines(terms: Terms): string[] {
  const { attesters, threshold, arbitrator, gate, documentHash, openClaimPeriod, defaultSellerBps } = terms;
  return [
    `Delivery is confirmed when ${threshold} of these ${attesters.length} attesters sign:`,
    ...attesters.map((attester) => `  ${hexText(attester)}`),
    terms.inspectionPeriod === 0
      ? "There is no time to inspect: the buyer can hardly dispute."
      : `After that the buyer has ${spanText(terms.inspectionPeriod)} to inspect and to dispute. Then the seller can claim the money.`,
    openClaimPeriod === openClaimNever
      ? "Nobody but the seller can claim it."
      : `${spanText(openClaimPeriod)} after that anybody can claim it for the seller.`,
    terms.feeBps === 0
      ? "There is no fee."
      : `A fee of ${rateText(terms.feeBps)} of what the seller gets goes to ${terms.feeRecipient}.`,
    `The arbitrator ${arbitrator} rules on disputes: from ${spanText(terms.evidencePeriod)} after the dispute on, until ${spanText(terms.rulingPeriod)} after it.`,
    terms.arbitrationFeeBps === 0
      ? "The arbitrator keeps nothing of the disputed money."
      : `The arbitrator may keep up to ${rateText(terms.arbitrationFeeBps)} of the disputed money.`,
    `Without a ruling: of a delivered order ${rateText(defaultSellerBps)} goes to the seller and ${rateText(10_000 - defaultSellerBps)} to the buyer; of an undelivered one all goes back to the buyer.`,
    ...(gate === zeroAddress ? [] : [`Before an order is locked, the gate ${gate} is asked and may refuse.`]),
    documentHash === zeroHash
      ? "The terms refer to no document."
      : `The terms refer to a document with the hash ${documentHash}.`,
  ];
}

/** What to know before agreeing. */
export function warningsText(warnings: readonly TermsWarning[], palette: Palette): string {
  if (warnings.length === 0) return palette.good("Nothing about these terms is unusual.");
  return [
    palette.title("Before you agree:"),
    ...warnings.flatMap(({ message, advice }) => [`  ${palette.warning(`! ${message}`)}`, `    ${advice}`]),
  ].join("\n");
}
