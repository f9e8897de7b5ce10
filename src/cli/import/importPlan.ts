import type { Address } from "viem";

import { assumeAllowance, getAllowance } from "../../client/exchange/assumeAllowance.ts";
import { lockMany } from "../../client/lockMany.ts";
import { prepare } from "../../client/prepare.ts";
import type { ActContext } from "../act/act.ts";
import { approvals } from "../act/approvals.ts";
import type { PlannedCall } from "../act/plan.ts";
import type { TokenCurrency } from "../network/readCurrency.ts";
import { moneyText } from "../text/words.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import { ordersText } from "./ordersText.ts";

/** What is to be locked of one currency. */
export interface CurrencyImport {
  readonly currency: TokenCurrency;
  readonly sum: bigint;
  /** Sent first; none where the escrow may take enough already. */
  readonly approvals: readonly PlannedCall[];
  readonly batches: readonly (readonly ImportedOrder[])[];
  /** For simulating a batch before the approvals were sent. */
  readonly assumes: PlannedCall["assumes"];
  /** False where the token keeps its allowances in no known place, so that they cannot be assumed. */
  readonly isSimulable: boolean;
}

/** How orders are locked: currency by currency, batch by batch, in the file's order. */
export async function planImport(
  context: ActContext,
  orders: readonly ImportedOrder[],
  batchSize: number,
): Promise<readonly CurrencyImport[]> {
  const { network, signer } = context;
  const byToken = new Map<Address, ImportedOrder[]>();
  for (const each of orders) {
    const token = each.order.token;
    byToken.set(token, [...(byToken.get(token) ?? []), each]);
  }
  const plans: CurrencyImport[] = [];
  for (const [token, own] of byToken) {
    const currency = own[0]?.currency;
    if (currency === undefined) continue;
    const sum = own.reduce((total, { order }) => total + order.amount, 0n);
    const allowed = await getAllowance(network.client, token, signer.address, network.escrow);
    const isAllowed = allowed >= sum;
    const assumes = isAllowed
      ? undefined
      : await assumeAllowance(network.client, token, signer.address, network.escrow);
    plans.push({
      currency,
      sum,
      approvals: isAllowed
        ? []
        : await approvals(context, {
            currency,
            spender: network.escrow,
            amount: sum,
            allowed,
            does: `allow the escrow to take ${moneyText(sum, currency)}`,
          }),
      batches: chunks(own, batchSize),
      assumes,
      isSimulable: isAllowed || assumes !== undefined,
    });
  }
  return plans;
}

/** Locks one batch. */
export function lockBatch({ network, signer }: ActContext, orders: readonly ImportedOrder[]): PlannedCall {
  return {
    does: `lock ${ordersText(orders.length)}`,
    prepare: (client) =>
      prepare(client, lockMany, {
        escrow: network.escrow,
        account: signer.account,
        orders: orders.map(({ order }) => order),
        gateData: orders.map(({ row }) => row.gateData),
      }),
  };
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
