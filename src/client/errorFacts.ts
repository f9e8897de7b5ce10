import type { Currency } from "../order/currencies/currency.ts";
import { sideName } from "../order/side.ts";
import { Status, type StatusName, statusName } from "../order/status.ts";
import { moneyText } from "../text/moneyText.ts";
import { timeText } from "../text/timeText.ts";
import type { EscrowErrorName } from "./errorAdvice.ts";

// Names carry units (DESIGN: `…At`, `…By`, `until` are unix times), so a time can be told from an amount.
const timeName = /(At|By|[uU]ntil|[dD]eadline|notBefore)$/;

/** Errors whose numbers are all amounts of the order's token. */
const ofMoney: ReadonlySet<EscrowErrorName> = new Set<EscrowErrorName>([
  "ArbitrationFeeExceeded",
  "ConcessionPartial",
  "CreditExceeded",
  "DisputePartial",
  "HeldBelowMinimum",
  "HeldExceeded",
  "ReleaseNotAboveReleased",
  "SettlementSumMismatch",
]);

/**
 * The arguments of a contract's error as people read them, one a line: "opensAt" is "opens: 2030-01-11 09:00:00 UTC".
 *
 * @param currency Of the order, where it is known; without it amounts count in the token's smallest unit.
 */
export function errorFacts(
  errorName: EscrowErrorName,
  args: Readonly<Record<string, unknown>>,
  currency?: Currency,
): string[] {
  return Object.entries(args).map(([name, value]) => {
    if (errorName === "OrderStatusNotAllowed" && name === "current") return `it is: ${statusWord(value)}`;
    if (errorName === "OrderStatusNotAllowed" && name === "allowed")
      return `it must be: ${allowedWords(value)}`;
    if (name === "side") return `side: ${sideName(Number(value))?.toLowerCase() ?? value}`;
    if (typeof value !== "bigint") return `${name}: ${value}`;
    if (ofMoney.has(errorName)) return `${name}: ${amountText(value, currency)}`;
    const isTime = timeName.test(name) || (errorName === "DeliverByOutOfBounds" && name === "maximum");
    if (!isTime || value >= 2n ** 40n) return `${name}: ${value}`;
    return `${wordsOf(name.replace(/At$/, ""))}: ${timeText(Number(value))}`;
  });
}

const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const statusWords: Readonly<Record<StatusName, string>> = {
  None: "not locked",
  Locked: "locked",
  Delivered: "delivered",
  Disputed: "disputed",
  Settled: "settled",
};

function statusWord(status: unknown): string {
  const name = statusName(Number(status));
  return name === undefined ? `${status}` : statusWords[name];
}

/** Bit n stands for status n. */
function allowedWords(bitmap: unknown): string {
  const allowed = Object.values(Status).filter((status) => (Number(bitmap) >> status) & 1);
  return allowed.map(statusWord).join(" or ");
}

function amountText(amount: bigint, currency: Currency | undefined): string {
  return currency === undefined ? `${amount} of the token's smallest unit` : moneyText(amount, currency);
}
