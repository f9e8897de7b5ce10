import type { Address, Hex, TransactionReceipt } from "viem";
import { utcTime } from "../../order/utcTime.ts";
import { numberText } from "../../text/numberText.ts";
import { coinText } from "../network/coin.ts";
import { jsonText } from "../text/jsonText.ts";
import type { Palette } from "../text/palette.ts";
import { timeText } from "../text/words.ts";
import { costFacts, receiptFact } from "./facts.ts";
import type { GasCost } from "./gas.ts";
import { paintLine } from "./paintLine.ts";
import type { Plan } from "./plan.ts";

interface SendingFacts {
  readonly cost: GasCost;
  readonly chainId: number;
  readonly sender: Address;
  /** Lines about what the sender chose for its transactions. */
  readonly chosen: readonly string[];
}

/** Blocks of lines, each under its title. */
const blocks =
  (palette: Palette) =>
  (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : ["", palette.title(title), ...lines.map((line) => `  ${paintLine(line, palette)}`)];

/** What will happen, for the person who signs and sends it. */
export function planText(plan: Plan, facts: SendingFacts, palette: Palette): string {
  const block = blocks(palette);
  const steps = plan.calls.length > 1 ? plan.calls.map(({ does }, index) => `${index + 1}. ${does}`) : [];
  return [
    palette.title(plan.title),
    ...block("What will happen:", plan.will),
    ...block("What comes after:", plan.follows),
    ...block("Transactions to sign, one after the other:", steps),
    ...block("Cost:", [gasLine(facts), ...facts.chosen]),
  ].join("\n");
}

function gasLine({ cost, chainId, sender }: SendingFacts): string {
  const gas =
    cost.gas === undefined ? "and more for what cannot be estimated yet" : `${numberText(cost.gas)} gas`;
  return `Gas: about ${coinText(cost.likely, chainId)}, at most ${coinText(cost.most, chainId)} (${gas}), paid by ${sender}.`;
}

/** What will happen, for the person who only signs. */
export function signedText(plan: Plan, signBy: number, palette: Palette): string {
  const block = blocks(palette);
  return [
    palette.title(plan.title),
    ...block("What will happen when somebody sends what you sign:", plan.will),
    ...block("What comes after:", plan.follows),
    ...block("Your signature:", [
      `It counts until ${timeText(signBy)}, once, for exactly this.`,
      "It costs you no gas: whoever sends it pays, and can change nothing of it.",
    ]),
  ].join("\n");
}

/** What was done. */
export function resultText(plan: Plan, receipts: readonly TransactionReceipt[], palette: Palette): string {
  const last = receipts.at(-1);
  return [
    palette.good(plan.done),
    ...(last === undefined ? [] : [`Transaction ${last.transactionHash} in block ${last.blockNumber}.`]),
  ].join("\n");
}

/** A call for programs. */
export interface ShownCall {
  readonly does: string;
  readonly to: Address | null;
  readonly functionName: string | null;
  /** `null` where it is signed, or simulated, only after the question. */
  readonly data: Hex | null;
}

export interface PlanJsonFacts {
  readonly prepared?: readonly ShownCall[];
  readonly cost?: GasCost;
  readonly sender?: Address;
  readonly signBy?: number;
  readonly file?: string;
}

/** A plan for programs: of --dry-run, or of an action that was signed into a file. */
export function planJson(plan: Plan, { prepared, cost, sender, signBy, file }: PlanJsonFacts): string {
  return jsonText({
    action: plan.action,
    ...plan.facts,
    sent: false,
    ...(file === undefined ? {} : { signed: true, file }),
    ...(signBy === undefined ? {} : { signBy: utcTime(signBy) }),
    ...(sender === undefined ? {} : { sender }),
    ...(cost === undefined ? {} : costFacts(cost)),
    ...(prepared === undefined ? {} : { calls: prepared }),
    words: { title: plan.title, will: plan.will, follows: plan.follows },
  });
}

interface ResultFacts {
  readonly receipts: readonly TransactionReceipt[];
  readonly sender: Address;
  readonly chainId: number;
}

/** What was done, for programs. */
export function resultJson(plan: Plan, { receipts, sender, chainId }: ResultFacts): string {
  return jsonText({
    action: plan.action,
    ...plan.facts,
    sent: true,
    chainId,
    sender,
    transactions: receipts.map(receiptFact),
  });
}
