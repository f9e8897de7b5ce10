import type { Verdict } from "../audit/report.ts";

interface Words {
  readonly tone: "good" | "warn" | "bad";
  readonly headline: string;
  readonly meaning: string;
}

/** The verdict in words that need no manual. */
export function verdictWords({ balanced, proven }: Verdict): Words {
  if (!balanced) {
    return {
      tone: "bad",
      headline: "Not balanced",
      meaning:
        "The money does not add up, or the evidence was altered. The findings say where. Do not rely on these books.",
    };
  }
  if (!proven) {
    return {
      tone: "warn",
      headline: "Balanced, not proven",
      meaning: "Every cent that was read is accounted for. What was not proven:",
    };
  }
  return {
    tone: "good",
    headline: "Balanced and proven",
    meaning:
      "Every cent is accounted for, and every event hangs on the block hash that was given beforehand: none is missing, none is forged.",
  };
}
