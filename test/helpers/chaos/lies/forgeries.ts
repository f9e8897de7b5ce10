import type { Hex } from "viem";

import { flipped, type LogPlace, placesOf, reforged, reorganized, withHeader, withLog } from "../alter.ts";
import type { Random } from "../random.ts";
import { nodeOf, type ServedChain } from "../servedChain.ts";
import type { ChaosWorld } from "../world.ts";
import { chainLie, isEvent, type Lie } from "./lie.ts";

/** Evidence moves no money and is stored nowhere: a lie about it is the hardest to find. */
const evidence = "Evidence";

/** Lies whose receipts, roots, filters and hashes agree with each other. */
const consistent: Lie[] = [
  chainLie("one block forged with root and hash", ["headerChainBroken"], (world, random) => {
    const { chain, block } = withoutLog(world, random);
    const forged = reforged({ ...chain, blocks: chain.blocks.slice(0, block + 1) }, block);
    return { ...chain, blocks: [...forged.blocks, ...chain.blocks.slice(block + 1)] };
  }),
  chainLie("a log dropped and every block since forged", ["anchorMismatch"], (world, random) => {
    const { chain, block } = withoutLog(world, random);
    return reforged(chain, block);
  }),
  chainLie("a log altered and every block since forged", ["anchorMismatch"], (world) => {
    const { chain, place } = withAlteredEvidence(world);
    return reforged(chain, place.block);
  }),
  chainLie("the whole chain forged from its first block", ["anchorMismatch"], ({ chain }) =>
    reforged(
      withHeader(chain, 0, (header) => ({ ...header, extraData: "0x0bad" })),
      0,
    ),
  ),
  {
    name: "a forged chain whose last header is the true one",
    codes: ["headerChainBroken"],
    exitCode: 1,
    tell(world) {
      const { chain, place } = withAlteredEvidence(world);
      const forged = reforged(chain, place.block);
      const last = world.chain.blocks.slice(-1);
      return { node: nodeOf({ ...forged, blocks: [...forged.blocks.slice(0, -1), ...last] }) };
    },
  },
  {
    name: "a forged chain, and nothing that the caller trusts",
    codes: [],
    exitCode: 2,
    tell(world) {
      const { chain, place } = withAlteredEvidence(world);
      return { node: nodeOf(reforged(chain, place.block)), asked: { trust: undefined } };
    },
  },
];

/** What a chain really says that no escrow of ours would: the proof holds, and the fold objects. */
const signedData: Lie[] = [
  { what: "other terms", word: 0 },
  { what: "another amount", word: 3 },
  { what: "another last date", word: 4 },
  { what: "another date of delivery", word: 5 },
  { what: "other details", word: 6 },
].map(({ what, word }) => ({
  name: `an order locked with ${what} than its id stands for`,
  codes: ["orderIdMismatch"],
  exitCode: 1,
  tell(world: ChaosWorld, random: Random) {
    const place = random.pick(placesOf(world.chain, isEvent(world, "OrderLocked")));
    const end = 2 + 64 * (word + 1);
    const altered = withLog(world.chain, place, (log) => [
      { ...log, data: `${flipped(log.data.slice(0, end) as Hex)}${log.data.slice(end)}` as Hex },
    ]);
    return trusted(reforged(altered, place.block));
  },
}));

const trustLies: Lie[] = [
  {
    name: "a trusted hash of another chain",
    codes: ["anchorMismatch"],
    exitCode: 1,
    tell: ({ chain }) => ({ node: nodeOf(chain), asked: trusted(reorganized(chain, 3)).asked }),
  },
  {
    name: "a trusted hash of the block before",
    codes: ["anchorMismatch"],
    exitCode: 1,
    tell: ({ chain }) => ({ node: nodeOf(chain), asked: { trust: chain.blocks.at(-2)?.header?.hash } }),
  },
  chainLie("another chain id", ["orderIdMismatch"], ({ chain }) => ({ ...chain, chainId: "0x1" })),
  {
    name: "another chain id than the caller expects",
    codes: ["chainIdMismatch"],
    exitCode: 1,
    tell: ({ chain }) => ({
      node: nodeOf({ ...chain, chainId: "0x1" }),
      asked: { chainId: Number(chain.chainId) },
    }),
  },
];

export const forgeries: readonly Lie[] = [...consistent, ...signedData, ...trustLies];

function withoutLog(world: ChaosWorld, random: Random): { chain: ServedChain; block: number } {
  const place = random.pick(placesOf(world.chain, ({ address }) => address === world.escrow));
  return { chain: withLog(world.chain, place, () => []), block: place.block };
}

function withAlteredEvidence(world: ChaosWorld): { chain: ServedChain; place: LogPlace } {
  const [place] = placesOf(world.chain, isEvent(world, evidence));
  if (place === undefined) throw new Error("nobody gave evidence");
  return {
    place,
    chain: withLog(world.chain, place, (log) => [
      { ...log, topics: log.topics.with(-1, flipped(log.topics.at(-1) ?? "0x")) },
    ]),
  };
}

/** A chain, and its own head as what the caller trusts. */
function trusted(chain: ServedChain) {
  return { node: nodeOf(chain), asked: { trust: chain.blocks.at(-1)?.header?.hash } };
}
