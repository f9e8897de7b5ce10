import type { Random } from "./random.ts";

/** What may befall a whole message: the calls in it were honest, and so would the answers have been. */
export const messageFaults = [
  "tooManyRequests",
  "tooManyRequestsRetryAfter",
  "badGateway",
  "unavailable",
  "dropped",
  "droppedHalfway",
  "truncated",
  "late",
  "reordered",
  "staleBackend",
] as const;

/** What may befall one answer of many. */
export const answerFaults = ["missing", "rateLimited", "notYet"] as const;

export type Fault = (typeof messageFaults)[number] | (typeof answerFaults)[number];

/** How an honest node misbehaves. */
export interface FaultPlan {
  /** How likely each fault is, from 0 to 1. */
  readonly rates: Readonly<Partial<Record<Fault, number>>>;
  /** Calls in one message at most; more are refused, in one of the ways that nodes have. */
  readonly largestBatch: number | undefined;
  readonly batchRefusal: "status413" | "invalidRequest" | "tooLargeInBatch";
  /** Blocks of one eth_getLogs at most. */
  readonly largestRange: number | undefined;
  /** Whether eth_getBlockReceipts exists. */
  readonly hasWholeReceipts: boolean;
  /** How late a late answer is. */
  readonly lateMs: number;
}

/** A node without a fault, though not without limits. */
export const faultless: FaultPlan = {
  rates: {},
  largestBatch: undefined,
  batchRefusal: "status413",
  largestRange: undefined,
  hasWholeReceipts: true,
  lateMs: 0,
};

/** A node with one fault, so often that every audit meets it many times. */
export function onlyFault(fault: Fault, rate: number, lateMs: number): FaultPlan {
  return { ...faultless, rates: { [fault]: rate }, lateMs };
}

/** Some faults together, none of them rare. */
export function randomPlan(random: Random, lateMs: number): FaultPlan {
  const rates: Partial<Record<Fault, number>> = {};
  for (const fault of messageFaults) {
    // A late answer costs time, so it is rarer.
    if (random.chance(0.5)) rates[fault] = random.next() * (fault === "late" ? 0.01 : 0.06);
  }
  for (const fault of answerFaults) if (random.chance(0.5)) rates[fault] = random.next() * 0.03;
  return {
    rates,
    largestBatch: random.chance(0.3) ? 1 + random.below(12) : undefined,
    batchRefusal: random.pick(["status413", "invalidRequest", "tooLargeInBatch"]),
    largestRange: random.chance(0.5) ? 1 + random.below(40) : undefined,
    hasWholeReceipts: random.chance(0.5),
    lateMs,
  };
}
