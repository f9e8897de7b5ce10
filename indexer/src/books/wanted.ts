import type { Hex } from "viem";

import { decodeEvent } from "../../../src/audit/decode/decodeEvent.ts";
import { decodeTransfer } from "../../../src/audit/decode/decodeTransfer.ts";
import type { TransactionLogs } from "../../../src/audit/source/transactionLogs.ts";

/** The keys of all that the events of a block can read or change in the books. */
export interface Wanted {
  readonly orderIds: ReadonlySet<Hex>;
  readonly termsIds: ReadonlySet<Hex>;
  readonly tokens: ReadonlySet<Hex>;
  /** Accounts that chose a recovery registry. */
  readonly accounts: ReadonlySet<Hex>;
  /** Credits, by `owner/token`. */
  readonly credits: ReadonlyMap<string, { readonly owner: Hex; readonly token: Hex }>;
}

/** What the logs of a block name. Terms and tokens of orders that are there already are known only from the orders. */
export function wantedBy(transactions: readonly TransactionLogs[], escrow: Hex): Wanted {
  const orderIds = new Set<Hex>();
  const termsIds = new Set<Hex>();
  const tokens = new Set<Hex>();
  const accounts = new Set<Hex>();
  const credits = new Map<string, { owner: Hex; token: Hex }>();
  for (const log of transactions.flatMap(({ logs }) => logs)) {
    const transfer = decodeTransfer(log);
    if (transfer !== undefined) tokens.add(transfer.token);
    const event = log.address === escrow ? decodeEvent(log) : undefined;
    if (event === undefined || !("name" in event)) continue;

    const { args } = event;
    if ("orderId" in args) orderIds.add(args.orderId);
    if ("nextOrderId" in args) orderIds.add(args.nextOrderId);
    if ("termsId" in args) termsIds.add(args.termsId);
    if ("token" in args) tokens.add(args.token);
    if ("account" in args) accounts.add(args.account);
    if ("owner" in args) credits.set(`${args.owner}/${args.token}`, args);
  }
  return { orderIds, termsIds, tokens, accounts, credits };
}
