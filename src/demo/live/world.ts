import type { Address, Hex, PrivateKeyAccount } from "viem";

import type { Order } from "../../order/order.ts";
import type { Terms } from "../../order/terms.ts";
import type { EscrowDomainParameters } from "../../order/typedData.ts";
import type { OrderPlan, TermsName } from "../timeline/plan.ts";
import type { Cast } from "./cast.ts";
import type { Chain } from "./chain.ts";
import type { Tokens } from "./tokens.ts";

/** Terms that the run published. */
export type PublishedTerms = { id: Hex; terms: Terms };

/** An order as the contract knows it. */
export type PlacedOrder = { plan: OrderPlan; order: Order; orderId: Hex };

/** Where the run converts: the escrow's router, and the venue of its maker's quotes. */
export type Exchange = { router: Address; rfqVenue: Address };

/** Everything that the run put on the chain, and what it has to remember between steps. */
export type World = {
  chain: Chain;
  cast: Cast;
  escrow: Address;
  /** The escrow's signature domain. */
  domain: EscrowDomainParameters;
  tokens: Tokens;
  registry: Address;
  /** Only where some step converts. */
  exchange: Exchange | undefined;
  terms: Record<TermsName, PublishedTerms>;
  attesters: PrivateKeyAccount[];
  /** By the plan's key. */
  placed: Map<string, PlacedOrder>;
  /** Next unused nonce by what it belongs to, such as a payer's permits. */
  nonces: Map<string, bigint>;
};

/** The exchange of a run that converts. */
export function exchangeOf({ exchange }: World): Exchange {
  if (exchange === undefined) throw new Error("the run was built without an exchange");
  return exchange;
}

/** Takes the next nonce of a series; the first one is zero. */
export function takeNonce(world: World, series: string): bigint {
  const nonce = world.nonces.get(series) ?? 0n;
  world.nonces.set(series, nonce + 1n);
  return nonce;
}

/** The order that a plan became. */
export function placedOf(world: World, plan: OrderPlan): PlacedOrder {
  const placed = world.placed.get(plan.key);
  if (placed === undefined) throw new Error(`order ${plan.key} was never locked`);
  return placed;
}
