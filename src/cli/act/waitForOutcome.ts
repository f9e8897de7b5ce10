import { setTimeout as pause } from "node:timers/promises";

import {
  type Hash,
  isAddressEqual,
  type Transaction,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { getBlock, getBlockNumber, getTransactionCount, getTransactionReceipt } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import { nodeFailureText } from "../../rpc/nodeFailure.ts";
import { OutcomeUnknownError } from "./outcomeErrors.ts";

const pollingMs = 1_000;

/** A transaction that was sent, and all that tells it from another one. */
export interface SentTransaction {
  readonly hash: Hash;
  readonly call: PreparedCall;
  readonly nonce: number;
  /** A block at which the account had not spent the nonce yet. */
  readonly unspentAt: bigint;
}

export interface Outcome {
  readonly receipt: TransactionReceipt;
  /** Set if another transaction of the account took its place: with another fee, to cancel it, or for something else. */
  readonly replaced?: "repriced" | "cancelled" | "replaced" | undefined;
}

/**
 * Waits until the nonce of a transaction is spent, by it or by another one of the same account.
 *
 * An account's nonce is spent once, so a replacement is noticed whenever it is asked about, however fast blocks come
 * and whether or not the node ever showed the transaction; watching each block for it could miss the one that counts.
 * A node that fails is asked again until the time is over.
 *
 * @throws OutcomeUnknownError when the nonce is not spent in time, or the node does not say
 */
export async function waitForOutcome(
  client: EscrowClient,
  sent: SentTransaction,
  waitSeconds: number,
): Promise<Outcome> {
  let { unspentAt } = sent;
  const look = async (): Promise<Outcome | undefined> => {
    const newest = await getBlockNumber(client, { cacheTime: 0 });
    const { address } = sent.call.account;
    const spent = await getTransactionCount(client, { address, blockTag: "latest" });
    const receipt = await receiptOf(client, sent.hash);
    if (receipt !== undefined) return { receipt };
    if (spent > sent.nonce) return replacementSince(client, sent, unspentAt + 1n);
    unspentAt = newest;
    return undefined;
  };
  const end = Date.now() + waitSeconds * 1_000;
  for (;;) {
    let why = `It was not mined within ${waitSeconds} seconds.`;
    try {
      const outcome = await look();
      if (outcome !== undefined) return outcome;
    } catch (error) {
      why = nodeFailureText(error) ?? String(error);
    }
    if (Date.now() >= end) throw new OutcomeUnknownError(sent.hash, why);
    await pause(pollingMs);
  }
}

async function receiptOf(client: EscrowClient, hash: Hash): Promise<TransactionReceipt | undefined> {
  try {
    return await getTransactionReceipt(client, { hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined;
    throw error;
  }
}

/** What spent the nonce instead; `undefined` while the node does not show the block yet. */
async function replacementSince(
  client: EscrowClient,
  { hash, call, nonce }: SentTransaction,
  firstBlock: bigint,
): Promise<Outcome | undefined> {
  const newest = await getBlockNumber(client, { cacheTime: 0 });
  for (let blockNumber = firstBlock; blockNumber <= newest; blockNumber += 1n) {
    const { transactions } = await getBlock(client, { blockNumber, includeTransactions: true });
    const found = transactions.find(
      (each) => each.nonce === nonce && isAddressEqual(each.from, call.account.address),
    );
    if (found === undefined) continue;
    const receipt = await getTransactionReceipt(client, { hash: found.hash });
    // A node that lags behind itself may show its block before its receipt.
    return found.hash === hash ? { receipt } : { receipt, replaced: kindOf(found, call) };
  }
  return undefined;
}

function kindOf({ from, to, input, value }: Transaction, call: PreparedCall): Outcome["replaced"] {
  if (to === null || value !== 0n) return "replaced";
  if (isAddressEqual(to, call.to) && input === call.data) return "repriced";
  return isAddressEqual(to, from) ? "cancelled" : "replaced";
}
