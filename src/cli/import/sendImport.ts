import {
  BaseError,
  type Hex,
  isAddressEqual,
  NonceTooLowError,
  parseEventLogs,
  type TransactionReceipt,
  toFunctionSelector,
} from "viem";
import { getBalance } from "viem/actions";

import { errorAdvice } from "../../client/errorAdvice.ts";
import { orderEscrowAbi } from "../../order/abi/orderEscrowAbi.ts";
import type { ActContext } from "../act/act.ts";
import type { PlannedCall } from "../act/plan.ts";
import { sendAndWait } from "../act/sendAndWait.ts";
import type { Sending } from "../act/sending.ts";
import type { Terminal } from "../terminal.ts";
import type { ImportedOrder } from "./importedOrder.ts";
import { type CurrencyImport, lockBatch } from "./importPlan.ts";
import { importProgress } from "./importProgress.ts";
import { ImportOutOfGasError, isOutOfGas } from "./outOfGas.ts";
import { isThere, readStatuses } from "./readChain.ts";

/** An order that somebody else locked while the import ran. */
export interface SkippedOrder {
  readonly order: ImportedOrder;
  readonly reason: string;
}

/** What an import did. */
export interface ImportResult {
  readonly locked: ReadonlySet<Hex>;
  readonly skipped: readonly SkippedOrder[];
  readonly receipts: readonly TransactionReceipt[];
}

export interface SendImportOptions {
  readonly waitSeconds: number;
  readonly sending: Sending;
}

/**
 * Sends approvals and batches one after the other, each mined before the next.
 *
 * @throws ImportOutOfGasError
 */
export async function sendImport(
  context: ActContext,
  terminal: Terminal,
  plans: readonly CurrencyImport[],
  { waitSeconds, sending: { fees, nonce } }: SendImportOptions,
): Promise<ImportResult> {
  const { network } = context;
  const total = plans.flatMap(({ batches }) => batches.flat()).length;
  const locked = new Set<Hex>();
  const skipped: SkippedOrder[] = [];
  const receipts: TransactionReceipt[] = [];
  const progress = importProgress(terminal, total);

  const send = async ({ does, prepare }: PlannedCall): Promise<TransactionReceipt> => {
    // Simulated again, now without assumptions.
    const call = await prepare(network.client);
    const receipt = await sendAndWait(network.client, {
      call,
      waitSeconds,
      ...(fees === undefined ? {} : { fees }),
      ...(nonce === undefined || receipts.length > 0 ? {} : { nonce }),
      onSent: (hash) => progress.sent(does, hash),
      onRepriced: (hash) => progress.sent(`${does}, with another gas price`, hash),
    });
    receipts.push(receipt);
    return receipt;
  };
  const lockFree = async (batch: readonly ImportedOrder[]): Promise<BatchOutcome> => {
    // The same file may be imported from another machine at this moment.
    const statuses = await readStatuses(
      network,
      batch.map(({ orderId }) => orderId),
    );
    const free = batch.filter((_, index) => !isThere(statuses[index]));
    const taken = batch.filter((_, index) => isThere(statuses[index]));
    const before = taken.map((order) => ({ order, reason: "it was locked while the import ran" }));
    if (free.length === 0) return { locked: [], skipped: before };
    const own = outcomeOf(context, free, await send(lockBatch(context, free)));
    return { locked: own.locked, skipped: [...before, ...own.skipped] };
  };
  const sendBatch = async (batch: readonly ImportedOrder[]): Promise<void> => {
    const outcome = await lockFree(batch).catch((error: unknown) => {
      // Another machine sent with the same account in between. An order can be locked only once, so to look and send again
      // is safe, whatever became of the first attempt.
      if (isNonceTaken(error)) return lockFree(batch);
      throw error;
    });
    for (const orderId of outcome.locked) locked.add(orderId);
    skipped.push(...outcome.skipped);
    progress.done(locked.size + skipped.length);
  };

  try {
    for (const { approvals, batches } of plans) {
      for (const approval of approvals) await send(approval);
      for (const batch of batches) await sendBatch(batch);
    }
  } catch (error) {
    progress.end();
    terminal.err(
      `Stopped: ${locked.size} of ${total} orders are known to be locked. Run the same command again: it reads the chain and locks only what is missing.\n`,
    );
    if (!isOutOfGas(error)) throw error;
    const { address } = context.signer;
    const balance = await getBalance(network.client, { address });
    throw new ImportOutOfGasError(address, balance, network.chainId, error);
  }
  progress.end();
  return { locked, skipped, receipts };
}

interface BatchOutcome {
  readonly locked: readonly Hex[];
  readonly skipped: readonly SkippedOrder[];
}

function isNonceTaken(error: unknown): boolean {
  return error instanceof BaseError && error.walk((each) => each instanceof NonceTooLowError) !== null;
}

function outcomeOf(
  { network: { escrow } }: ActContext,
  batch: readonly ImportedOrder[],
  { logs }: TransactionReceipt,
): BatchOutcome {
  const own = logs.filter(({ address }) => isAddressEqual(address, escrow));
  const events = parseEventLogs({
    abi: orderEscrowAbi,
    logs: own,
    eventName: ["OrderLocked", "OrderSkipped"],
  });
  const orders = new Map(batch.map((order) => [order.orderId, order]));
  const skipped = events.flatMap((event): SkippedOrder[] => {
    const order = orders.get(event.args.orderId);
    if (event.eventName !== "OrderSkipped" || order === undefined) return [];
    return [{ order, reason: skipWords(event.args.reason) }];
  });
  return {
    locked: events.flatMap(({ eventName, args }) => (eventName === "OrderLocked" ? [args.orderId] : [])),
    skipped,
  };
}

// viem makes the selector of an error from its signature as that of a function.
const errorNames = new Map(
  orderEscrowAbi.flatMap((each) =>
    each.type === "error"
      ? [
          [
            toFunctionSelector(`${each.name}(${each.inputs.map(({ type }) => type).join()})`),
            each.name,
          ] as const,
        ]
      : [],
  ),
);

/** The error that the single form would have ended with, in words. */
function skipWords(selector: Hex): string {
  const name = errorNames.get(selector);
  return name === undefined ? `the contract says ${selector}` : `${errorAdvice[name].words} (${name})`;
}
