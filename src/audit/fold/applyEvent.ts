import type { EscrowEvent, Place } from "../decode/event.ts";
import { applyLockFunded } from "./arrivals.ts";
import type { Books } from "./books.ts";
import { applyCreditAdded, applyCreditWithdrawn, applyWithdrawalSigned } from "./credits.ts";
import { applyOrderDelivered } from "./delivery.ts";
import { applyOrderDisputed } from "./disputes.ts";
import { applyOrderReassigned, applyRecoveryCanceled, applyRecoverySet } from "./holders.ts";
import { applyOrderCarried, applyOrderLocked } from "./locking.ts";
import { applyOrderPaid, applyPayoutRedirected } from "./payouts.ts";
import { applyTermsPublished } from "./terms.ts";

/** Folds one event into the books. Same books and event in, same books out. */
export function applyEvent(books: Books, event: EscrowEvent, place: Place): Books {
  books.eventCounts.set(event.name, (books.eventCounts.get(event.name) ?? 0) + 1);
  switch (event.name) {
    case "TermsPublished":
      applyTermsPublished(books, event, place);
      break;
    case "OrderLocked":
      applyOrderLocked(books, event, place);
      break;
    case "OrderCarried":
      applyOrderCarried(books, event, place);
      break;
    case "LockFunded":
      applyLockFunded(books, event, place);
      break;
    case "OrderDelivered":
      applyOrderDelivered(books, event, place);
      break;
    case "OrderPaid":
      applyOrderPaid(books, event, place);
      break;
    case "PayoutRedirected":
      applyPayoutRedirected(books, event, place);
      break;
    case "OrderDisputed":
      applyOrderDisputed(books, event, place);
      break;
    case "OrderReassigned":
      applyOrderReassigned(books, event, place);
      break;
    case "RecoverySet":
      applyRecoverySet(books, event, place);
      break;
    case "RecoveryCanceled":
      applyRecoveryCanceled(books, event, place);
      break;
    case "CreditAdded":
      applyCreditAdded(books, event, place);
      break;
    case "CreditWithdrawn":
      applyCreditWithdrawn(books, event, place);
      break;
    case "WithdrawalSigned":
      applyWithdrawalSigned(books, event, place);
      break;
    case "Evidence":
    case "OrderSkipped":
      // No part of the ledger: they change no storage and move no token. The proof covers them.
      break;
    default:
      never(event);
  }
  return books;
}

function never(event: never): never {
  throw new Error(`Not an event: ${JSON.stringify(event)}`);
}
