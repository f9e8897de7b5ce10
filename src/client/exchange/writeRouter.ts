import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hash,
} from "viem";

import { fxRouterAbi } from "../../order/exchange/abi/fxRouterAbi.ts";
import type { EscrowClient } from "../escrowClient.ts";
import { type SendParameters, sendCall } from "../sendCall.ts";
import type { RouterParameters } from "./exchangeClient.ts";

export type RouterWriteName = ContractFunctionName<typeof fxRouterAbi, "nonpayable">;

/** Options that all actions which call the router share. */
export interface RouterWriteParameters extends RouterParameters, SendParameters {}

/**
 * Simulates a call of the router, then sends it.
 *
 * @returns The transaction's hash; not yet its receipt.
 * @throws EscrowRevertError if the simulation ends with a named error: nothing is sent then.
 */
export async function writeRouter<name extends RouterWriteName>(
  client: EscrowClient,
  parameters: RouterWriteParameters,
  functionName: name,
  args: ContractFunctionArgs<typeof fxRouterAbi, "nonpayable", name>,
): Promise<Hash> {
  const data = encodeFunctionData({
    abi: fxRouterAbi,
    functionName,
    args,
  } as EncodeFunctionDataParameters);
  return sendCall(client, parameters, {
    to: parameters.router,
    data,
    functionName,
    args: args as readonly unknown[],
  });
}
