import type { CurrencyTotals, Verdict } from "../audit/report.ts";
import { numberText } from "../text/numberText.ts";

interface Words {
  readonly tone: "good" | "warn" | "bad";
  readonly headline: string;
  readonly meaning: string;
}

/** The verdict in words that need no manual. Its headline says what it does not speak of, if anything. */
export function verdictWords(verdict: Verdict): Words {
  const { headline, ...words } = wordsOf(verdict);
  return { ...words, headline: `${headline}${scopeWords(verdict)}` };
}

function scopeWords({ currencies }: Verdict): string {
  const foreign = currencies.filter((totals) => totals.foreign);
  if (foreign.length === 0) return "";
  const own = currencies.filter((totals) => !totals.foreign);
  return ` for ${counted(own)}; this says nothing of ${counted(foreign)} that nobody listed`;
}

function counted(currencies: readonly CurrencyTotals[]): string {
  const orders = currencies.reduce((sum, each) => sum + each.orders, 0);
  const count = (number: number, one: string, many: string) =>
    `${numberText(number)} ${number === 1 ? one : many}`;
  return `${count(currencies.length, "currency", "currencies")} with ${count(orders, "order", "orders")}`;
}

function wordsOf({ balanced, proven }: Verdict): Words {
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
