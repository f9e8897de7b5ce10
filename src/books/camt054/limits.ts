import type { Hex } from "viem";

import { LadingError } from "../../order/errors.ts";
import type { BookCurrency } from "../currencyBook.ts";

/** Limits of ISO 20022 that a ledger of tokens runs into. */
const maxDigits = 18;
const maxFractionDigits = 5;
const maxReference = 35;
const maxAccount = 34;

/** An amount that no message can carry, not even without its fraction. */
export class Camt054AmountError extends LadingError {
  override name = "Camt054AmountError";
  constructor(amount: bigint, currency: BookCurrency) {
    super(`An amount of ${currency.code} has more digits than ISO 20022 allows.`, {
      metaMessages: [
        `given: ${amount} in units of 10^-${currency.decimals}`,
        `expected: at most ${maxDigits} digits`,
      ],
      docsPath: "docs/audit/exports.md#camt054",
    });
  }
}

/** A currency as a message writes it. `XXX` is ISO 4217 for "no currency": a token is none unless the reader books it as one. */
export function isoCodeOf({ isoCode }: BookCurrency): string {
  return isoCode !== undefined && /^[A-Z]{3}$/.test(isoCode) ? isoCode : "XXX";
}

/**
 * An amount as a message may carry it, cut off to the digits of its currency (ISO 4217), at most five. The exact amount
 * stands in the supplementary data.
 *
 * @throws Camt054AmountError when even the whole part has too many digits.
 */
export function isoAmountRoundedDown(amount: bigint, currency: BookCurrency): string {
  const digits = amount.toString().padStart(currency.decimals + 1, "0");
  const split = digits.length - currency.decimals;
  const whole = digits.slice(0, split);
  if (whole.length > maxDigits) throw new Camt054AmountError(amount, currency);
  const room = Math.min(fractionDigits(isoCodeOf(currency)), currency.decimals, maxDigits - whole.length);
  return room === 0 ? whole : `${whole}.${digits.slice(split, split + room)}`;
}

function fractionDigits(isoCode: string): number {
  if (isoCode === "XXX") return maxFractionDigits;
  const format = new Intl.NumberFormat("en", { style: "currency", currency: isoCode });
  return Math.min(maxFractionDigits, format.resolvedOptions().maximumFractionDigits ?? 2);
}

/** A hash or address without 0x, cut to what a reference may have: 136 bits and more, so still nobody else's. */
export function shortReference(hex: Hex): string {
  return hex.slice(2, 2 + maxReference - 1);
}

/** An address as the number of an account; the whole address stands in the owner's name. */
export function accountNumber(address: Hex): string {
  return address.slice(2, 2 + maxAccount);
}
