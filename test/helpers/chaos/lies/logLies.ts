import { type Hex, pad, toEventSelector } from "viem";

import { flipped, type LogPlace, placesOf, withLog, withReceipts } from "../alter.ts";
import type { Random } from "../random.ts";
import type { ServedLog } from "../servedChain.ts";
import type { ChaosWorld } from "../world.ts";
import { chainLie, type Lie } from "./lie.ts";

const transfer = toEventSelector("event Transfer(address indexed from, address indexed to, uint256 value)");

/** Whose log it is decides which part of the books a lie is about. */
const emitters: Readonly<Record<string, (log: ServedLog, world: ChaosWorld) => boolean>> = {
  "the escrow's": ({ address }, { escrow }) => address === escrow,
  "the router's": ({ address }, { router }) => address === router,
  "a token's": ({ topics }, { escrow }) => topics[0] === transfer && topics.includes(pad(escrow)),
};

const alterations: Readonly<Record<string, (log: ServedLog, random: Random) => readonly ServedLog[]>> = {
  dropped: () => [],
  duplicated: (log) => [log, log],
  "with another address": (log) => [{ ...log, address: flipped(log.address) }],
  "with another topic": (log, random) => {
    const at = random.below(log.topics.length);
    return [{ ...log, topics: log.topics.map((topic, index) => (index === at ? flipped(topic) : topic)) }];
  },
  "with a topic less": (log) => [{ ...log, topics: log.topics.slice(0, -1) }],
  "with other data": (log) => [{ ...log, data: flipped(log.data) }],
  "with longer data": (log) => [{ ...log, data: `${log.data}${"00".repeat(32)}` as Hex }],
  "forged beside it": (log) => [
    log,
    { ...log, topics: log.topics.map((topic, at) => (at === 1 ? flipped(topic) : topic)) },
  ],
};

/** Every alteration of one log of every emitter. */
const oneLog: Lie[] = Object.entries(emitters).flatMap(([whose, isWhose]) =>
  Object.entries(alterations).map(([what, alter]) =>
    chainLie(`${whose} log ${what}`, ["receiptsRootMismatch"], (world, random) => {
      const place = random.pick(placesOf(world.chain, (log) => isWhose(log, world)));
      return withLog(world.chain, place, (log) => alter(log, random));
    }),
  ),
);

/** Logs that stay what they are and stand elsewhere. */
const elsewhere: Lie[] = [
  chainLie("two logs of a transaction in the other order", ["receiptsRootMismatch"], (world, random) => {
    const { block, receipt, log } = random.pick(ofTransactions(world, 2));
    return withReceipts(world.chain, block, (receipts) =>
      receipts.map((one, at) => (at === receipt ? { ...one, logs: swapped(one.logs, log) } : one)),
    );
  }),
  chainLie("a log moved to the next transaction", ["receiptsRootMismatch"], (world, random) => {
    const places = placesOf(world.chain, () => true);
    const { block, receipt } = random.pick(
      places.filter((place) => (world.chain.blocks[place.block]?.receipts ?? []).length > place.receipt + 1),
    );
    return withReceipts(world.chain, block, (receipts) => {
      const moved = receipts[receipt]?.logs.slice(-1) ?? [];
      return receipts.map((one, at) => {
        if (at === receipt) return { ...one, logs: one.logs.slice(0, -1) };
        return at === receipt + 1 ? { ...one, logs: [...moved, ...one.logs] } : one;
      });
    });
  }),
  chainLie("all logs of a block gone", ["receiptsRootMismatch"], (world, random) => {
    const { block } = random.pick(placesOf(world.chain, ({ address }) => address === world.escrow));
    return withReceipts(world.chain, block, (receipts) => receipts.map((one) => ({ ...one, logs: [] })));
  }),
  chainLie(
    "a log that is no log",
    ["blockUnreadable"],
    (world, random) => {
      const place = random.pick(placesOf(world.chain, ({ address }) => address === world.escrow));
      return withLog(world.chain, place, (log) => [{ ...log, data: `${log.data}1` as Hex }]);
    },
    3,
  ),
];

export const logLies: readonly Lie[] = [...oneLog, ...elsewhere];

/** Logs of the escrow that have this many logs, themselves counted, to the end of their transaction. */
function ofTransactions({ chain, escrow }: ChaosWorld, atLeast: number): LogPlace[] {
  return placesOf(chain, ({ address }) => address === escrow).filter(({ block, receipt, log }) => {
    const logs = chain.blocks[block]?.receipts?.[receipt]?.logs ?? [];
    return logs.length >= log + atLeast;
  });
}

function swapped(logs: readonly ServedLog[], at: number): ServedLog[] {
  const next = logs[at + 1];
  const one = logs[at];
  if (one === undefined || next === undefined) throw new Error("no two logs to swap");
  return [...logs.slice(0, at), next, one, ...logs.slice(at + 2)];
}
