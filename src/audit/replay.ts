import type { Address, Hex } from "viem";

import { decodeEvent, decodeFxEvent } from "./decode/decodeEvent.ts";
import { decodeTransfer, transferDecoder } from "./decode/decodeTransfer.ts";
import type { Place, Transfer } from "./decode/event.ts";
import { finding } from "./finding.ts";
import { applyEvent } from "./fold/applyEvent.ts";
import { applyFxEvent } from "./fold/applyFxEvent.ts";
import type { Books } from "./fold/books.ts";
import { closeTransaction } from "./fold/closeTransaction.ts";
import type { TransactionLogs } from "./source/transactionLogs.ts";

/** Folds the logs of one block into the books, transaction by transaction. */
export type BlockReplay = (block: number, time: number, transactions: readonly TransactionLogs[]) => void;

export function blockReplay(books: Books, escrow: Address): BlockReplay {
  const emitter: Hex = books.escrow;
  const { routers } = books;
  const decodeOwnTransfer = transferDecoder(escrow);
  return (block, time, transactions) => {
    for (const { transaction, logs } of transactions) {
      const place: Place = { block, time, transaction };
      const transfers: Transfer[] = [];
      // What a router converts moves between strangers.
      const isRouted = routers.size > 0 && logs.some(({ address }) => routers.has(address));
      let concerned = isRouted;
      for (const log of logs) {
        if (log.address === emitter) {
          concerned = true;
          const event = decodeEvent(log);
          if ("name" in event) applyEvent(books, event, place);
          else books.findings.push(finding(event.code, event.what, { block }));
          continue;
        }
        if (isRouted && routers.has(log.address)) {
          const event = decodeFxEvent(log);
          if ("name" in event) applyFxEvent(books, log.address, event, place);
          else books.findings.push(finding(event.code, event.what, { block }));
          continue;
        }
        const transfer = isRouted ? decodeTransfer(log) : decodeOwnTransfer(log);
        if (transfer !== undefined) transfers.push(transfer);
      }
      if (concerned || transfers.length > 0) closeTransaction(books, transfers, place);
    }
  };
}
