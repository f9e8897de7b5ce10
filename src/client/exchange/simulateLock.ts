import { type Address, encodeFunctionData, type Hex, type StateOverride } from "viem";
import { estimateGas, simulateContract } from "viem/actions";

import { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
import type { FxLock } from "../../order/exchange/fxTypedData.ts";
import type { EscrowClient } from "../escrowClient.ts";
import type { RouterParameters } from "./exchangeClient.ts";
import { gasByTrying } from "./gasByTrying.ts";

export interface SimulateLockParameters extends RouterParameters, FxLock {
  readonly payer: Address;
  readonly gateData: Hex;
  /** What is assumed of the chain's state. */
  readonly stateOverride: StateOverride | undefined;
}

// More than any venue here takes.
const mostGas = 2_000_000n;

/**
 * Runs a lock with conversion as its payer, without sending it.
 *
 * @returns What the venue takes, and the gas limit that the transaction needs.
 */
export async function simulateLock(
  client: EscrowClient,
  { router, order, gateData, conversion, payer, stateOverride }: SimulateLockParameters,
): Promise<{ paid: bigint; gas: bigint }> {
  const call = {
    abi: fxRouterAbi,
    functionName: "lockExact",
    args: [order, gateData, conversion],
  } as const;
  const run = async (gas?: bigint): Promise<bigint> => {
    const simulated = { ...call, address: router, account: payer, stateOverride, gas } as const;
    return (await simulateContract(client, simulated)).result;
  };
  const paid = await run();

  const data = encodeFunctionData(call);
  const gas = await estimateGas(client, { account: payer, to: router, data, stateOverride }).catch(() =>
    gasByTrying(
      (limit) =>
        run(limit).then(
          () => true,
          () => false,
        ),
      mostGas,
    ),
  );
  return { paid, gas };
}
