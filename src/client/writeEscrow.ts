import {
  type Account,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hash,
  type Hex,
} from "viem";
import { call, sendTransaction } from "viem/actions";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import { withEscrowErrors } from "./decodeEscrowError.ts";
import {
  type AccountParameters,
  accountOf,
  type EscrowClient,
  type EscrowParameters,
} from "./escrowClient.ts";

export type EscrowWriteName = ContractFunctionName<typeof orderEscrowAbi, "nonpayable">;

/** One call of the escrow, ready to be sent, shown or proposed elsewhere. It was simulated and did not revert. */
export interface PreparedCall {
  readonly account: Account;
  readonly to: Address;
  readonly data: Hex;
  readonly functionName: EscrowWriteName;
  readonly args: readonly unknown[];
}

/** Options that all actions which change the escrow share. */
export interface WriteParameters extends EscrowParameters, AccountParameters {
  /** Sends the call in its own way: through a wallet contract, a relayer, a batch. Default: as a transaction. */
  readonly send?: ((prepared: PreparedCall) => Promise<Hash>) | undefined;
  readonly gas?: bigint | undefined;
  readonly nonce?: number | undefined;
  readonly maxFeePerGas?: bigint | undefined;
  readonly maxPriorityFeePerGas?: bigint | undefined;
}

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
  const { escrow: to, gas, nonce, maxFeePerGas, maxPriorityFeePerGas } = parameters;
  const account = accountOf(client, parameters);
  const data = encodeFunctionData({
    abi: orderEscrowAbi,
    functionName,
    args,
  } as EncodeFunctionDataParameters);

  await withEscrowErrors(() => call(client, { account, to, data }));
  if (parameters.send !== undefined) {
    return parameters.send({ account, to, data, functionName, args: args as readonly unknown[] });
  }

  return withEscrowErrors(() =>
    sendTransaction(client, {
      account,
      // A client without a chain is taken at its word; one with a chain is checked against the node.
      chain: client.chain ?? null,
      to,
      data,
      gas,
      nonce,
      maxFeePerGas,
      maxPriorityFeePerGas,
    }),
  );
}
