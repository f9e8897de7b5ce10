import { type Hex, zeroAddress } from "viem";

import { Side } from "../../order/side.ts";
import { Status } from "../../order/status.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books, RecoveryRecord } from "./books.ts";
import { knownOrder, note, noteUnlessEqual } from "./note.ts";

/** Seconds until a choice of recovery counts: 7 days. */
const recoveryDelay = 604_800;

export function applyOrderReassigned(books: Books, { args }: EventOf<"OrderReassigned">, place: Place): void {
  const { orderId, from, to, side } = args;
  const order = knownOrder(books, place, orderId, "OrderReassigned");
  if (order === undefined) return;
  if (order.status === Status.Settled)
    note(books, place, "statusNotAllowed", "reassigned when settled", { orderId });
  const isBuyer = side === Side.Buyer;
  const holder = isBuyer ? order.buyerHolder : order.sellerHolder;
  if (holder !== from || from === to) {
    note(books, place, "holderMismatch", `from ${from} to ${to}, held by ${holder}`, { orderId });
  }

  books.parties.add(to);
  if (isBuyer) {
    order.buyerHolder = to;
    order.buyerMoved = true;
  } else {
    order.sellerHolder = to;
    order.sellerMoved = true;
  }
  order.sidesMoved = true;
}

export function applyRecoverySet(books: Books, { args }: EventOf<"RecoverySet">, place: Place): void {
  const { account, registry, effectiveAt } = args;
  noteUnlessEqual(books, place, "recoveryMismatch", `when ${account}'s choice counts`, {
    given: effectiveAt,
    expected: BigInt(place.time + recoveryDelay),
  });
  const before = books.recoveries.get(account);

  books.recoveries.set(account, {
    registry: registryAt(before, place.time),
    pending: registry,
    pendingFrom: Number(effectiveAt),
  });
}

export function applyRecoveryCanceled(
  books: Books,
  { args }: EventOf<"RecoveryCanceled">,
  place: Place,
): void {
  const { account, registry } = args;
  const before = books.recoveries.get(account);
  if (before === undefined || place.time >= before.pendingFrom || before.pending !== registry) {
    note(books, place, "recoveryMismatch", `${account} took back ${registry}, which was not pending`);
  }

  books.recoveries.set(account, {
    registry: before?.registry ?? zeroAddress,
    pending: zeroAddress,
    pendingFrom: 0,
  });
}

function registryAt(recovery: RecoveryRecord | undefined, time: number): Hex {
  if (recovery === undefined) return zeroAddress;
  const { registry, pending, pendingFrom } = recovery;
  return pendingFrom !== 0 && time >= pendingFrom ? pending : registry;
}
