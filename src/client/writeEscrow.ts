import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hash,
} from "viem";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { EscrowClient, EscrowParameters } from "./escrowClient.ts";
import { type SendParameters, sendCall } from "./sendCall.ts";

export type EscrowWriteName = ContractFunctionName<typeof orderEscrowAbi, "nonpayable">;

/** Options that all actions which change the escrow share. */
export interface WriteParameters extends EscrowParameters, SendParameters {}

/** What a call does, without who and where. */
export interface EscrowCall<name extends EscrowWriteName = EscrowWriteName> {
  readonly functionName: name;
  readonly args: ContractFunctionArgs<typeof orderEscrowAbi, "nonpayable", name>;
}

/**
 * Simulates a call of the escrow, then sends it.
 *
 * @returns The transaction's hash; not yet its receipt.
 * @throws EscrowRevertError if the simulation ends with a named error: nothing is sent then.
 */
export async function writeEscrow<name extends EscrowWriteName>(
  client: EscrowClient,
  parameters: WriteParameters,
  { functionName, args }: EscrowCall<name>,
): Promise<Hash> {
  const data = encodeFunctionData({
    abi: orderEscrowAbi,
    functionName,
    args,
  } as EncodeFunctionDataParameters);
  return sendCall(client, parameters, {
    to: parameters.escrow,
    data,
    functionName,
    args: args as readonly unknown[],
  });
}
