import { type Abi, type Hex, toEventSelector } from "viem";

import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";
import { fxRouterAbi } from "../../src/order/exchange/abi/fxRouterAbi.ts";
import { Exit } from "../../src/order/exit.ts";
import { hashOf } from "./auditChain.ts";

/** A log as a node hands it out, as far as tampering goes. */
export interface RawLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

/** All logs of one transaction, by its hash. */
export interface RawReceipt {
  readonly transactionHash: Hex;
  readonly blockNumber: Hex;
  readonly logs: readonly RawLog[];
}

export type Kind = "drop" | "alter" | "duplicate" | "reorder" | "forge";

/** One lie that a node could tell. */
export interface Tampering {
  readonly kind: Kind;
  /** The event that it concerns. */
  readonly event: string;
  /** What was done, and for `alter` the field. */
  readonly what: string;
  readonly field: string;
  readonly block: number;
  /** What the lie makes of the logs, by transaction. */
  readonly logs: ReadonlyMap<Hex, readonly RawLog[]>;
}

/** The contracts whose events concern the books. */
export interface Emitters {
  readonly escrow: Hex;
  readonly router: Hex;
}

const namesOf = (abi: Abi) =>
  new Map<Hex, string>(
    abi.filter((item) => item.type === "event").map((item) => [toEventSelector(item), item.name]),
  );
const names = namesOf(eventsAbi);
const routerNames = namesOf(fxRouterAbi);
const transferSelector = toEventSelector(
  "event Transfer(address indexed from, address indexed to, uint256 value)",
);

/** Every lie about every log that concerns the books. */
export function tamperingsOf(receipts: readonly RawReceipt[], emitters: Emitters): Tampering[] {
  return receipts.flatMap((receipt) =>
    receipt.logs.flatMap((log, index) => {
      const event = eventOf(log, emitters);
      if (event === undefined) return [];
      return [
        ...inPlace(receipt, index, event, emitters),
        ...swaps(receipt, index, event),
        ...swapsAcross(receipts, receipt, index, event, emitters),
      ];
    }),
  );
}

export function eventOf({ address, topics, data }: RawLog, { escrow, router }: Emitters): string | undefined {
  if (address === escrow) return names.get(topics[0] ?? "0x");
  if (address === router) return routerNames.get(topics[0] ?? "0x");
  const named = [...topics, data].some((word) => word.endsWith(escrow.slice(2)));
  return topics[0] === transferSelector && named ? "Transfer" : undefined;
}

function contentOf({ address, topics, data }: RawLog): string {
  return [address, ...topics, data].join();
}

function inPlace(
  { transactionHash, blockNumber, logs }: RawReceipt,
  index: number,
  event: string,
  emitters: Emitters,
): Tampering[] {
  const log = logs[index];
  if (log === undefined) return [];
  const instead = (kind: Kind, what: string, replacement: readonly RawLog[], field = ""): Tampering => ({
    kind,
    event,
    what: `${kind} ${event} ${what}`,
    field,
    block: Number(blockNumber),
    logs: new Map([[transactionHash, [...logs.slice(0, index), ...replacement, ...logs.slice(index + 1)]]]),
  });
  return [
    instead("drop", "", []),
    instead("duplicate", "", [log, log]),
    // A transfer between strangers is no lie about the escrow.
    ...forged(log)
      .filter((forgery) => eventOf(forgery, emitters) === event)
      .map((forgery) => instead("forge", "beside", [log, forgery])),
    ...alterations(log, event).map(({ field, altered }) => instead("alter", field, [altered], field)),
  ];
}

/** A log of the same kind about something else: every topic but the first replaced in turn. */
function forged(log: RawLog): RawLog[] {
  return log.topics.slice(1).map((_, index) => ({
    ...log,
    topics: log.topics.map((topic, at) => (at === index + 1 ? unknownLike(topic) : topic)),
  }));
}

/** Accounts stay accounts, hashes stay hashes. */
function unknownLike(topic: Hex): Hex {
  const random = hashOf(topic).slice(2);
  return /^0x0{24}/.test(topic) ? `0x${"0".repeat(24)}${random.slice(24)}` : `0x${random}`;
}

function alterations(log: RawLog, event: string): { field: string; altered: RawLog }[] {
  const topics = log.topics.map((topic, index) => ({
    field: fieldName(event, "topic", index),
    altered: { ...log, topics: log.topics.map((other, at) => (at === index ? flipped(topic) : other)) },
  }));
  const words = log.data.slice(2).match(/.{64}/g) ?? [];
  const data = words.map((word, index) => {
    const other = flipped(`0x${word}`).slice(2);
    const changed = words.map((kept, at) => (at === index ? other : kept)).join("");
    return { field: fieldName(event, "word", index), altered: { ...log, data: `0x${changed}` as const } };
  });
  const exits = event === "OrderPaid" ? otherExits(log) : [];
  const longer = { field: "length", altered: { ...log, data: `${log.data}${"00".repeat(32)}` as const } };
  return [...topics, ...data, ...exits, longer];
}

/** The same payment under every other name. */
function otherExits(log: RawLog): { field: string; altered: RawLog }[] {
  const rest = log.data.slice(66);
  return Object.values(Exit)
    .map((exit) => `0x${exit.toString(16).padStart(64, "0")}${rest}` as const)
    .filter((data) => data !== log.data)
    .map((data) => ({ field: "exit", altered: { ...log, data } }));
}

/** The last bit turned: the smallest lie about an amount, a time, an account or a hash. */
function flipped(word: Hex): Hex {
  return `0x${(BigInt(word) ^ 1n).toString(16).padStart(64, "0")}`;
}

function fieldName(event: string, part: "topic" | "word", index: number): string {
  const abi: Abi = [...eventsAbi, ...fxRouterAbi];
  const item = abi.find((entry) => entry.type === "event" && entry.name === event);
  if (item?.type !== "event") return `${part} ${index}`;
  if (part === "topic" && index === 0) return "selector";
  const inputs = item.inputs.filter(
    (input) => ("indexed" in input && input.indexed === true) === (part === "topic"),
  );
  const input = inputs[part === "topic" ? index - 1 : index];
  return input?.name ?? `${part} ${index}`;
}

/** Each pair of neighbors in a transaction. */
function swaps(
  { transactionHash, blockNumber, logs }: RawReceipt,
  index: number,
  event: string,
): Tampering[] {
  const log = logs[index];
  const next = logs[index + 1];
  if (log === undefined || next === undefined) return [];
  const swapped = [...logs.slice(0, index), next, log, ...logs.slice(index + 2)];
  const what = `reorder ${event} with the next log`;
  const block = Number(blockNumber);
  return [{ kind: "reorder", event, what, field: "", block, logs: new Map([[transactionHash, swapped]]) }];
}

/** The log exchanged with the first of the escrow's in the next transaction of the block. */
function swapsAcross(
  receipts: readonly RawReceipt[],
  receipt: RawReceipt,
  index: number,
  event: string,
  emitters: Emitters,
): Tampering[] {
  const next = receipts[receipts.indexOf(receipt) + 1];
  const log = receipt.logs[index];
  if (log === undefined || next === undefined || next.blockNumber !== receipt.blockNumber) return [];
  const at = next.logs.findIndex((other) => eventOf(other, emitters) === event);
  const other = next.logs[at];
  // Two equal transfers exchanged are no lie.
  if (other === undefined || contentOf(other) === contentOf(log)) return [];
  return [
    {
      kind: "reorder",
      event,
      what: `reorder ${event} with that of the next transaction`,
      field: "",
      block: Number(receipt.blockNumber),
      logs: new Map([
        [receipt.transactionHash, receipt.logs.map((kept, place) => (place === index ? other : kept))],
        [next.transactionHash, next.logs.map((kept, place) => (place === at ? log : kept))],
      ]),
    },
  ];
}
