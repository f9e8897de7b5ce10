import { type Address, getAddress, pad } from "viem";
import { getCredit } from "../../client/getCredit.ts";
import { inBatches } from "../../rpc/rpc.ts";
import type { Network } from "../network/openNetwork.ts";
import { readCurrencies, type TokenCurrency } from "../network/readCurrency.ts";
import { eventSelector } from "../order/eventSelector.ts";
import { readEscrowEvents } from "../order/orderEvents.ts";

/** A payout that could not be pushed and waits for its owner. */
export interface Credit {
  readonly currency: TokenCurrency;
  readonly amount: bigint;
}

/** What waits for an account: found by the events that added it, told by the escrow. */
export async function readCredits(network: Network, owner: Address): Promise<Credit[]> {
  const { client, escrow } = network;
  const events = await readEscrowEvents(network, [[eventSelector("CreditAdded"), pad(owner)]]);
  const tokens = events.flatMap(({ event }) => (event.name === "CreditAdded" ? [event.args.token] : []));
  const currencies = await readCurrencies(network, [...new Set(tokens.map((token) => getAddress(token)))]);
  const credits = await inBatches(currencies, async (currency): Promise<Credit> => {
    const amount = await getCredit(client, { escrow, owner, token: currency.token });
    return { currency, amount };
  });
  return credits.filter(({ amount }) => amount > 0n);
}
