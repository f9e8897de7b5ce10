import type { EscrowClient, EscrowParameters } from "../escrowClient.ts";
import { cancelQuotes } from "./cancelQuotes.ts";
import { claimConverted } from "./claimConverted.ts";
import { convert } from "./convert.ts";
import type { RfqParameters, RouterParameters } from "./exchangeClient.ts";
import { getQuoteUsed } from "./getQuoteUsed.ts";
import { lockExact } from "./lockExact.ts";
import { lockExactBatch } from "./lockExactBatch.ts";
import { lockExactWithAuthorization } from "./lockExactWithAuthorization.ts";
import { lockExactWithPermit } from "./lockExactWithPermit.ts";
import { lockExactWithPermit2 } from "./lockExactWithPermit2.ts";
import { quoteLock } from "./quoteLock.ts";
import { reclaimConverted } from "./reclaimConverted.ts";
import { signFxAuthorization } from "./signFxAuthorization.ts";
import { signFxPermit } from "./signFxPermit.ts";
import { signFxPermit2 } from "./signFxPermit2.ts";
import { signQuote } from "./signQuote.ts";

const actions = {
  cancelQuotes,
  claimConverted,
  convert,
  getQuoteUsed,
  lockExact,
  lockExactBatch,
  lockExactWithAuthorization,
  lockExactWithPermit,
  lockExactWithPermit2,
  quoteLock,
  reclaimConverted,
  signFxAuthorization,
  signFxPermit,
  signFxPermit2,
  signQuote,
};

/** The contracts that the bound actions speak to: an escrow, its router, and a venue of signed quotes. */
export interface ExchangeParameters extends EscrowParameters, RouterParameters, RfqParameters {}

type Actions = typeof actions;
type Bound<action> = action extends (client: EscrowClient, parameters: infer parameters) => infer result
  ? (parameters: Omit<parameters, keyof ExchangeParameters>) => result
  : never;

/** Every action of the exchange, bound to a client and its contracts. */
export type ExchangeActions = { readonly [name in keyof Actions]: Bound<Actions[name]> };

/**
 * Decorator for viem clients: every action of the exchange as a method that knows its contracts.
 *
 * @example
 * const client = createWalletClient({ account, chain, transport })
 *   .extend(escrowActions({ escrow }))
 *   .extend(exchangeActions({ escrow, router, rfqVenue }));
 * await client.lockExact({ order, conversion });
 */
export function exchangeActions(exchange: ExchangeParameters): (client: EscrowClient) => ExchangeActions {
  type Action = (client: EscrowClient, parameters: object) => Promise<unknown>;
  return (client) =>
    Object.fromEntries(
      Object.entries(actions as unknown as Record<string, Action>).map(([name, action]) => [
        name,
        (parameters: object) => action(client, { ...parameters, ...exchange }),
      ]),
    ) as unknown as ExchangeActions;
}
