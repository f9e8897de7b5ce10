import type { Account, Address, Hash, Hex } from "viem";
import { call, sendTransaction } from "viem/actions";

import { withEscrowErrors } from "./decodeEscrowError.ts";
import { type AccountParameters, accountOf, type EscrowClient } from "./escrowClient.ts";

/** One call, ready to be sent, shown or proposed elsewhere. It was simulated and did not revert. */
export interface PreparedCall {
  readonly account: Account;
  readonly to: Address;
  readonly data: Hex;
  readonly functionName: string;
  readonly args: readonly unknown[];
}

/** Options that all actions which send share. */
export interface SendParameters extends AccountParameters {
  /** Sends the call in its own way: through a wallet contract, a relayer, a batch. Default: as a transaction. */
  readonly send?: ((prepared: PreparedCall) => Promise<Hash>) | undefined;
  readonly gas?: bigint | undefined;
  readonly nonce?: number | undefined;
  readonly maxFeePerGas?: bigint | undefined;
  readonly maxPriorityFeePerGas?: bigint | undefined;
}

/**
 * Simulates a call, then sends it.
 *
 * @returns The transaction's hash; not yet its receipt.
 * @throws EscrowRevertError if the simulation ends with a named error: nothing is sent then.
 */
export async function sendCall(
  client: EscrowClient,
  parameters: SendParameters,
  { to, data, functionName, args }: Omit<PreparedCall, "account">,
): Promise<Hash> {
  const { gas, nonce, maxFeePerGas, maxPriorityFeePerGas } = parameters;
  const account = accountOf(client, parameters);

  await withEscrowErrors(() => call(client, { account, to, data }));
  if (parameters.send !== undefined) return parameters.send({ account, to, data, functionName, args });

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
