import type { Address } from "viem";
import { encodeFunctionData, maxUint256 } from "viem";

import { permit2Address } from "../../order/fundingTypedData.ts";
import type { CurrencyCode } from "../currencies.ts";
import { mostPaid } from "../makerPrices.ts";
import type { Party } from "../timeline/plan.ts";
import type { Deed, Step } from "../timeline/step.ts";
import { memberOf } from "./cast.ts";
import { send } from "./chain.ts";
import { tokenAbi } from "./tokens.ts";
import type { World } from "./world.ts";
import { exchangeOf } from "./world.ts";

type LockDeed = Extract<Deed, { do: "lock" }>;
type Need = { payer: Party; currency: CurrencyCode; spender: Address | undefined; amount: bigint };

/** Whom the payer has to approve before its way to lock works; undefined where a signature suffices. */
function spenderOf(world: World, { orders, paid, way }: LockDeed): Address | undefined {
  if (paid !== undefined && (way === "allowance" || orders.length > 1)) return exchangeOf(world).router;
  if (way === "allowance") return world.escrow;
  return way === "permit2" ? permit2Address : undefined;
}

function needOf(world: World, deed: LockDeed): Need | undefined {
  const [first] = deed.orders;
  if (first === undefined) return undefined;
  const total = deed.orders.reduce((sum, { amount }) => sum + amount, 0n);
  const { payer, paid } = deed;
  const spender = spenderOf(world, deed);
  return paid === undefined
    ? { payer, currency: first.currency, spender, amount: total }
    : { payer, currency: paid, spender, amount: mostPaid(total, first.currency, paid) };
}

/** Gives every payer the money for its orders, and the approvals that its way to lock needs. */
export async function fundPayers(world: World, steps: readonly Step[]): Promise<void> {
  const needs = new Map<string, Need>();
  for (const { deed } of steps) {
    const need = deed.do === "lock" ? needOf(world, deed) : undefined;
    if (need === undefined) continue;
    const key = `${need.payer} ${need.currency} ${need.spender}`;
    needs.set(key, { ...need, amount: (needs.get(key)?.amount ?? 0n) + need.amount });
  }

  const issuer = (await memberOf(world.cast, "issuer")).address;
  for (const { payer, currency, spender, amount } of needs.values()) {
    const owner = (await memberOf(world.cast, payer)).address;
    const to = world.tokens[currency].address;
    const mint = encodeFunctionData({ abi: tokenAbi, functionName: "mint", args: [owner, amount] });
    await send(world.chain, { from: issuer, to, data: mint });
    if (spender === undefined) continue;
    const data = encodeFunctionData({ abi: tokenAbi, functionName: "approve", args: [spender, maxUint256] });
    await send(world.chain, { from: owner, to, data });
  }
}
