import type { EscrowClient } from "../../client/escrowClient.ts";
import type { ActContext } from "../act/act.ts";
import { assuming } from "../act/assuming.ts";
import { costOfGas, type GasCost, gasCostOf } from "../act/gas.ts";
import type { Sending } from "../act/sending.ts";
import { type CurrencyImport, lockBatch } from "./importPlan.ts";

// Where a node or a token lets nothing be assumed: what a fresh order takes in a batch (docs/operations/lock.md), and its
// batch's own transaction, both with room for tokens that are dearer than most.
const gasOfOrder = 45_000n;
const gasOfBatch = 150_000n;

const nothing: GasCost = { gas: 0n, likely: 0n, most: 0n };

/**
 * Simulates every batch, so that what one order of the file cannot is known before anything is sent. What gas costs is asked
 * for one batch of each currency, also where the allowance is yet to come.
 *
 * @throws EscrowRevertError
 */
export async function simulateImport(
  context: ActContext,
  plans: readonly CurrencyImport[],
  fees: Sending["fees"],
): Promise<GasCost> {
  let cost = nothing;
  for (const plan of plans) cost = added(cost, await simulateCurrency(context, plan, fees));
  return cost;
}

async function simulateCurrency(
  context: ActContext,
  plan: CurrencyImport,
  fees: Sending["fees"],
): Promise<GasCost> {
  const { client } = context.network;
  const [approval] = plan.approvals;
  let cost =
    approval === undefined
      ? nothing
      : scaled(
          await gasCostOf(client, [{ call: await approval.prepare(client), client }], fees),
          plan.approvals.length,
          1,
        );
  const count = plan.batches.reduce((sum, { length }) => sum + length, 0);
  const known = gasOfOrder * BigInt(count) + gasOfBatch * BigInt(plan.batches.length);
  if (!plan.isSimulable) return added(cost, await costOfGas(client, known, fees));

  const simulating: EscrowClient = assuming(client, plan.assumes);
  for (const [index, batch] of plan.batches.entries()) {
    const call = await lockBatch(context, batch).prepare(simulating);
    if (index > 0) continue;
    const first = await gasCostOf(client, [{ call, client: simulating }], fees);
    const all =
      first.gas === undefined ? await costOfGas(client, known, fees) : scaled(first, count, batch.length);
    cost = added(cost, all);
  }
  return cost;
}

const times = (value: bigint, count: number, of: number): bigint => (value * BigInt(count)) / BigInt(of);

function scaled({ gas, likely, most }: GasCost, count: number, of: number): GasCost {
  return {
    gas: gas === undefined ? undefined : times(gas, count, of),
    likely: times(likely, count, of),
    most: times(most, count, of),
  };
}

function added(a: GasCost, b: GasCost): GasCost {
  return {
    gas: a.gas === undefined || b.gas === undefined ? undefined : a.gas + b.gas,
    likely: a.likely + b.likely,
    most: a.most + b.most,
  };
}
