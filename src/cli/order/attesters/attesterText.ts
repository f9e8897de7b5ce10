import type { Address } from "viem";
import { isStepOver } from "../../../order/calendar.ts";
import { Status } from "../../../order/status.ts";
import { utcTime } from "../../../order/utcTime.ts";
import { isSameHex } from "../../../text/lowerCase.ts";
import { timeText } from "../../text/words.ts";
import type { OrderView } from "../orderView.ts";
import type { AttesterReader, Confirmation } from "./readAttesters.ts";

/** What an order means to one of its attesters: what was signed, and what is left to do. */
export function attesterText(view: OrderView, reader: AttesterReader): string[] {
  const { threshold } = view.terms;
  return [
    `You are one of the ${reader.attesterCount} attesters of the terms; ${threshold} must sign.`,
    ...(reader.confirmation === undefined
      ? openLines(view, reader)
      : confirmedLines(reader.confirmation, reader)),
  ];
}

function openLines(view: OrderView, reader: AttesterReader): string[] {
  const { orderId, state, order, nowAt } = view;
  switch (state.status) {
    case Status.None:
      return ["  The order is not locked: there is nothing to sign yet."];
    case Status.Locked:
      if (isStepOver(view, nowAt))
        return [
          `  Its time to be confirmed was over after ${timeText(state.until)}: no signature counts now.`,
        ];
      return [
        "  Delivery is not confirmed. Who has signed so far is not on the chain: signatures are sent together.",
        `  When you saw the goods arrive, sign that: ${attestLine(orderId, reader)}`,
        `  Signatures count until ${timeText(order.deliverBy)}. Send enough of them: lading order deliver ${orderId} --attestation FILE FILE`,
      ];
    default:
      return ["  Delivery was never confirmed, and cannot be any more: there is nothing to sign."];
  }
}

function attestLine(orderId: string, { attester, isAccount }: AttesterReader): string {
  const line = `lading attest ${orderId} --document FILE`;
  // A contract's or a key's signature is made by its owners elsewhere.
  return isAccount ? line : `${line} --attester ${attester} --signature FILE`;
}

function confirmedLines({ at, evidenceHash, carried }: Confirmation, reader: AttesterReader): string[] {
  return [
    `  Delivery was confirmed at ${timeText(at)}, with the evidence ${evidenceHash}.`,
    ...(carried === undefined
      ? ["  A contract sent the signatures: its transaction tells who signed."]
      : [
          `  ${carried.signers.length} of you signed, for ${carried.orderCount === 1 ? "this order alone" : `${carried.orderCount} orders together`}, counting until ${timeText(carried.signBy)}. ${
            isAmong(carried.signers, reader) ? "You are one of them." : "You are none of them."
          }`,
        ]),
    "  There is nothing left for you to sign. Keep what you saw: in a dispute you may be asked for it.",
  ];
}

const isAmong = (signers: readonly Address[], { attester }: AttesterReader): boolean =>
  signers.some((each) => isSameHex(each, attester));

/** The same for programs. */
export function attesterJson(reader: AttesterReader): object {
  const { attester, confirmation } = reader;
  const carried = confirmation?.carried;
  return {
    attester,
    confirmation:
      confirmation === undefined
        ? null
        : {
            at: utcTime(confirmation.at),
            evidenceHash: confirmation.evidenceHash,
            signers: carried?.signers ?? null,
            orders: carried?.orderCount ?? null,
            signBy: carried === undefined ? null : utcTime(carried.signBy),
            signedByReader: carried === undefined ? null : isAmong(carried.signers, reader),
          },
  };
}
