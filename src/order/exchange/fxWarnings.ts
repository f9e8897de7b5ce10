import { zeroAddress } from "viem";

import type { FxConversion } from "./conversion.ts";

/** What a payer should know before it signs a conversion. It may be wanted; it should not come as a surprise. */
export interface FxWarning {
  readonly code: FxWarningCode;
  readonly message: string;
  readonly advice: string;
}

export interface FxWarningsParameters {
  readonly conversion: FxConversion;
  /** What the conversion was quoted at, in `tokenIn`'s smallest unit, if it was: see `quoteLock`. */
  readonly quotedIn?: bigint | undefined;
  /** Whether the venue's price is signed by a maker. A pool's is not. */
  readonly isFirm: boolean;
  /** How far the maximum may lie above the quote before it is worth a word, in 1/10,000. Default: 100. */
  readonly toleranceBps?: number | undefined;
}

interface Rule {
  readonly applies: (facts: FxWarningsParameters) => boolean;
  readonly message: string;
  readonly advice: string;
}

const rules = {
  maximumFarAboveQuote: {
    applies: ({ conversion, quotedIn, toleranceBps = 100 }) =>
      quotedIn !== undefined && conversion.maximumIn * 10_000n > quotedIn * (10_000n + BigInt(toleranceBps)),
    message:
      "The maximum is far above what was quoted: a pool may be moved up to it before the call is mined.",
    advice: "Lower maximumIn to the quote and a small tolerance.",
  },
  poolWithoutBand: {
    applies: ({ conversion, isFirm }) => !isFirm && conversion.oracle === zeroAddress,
    message: "A pool's price is bounded by the maximum alone.",
    advice: "Name an oracle and a deviation, or keep the maximum close to the quote.",
  },
  bandOfEverything: {
    applies: ({ conversion }) =>
      conversion.oracle !== zeroAddress &&
      Math.max(conversion.maxDeviationBps, conversion.closedDeviationBps) >= 10_000,
    message: "The band lets the price be twice the oracle's or worse.",
    advice: "Give deviations of some hundred at most.",
  },
} as const satisfies Record<string, Rule>;

export type FxWarningCode = keyof typeof rules;

/**
 * What is risky about a conversion, the gravest first.
 *
 * @example
 * for (const { message, advice } of fxWarnings({ conversion, quotedIn, isFirm: false })) console.log(message, advice);
 */
export function fxWarnings(parameters: FxWarningsParameters): FxWarning[] {
  return (Object.entries(rules) as [FxWarningCode, Rule][])
    .filter(([, rule]) => rule.applies(parameters))
    .map(([code, { message, advice }]) => ({ code, message, advice }));
}
