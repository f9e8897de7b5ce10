import { unlimited } from "../act/allowedText.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import { parseAmount } from "../order/amount.ts";
import { UsageError } from "../usageError.ts";

/**
 * What a command line lets somebody take. There is no default: an amount that nobody chose would be too little for the next
 * order, or more than its owner wants to answer for.
 *
 * @param named How the command line names the currency.
 * @throws UsageError, MoneyInvalidError
 */
export function approvedAmount(text: string | undefined, named: string, currency: TokenCurrency): bigint {
  if (text === undefined)
    throw new UsageError(`Say how much of ${currency.code} Permit2 may move: --amount.`, [
      `Safest is what your next orders need: lading approve permit2 --currency ${named} --amount 10000`,
      "Each payment uses it up, so that a signature that somebody tricks you into can never cost you more.",
      "--amount unlimited is for keys that sign for nobody but this program; --amount 0 takes it back.",
    ]);
  return text.trim().toLowerCase() === "unlimited" ? unlimited : parseAmount("--amount", text, currency);
}
