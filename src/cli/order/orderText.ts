import type { Address } from "viem";

import { isStepOver } from "../../order/calendar.ts";
import { Status, statusName } from "../../order/status.ts";
import type { Cell } from "../../text/table.ts";
import type { Palette } from "../text/palette.ts";
import { moneyText, timeText } from "../text/words.ts";
import { attesterText } from "./attesters/attesterText.ts";
import type { AttesterReader } from "./attesters/readAttesters.ts";
import { isFor, type NextStep, nextSteps, stepText } from "./nextSteps.ts";
import type { OrderView, SingleOrderView } from "./orderView.ts";
import { account, exitText } from "./sentences.ts";
import { type Moment, timelineText } from "./timeline.ts";

const statusWords = {
  [Status.None]: "not locked yet",
  [Status.Locked]: "locked: the money is in escrow, delivery is not confirmed yet",
  [Status.Delivered]: "delivered: the buyer can inspect, then the seller can claim",
  [Status.Disputed]: "disputed: the arbitrator decides, unless both sides agree",
  [Status.Settled]: "settled: nothing is held any more",
} as const;

const nobody: Address = "0x0000000000000000000000000000000000000000";

/** Who reads, and on what. */
interface Reading {
  readonly palette: Palette;
  /** How the reader named the order: a file or an id. */
  readonly named: string;
  readonly reader: Address | undefined;
  readonly attester: AttesterReader | undefined;
}

/** An order for people: who, how much, when, and what the reader can do. */
export function orderText(
  view: SingleOrderView,
  moments: readonly Moment[],
  { palette, named, reader, attester }: Reading,
): string {
  const { orderId, order, state, currency, buyer, seller, terms, nowAt } = view;
  const me = reader ?? nobody;
  const exit = exitText(view, state);
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", palette.title(title), ...lines];
  const steps = nextSteps(view).filter((step) => reader === undefined || isFor(step, view, reader));
  return [
    palette.title(`Order ${orderId}`),
    "",
    `  Status      ${palette.status(statusWord(view), isLate(view))(`${statusWords[state.status]}${isLate(view) ? " (this step's time is over)" : ""}`)}`,
    `  Amount      ${moneyText(order.amount, currency)}, token ${order.token}`,
    `  Held        ${moneyText(state.held, currency)}`,
    `  Released    ${moneyText(state.released, currency)}`,
    `  Buyer       ${account(buyer, me)}`,
    `  Seller      ${account(seller, me)}`,
    `  Arbitrator  ${account(terms.arbitrator, me)}`,
    `  Terms       ${order.termsId}`,
    "",
    palette.title(`Timeline (now ${timeText(nowAt)}):`),
    ...timelineText(moments, nowAt, palette).map((line) => `  ${line}`),
    ...(exit.length === 0 ? [] : ["", ...exit]),
    ...(attester === undefined ? [] : ["", ...attesterText(view, attester)]),
    ...block(reader === undefined ? "What can be done:" : "What you can do:", [
      ...steps
        .filter(({ from }) => from <= nowAt)
        .flatMap((step) => [`  ${stepText(step, nowAt)}:`, `    ${commandText(step, named)}`]),
    ]),
    // A command is shown only when it can work.
    ...block(
      reader === undefined ? "What can be done later:" : "What you can do later:",
      steps.filter(({ from }) => from > nowAt).map((step) => `  ${stepText(step, nowAt)}`),
    ),
  ].join("\n");
}

function commandText({ verb, needs }: NextStep, named: string): string {
  return `lading order ${verb} ${named}${needs === undefined ? "" : ` ${needs}`}`;
}

/** A step that ended without anybody having acted on it. */
function isLate(view: OrderView): boolean {
  return isStepOver(view, view.nowAt);
}

/** In a table. */
export function statusCell(view: OrderView, palette: Palette): Cell {
  const text = view.state.status === Status.None ? "not locked" : statusWord(view).toLowerCase();
  return { text, paint: palette.status(text, isLate(view)) };
}

/** For programs. */
export function statusWord(view: OrderView): string {
  return statusName(view.state.status) ?? `${view.state.status}`;
}
