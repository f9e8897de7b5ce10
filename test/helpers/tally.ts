import type { Address, Hex } from "viem";
import { decodeEvent } from "../../src/audit/decode/decodeEvent.ts";
import type { EscrowEvent } from "../../src/audit/decode/event.ts";
import { applyEvent } from "../../src/audit/fold/applyEvent.ts";
import type { Books } from "../../src/audit/fold/books.ts";
import { emptyBooks } from "../../src/audit/fold/books.ts";
import type { Provider } from "../../src/demo/live/chain.ts";
import { Exit } from "../../src/order/exit.ts";
import { Status, statusName } from "../../src/order/status.ts";

type Log = {
  address: Hex;
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionIndex: Hex;
  transactionHash: Hex;
};

/** How often something was lived: "status action outcome" to a count, as in "Delivered claim Settled". */
export type Tally = Map<string, number>;

/** The action behind a payout; a dispute's undisputed part is told by the dispute itself. */
const exitActions: Record<number, string | undefined> = {
  [Exit.Released]: "release",
  [Exit.Claimed]: "claim",
  [Exit.Refunded]: "refund",
  [Exit.Reclaimed]: "reclaim",
  [Exit.Agreed]: "settle",
  [Exit.Ruled]: "rule",
  [Exit.Defaulted]: "enforceDefault",
};

/** What an event tells: which action, of which order; no order for what accounts do. */
function actionOf(event: EscrowEvent): { action: string; orderId: Hex | undefined } | undefined {
  switch (event.name) {
    case "OrderLocked":
      return { action: "lock", orderId: event.args.orderId };
    case "OrderDelivered":
      return { action: "confirmDelivery", orderId: event.args.orderId };
    case "OrderPaid": {
      const action = exitActions[event.args.exit];
      return action === undefined ? undefined : { action, orderId: event.args.orderId };
    }
    case "OrderDisputed":
      return { action: "dispute", orderId: event.args.orderId };
    case "OrderReassigned":
      return { action: "reassign", orderId: event.args.orderId };
    case "Evidence":
      return {
        action: "submitEvidence",
        orderId: `0x${event.args.evidenceGroupId.toString(16).padStart(64, "0")}`,
      };
    case "TermsPublished":
      return { action: "publishTerms", orderId: undefined };
    case "RecoverySet":
      return { action: "setRecovery", orderId: undefined };
    case "RecoveryCanceled":
      return { action: "cancelRecovery", orderId: undefined };
    case "CreditWithdrawn":
      return {
        action: event.args.owner === event.args.to ? "withdraw" : "withdrawAsSuccessor",
        orderId: undefined,
      };
    default:
      return undefined;
  }
}

function statusOf(books: Books, orderId: Hex): string {
  return statusName(books.orders.get(orderId)?.status ?? Status.None) ?? "unknown";
}

/** Counts what orders lived through, from the logs alone. */
export async function tallyOf(provider: Provider, escrow: Address, chainId: number): Promise<Tally> {
  const filter = { address: escrow, fromBlock: "0x0", toBlock: "latest" };
  const logs = (await provider.request({ method: "eth_getLogs", params: [filter] })) as Log[];
  const books = emptyBooks(escrow, chainId);
  const tally: Tally = new Map();
  let transaction: Log[] = [];
  const close = (): void => {
    for (const line of livedIn(books, transaction)) tally.set(line, (tally.get(line) ?? 0) + 1);
    transaction = [];
  };
  for (const log of logs) {
    if (transaction.length > 0 && transaction[0]?.transactionHash !== log.transactionHash) close();
    transaction.push(log);
  }
  close();
  return tally;
}

/** One line for each action of a transaction. The outcome is what holds at its end. */
function livedIn(books: Books, logs: readonly Log[]): string[] {
  const lived: { action: string; orderId: Hex | undefined; before: string }[] = [];
  for (const log of logs) {
    const event = decodeEvent({ address: log.address, topics: log.topics, data: log.data });
    if (!("name" in event)) throw new Error(`a log that is no event: ${event.what}`);
    const told = actionOf(event);
    if (told !== undefined) {
      lived.push({ ...told, before: told.orderId === undefined ? "" : statusOf(books, told.orderId) });
    }
    const place = { block: Number(log.blockNumber), time: 0, transaction: Number(log.transactionIndex) };
    applyEvent(books, event, place);
  }
  return lived.map(({ action, orderId, before }) => {
    if (orderId === undefined) return action;
    const delivered = books.orders.get(orderId)?.delivered === true ? "delivered" : "not delivered";
    const line = `${before} ${action} ${statusOf(books, orderId)}`;
    return action === "enforceDefault" ? `${line}, ${delivered}` : line;
  });
}
