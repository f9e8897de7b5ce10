import type { Hash, TransactionReceipt } from "viem";
import { getBlockNumber, getTransactionCount, sendTransaction } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import { estimateNow } from "./estimateNow.ts";
import { TransactionReplacedError, TransactionRevertedError } from "./outcomeErrors.ts";
import { waitForOutcome } from "./waitForOutcome.ts";

/** What the sender is ready to pay for a unit of gas, in wei; the node's suggestion where nothing is said. */
export interface ChosenFees {
  readonly maxFeePerGas?: bigint;
  readonly maxPriorityFeePerGas?: bigint;
}

export interface SendAndWaitParameters {
  readonly call: PreparedCall;
  /** Limit of the transaction; default: what the node or the client estimates. */
  readonly gas?: bigint | undefined;
  readonly waitSeconds: number;
  readonly fees?: ChosenFees;
  /** To take the place of a waiting transaction; by default the account's next one. */
  readonly nonce?: number;
  readonly onSent: (hash: Hash) => void;
  readonly onRepriced: (hash: Hash) => void;
}

/**
 * Sends a prepared call as a transaction and waits until it is mined.
 *
 * @throws TransactionRevertedError, TransactionReplacedError, OutcomeUnknownError
 */
export async function sendAndWait(
  client: EscrowClient,
  { call, gas, waitSeconds, fees = {}, nonce: chosen, onSent, onRepriced }: SendAndWaitParameters,
): Promise<TransactionReceipt> {
  const { account, to, data } = call;
  const unspentAt = await getBlockNumber(client, { cacheTime: 0 });
  const nonce =
    chosen ?? (await getTransactionCount(client, { address: account.address, blockTag: "pending" }));
  // A node that estimates gas by itself may do it after the very transaction whose place this one takes.
  const limit = gas ?? (chosen === undefined ? undefined : await estimateNow(client, call));
  const hash = await sendTransaction(client, { account, chain: null, to, data, gas: limit, nonce, ...fees });
  onSent(hash);
  const { receipt, replaced } = await waitForOutcome(client, { hash, call, nonce, unspentAt }, waitSeconds);
  if (replaced === "cancelled" || replaced === "replaced")
    throw new TransactionReplacedError(hash, receipt.transactionHash, replaced);
  if (replaced === "repriced") onRepriced(receipt.transactionHash);
  if (receipt.status === "reverted")
    throw new TransactionRevertedError(receipt.transactionHash, await refusalOf(client, call));
  return receipt;
}

/** A receipt does not say why: the same call is simulated again. */
async function refusalOf(client: EscrowClient, { account, to, data }: PreparedCall): Promise<unknown> {
  return client
    .request({ method: "eth_call", params: [{ from: account.address, to, data }, "latest"] })
    .then(() => undefined)
    .catch((error: unknown) => error);
}
