import type { Hex } from "viem";
import type { OrderRecord } from "../../audit/index.ts";
import { type CurrencyBook, currencyBook, type NamedCurrency } from "../../books/index.ts";

import { lowerCase } from "../../text/lowerCase.ts";
import { type CurrencyCode, currencies, currencyCodes } from "../currencies.ts";
import type { World } from "../live/world.ts";

/** ISO 4217 codes that the model coins stand for, where their names are others. */
const isoCodes: Readonly<Record<string, string>> = { USDT: "USD" };

/** What tokens, people and trades of a run are called in its books. */
export interface BookNames {
  readonly currencies: CurrencyBook;
  readonly nameOf: (party: Hex) => string | undefined;
  readonly corridorOf: (order: OrderRecord) => string | undefined;
}

export function bookNames({ tokens, cast, placed }: World): BookNames {
  const names = new Map(currencyCodes.map((code) => [lowerCase(tokens[code].address), named(code)]));
  const members = new Map([...cast.members].map(([name, { address }]) => [lowerCase(address), name]));
  const rows = new Map([...placed.values()].map(({ orderId, plan }) => [orderId, plan.row]));
  return {
    currencies: currencyBook(names),
    nameOf: (party) => members.get(party),
    corridorOf: ({ orderId }) => {
      const row = rows.get(orderId);
      return row === undefined ? undefined : `${row.sellerCountry} → ${row.buyerCountry}`;
    },
  };
}

function named(code: CurrencyCode): NamedCurrency {
  return { code, decimals: currencies[code].decimals, isoCode: isoCodes[code] ?? code };
}
