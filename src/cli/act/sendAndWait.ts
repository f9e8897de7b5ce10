import { type Hash, type TransactionReceipt, WaitForTransactionReceiptTimeoutError } from "viem";
import { getBlockNumber, sendTransaction, waitForTransactionReceipt } from "viem/actions";

import { UnreachableError } from "../../audit/source/patientRpc.ts";
import { decodeEscrowError } from "../../client/decodeEscrowError.ts";
import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import { LadingError } from "../../order/errors.ts";
import { nodeFailureText } from "../network/nodeFailure.ts";

/** It was mined, and the contract refused it: the chain changed after the simulation. */
export class TransactionRevertedError extends LadingError {
  override name = "TransactionRevertedError";
  constructor(hash: Hash, cause: unknown) {
    const named = decodeEscrowError(cause);
    super("The transaction was mined and the contract refused it. Nothing moved but the gas.", {
      metaMessages: [
        `transaction: ${hash}`,
        ...(named === undefined ? [] : [`${named.shortMessage} (${named.errorName})`, named.advice]),
        "Somebody may have been faster. See with lading order show how the order stands.",
      ],
      ...(named?.docsPath === undefined ? {} : { docsPath: named.docsPath }),
    });
  }
}

/** Another transaction of the same account took its place. */
export class TransactionReplacedError extends LadingError {
  override name = "TransactionReplacedError";
  constructor(hash: Hash, by: Hash, reason: "cancelled" | "replaced") {
    super(
      reason === "cancelled"
        ? "The transaction was canceled by another one of the same account. Nothing was done."
        : "Another transaction of the same account took its place, and does something else.",
      {
        metaMessages: [
          `sent: ${hash}`,
          `mined instead: ${by}`,
          "If you want it still, run the command again.",
        ],
      },
    );
  }
}

/** It was sent, and nobody can say yet what became of it. */
export class OutcomeUnknownError extends UnreachableError {
  readonly hash: Hash;

  constructor(hash: Hash, why: string) {
    super("eth_getTransactionReceipt", 1, why);
    this.hash = hash;
    this.message = [
      "The transaction was sent, and it is not known yet whether it was mined.",
      "",
      `transaction: ${hash}`,
      `why: ${why}`,
      "Do not send it again before you looked: lading order show tells how the order stands.",
    ].join("\n");
  }
}

export interface SendAndWaitParameters {
  readonly call: PreparedCall;
  /** Limit of the transaction; default: what the node or the client estimates. */
  readonly gas?: bigint | undefined;
  readonly waitSeconds: number;
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
  { call, gas, waitSeconds, onSent, onRepriced }: SendAndWaitParameters,
): Promise<TransactionReceipt> {
  const { account, to, data } = call;
  const hash = await sendTransaction(client, { account, chain: null, to, data, gas });
  onSent(hash);
  const replaced: { by?: Hash; reason?: "cancelled" | "replaced" | "repriced" } = {};
  const receipt = await waitForTransactionReceipt(client, {
    hash,
    timeout: waitSeconds * 1_000,
    pollingInterval: 1_000,
    onReplaced: ({ reason, transaction }) => Object.assign(replaced, { reason, by: transaction.hash }),
  }).catch(async (error: unknown) => {
    throw new OutcomeUnknownError(hash, await whyUnknown(client, error, waitSeconds));
  });
  if (replaced.by !== undefined && replaced.reason !== undefined) {
    if (replaced.reason !== "repriced")
      throw new TransactionReplacedError(hash, replaced.by, replaced.reason);
    onRepriced(replaced.by);
  }
  if (receipt.status === "reverted") throw new TransactionRevertedError(hash, await refusalOf(client, call));
  return receipt;
}

/** A receipt does not say why: the same call is simulated again. */
async function refusalOf(client: EscrowClient, { account, to, data }: PreparedCall): Promise<unknown> {
  return client
    .request({ method: "eth_call", params: [{ from: account.address, to, data }, "latest"] })
    .then(() => undefined)
    .catch((error: unknown) => error);
}

async function whyUnknown(client: EscrowClient, error: unknown, waitSeconds: number): Promise<string> {
  const failure = nodeFailureText(error);
  if (failure !== undefined) return failure;
  if (!(error instanceof WaitForTransactionReceiptTimeoutError)) return String(error);
  try {
    await getBlockNumber(client, { cacheTime: 0 });
    return `It was not mined within ${waitSeconds} seconds.`;
  } catch (asked) {
    return nodeFailureText(asked) ?? String(asked);
  }
}
