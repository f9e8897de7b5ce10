import type { Address } from "viem";
import { encodeFunctionData, maxUint256 } from "viem";

import type { DeployClient } from "../../deploy/deployClient.ts";
import { deployPlan } from "../../deploy/deployPlan.ts";
import { planExchange } from "../../deploy/planExchange.ts";
import { readBuild } from "../../deploy/readBuild.ts";
import type { CurrencyCode } from "../currencies.ts";
import { givenDown } from "../makerPrices.ts";
import type { Deed, Step } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { send } from "./chain.ts";
import { tokenAbi } from "./tokens.ts";
import type { Exchange, World } from "./world.ts";
import { exchangeOf } from "./world.ts";

/** Whether a deed needs the router. */
export function isConverted(deed: Deed): boolean {
  return ("paid" in deed && deed.paid !== undefined) || ("into" in deed && deed.into !== undefined);
}

/** Puts the router and the venue of quotes where `scripts/deploy.ts` would, in the same way. */
export async function deployExchange(client: DeployClient, escrow: Address): Promise<Exchange> {
  const [router, rfqVenue] = await planExchange(readBuild, escrow);
  for (const plan of [router, rfqVenue]) await deployPlan(client, plan, undefined);
  return { router: router.address, rfqVenue: rfqVenue.address };
}

/** What the maker gives in a deed. */
function givenIn(deed: Deed): { currency: CurrencyCode; amount: bigint } | undefined {
  const [first] = deed.orders;
  if (first === undefined) return undefined;
  if (deed.do === "lock" && deed.paid !== undefined) {
    return { currency: first.currency, amount: deed.orders.reduce((sum, { amount }) => sum + amount, 0n) };
  }
  if ((deed.do === "claim" || deed.do === "reclaim") && deed.into !== undefined) {
    return { currency: deed.into, amount: givenDown(first.amount, first.currency, deed.into) };
  }
  return undefined;
}

/** Gives the maker what it will sell, and lets the venue move it. */
export async function fundMaker(world: World, steps: readonly Step[]): Promise<void> {
  const stock = new Map<CurrencyCode, bigint>();
  for (const { deed } of steps) {
    const given = givenIn(deed);
    if (given !== undefined) stock.set(given.currency, (stock.get(given.currency) ?? 0n) + given.amount);
  }

  const issuer = (await memberOf(world.cast, "issuer")).address;
  const maker = (await memberOf(world.cast, "maker")).address;
  const spender = exchangeOf(world).rfqVenue;
  for (const [currency, amount] of stock) {
    const to = world.tokens[currency].address;
    const mint = encodeFunctionData({ abi: tokenAbi, functionName: "mint", args: [maker, amount] });
    await send(world.chain, { from: issuer, to, data: mint });
    const data = encodeFunctionData({ abi: tokenAbi, functionName: "approve", args: [spender, maxUint256] });
    await send(world.chain, { from: maker, to, data });
  }
}
