import { blockTag, type Rpc } from "../../../../src/rpc/rpc.ts";
import { reorganized } from "../alter.ts";
import type { Random } from "../random.ts";
import { nodeOf } from "../servedChain.ts";
import type { ChaosWorld } from "../world.ts";
import type { Lie } from "./lie.ts";

/** How many blocks a reorganization replaces: none deeper is known of a chain that lives. */
export const depths = [1, 2, 16, 64] as const;

/** The chain changes while it is read, and the caller trusts the head that was replaced. */
const reorganizedMeanwhile: Lie[] = depths.map((depth) => ({
  name: `a reorganization while blocks are read, depth ${depth}`,
  codes: ["anchorMismatch"],
  exitCode: 1,
  tell: (world, random) => ({ node: changing(world, depth, random) }),
}));

/** The chain changes while it is read, and the caller trusts the head that replaced it. */
const halfOfEach: Lie[] = depths.slice(1).map((depth) => ({
  name: `the head of one chain, the blocks before it of another, depth ${depth}`,
  codes: ["headerChainBroken"],
  exitCode: 1,
  tell({ chain, toBlock }) {
    const other = reorganized(chain, depth);
    const last = other.blocks.slice(-1);
    const mixed = { ...chain, blocks: [...chain.blocks.slice(0, toBlock), ...last] };
    return { node: nodeOf(mixed), asked: { trust: last[0]?.header?.hash } };
  },
}));

export const changingLies: readonly Lie[] = [...reorganizedMeanwhile, ...halfOfEach];

/** One chain until a certain block of the replaced ones is asked for, and another one from then on. */
function changing({ chain, toBlock }: ChaosWorld, depth: number, random: Random): Rpc {
  const before = nodeOf(chain);
  const after = nodeOf(reorganized(chain, depth));
  const turn = toBlock - random.below(depth);
  let node = before;
  return {
    request(call) {
      const [tag] = Array.isArray(call.params) ? call.params : [];
      if (call.method === "eth_getBlockByNumber" && tag === blockTag(turn)) node = after;
      return node.request(call);
    },
  };
}

/** Two backends behind one address: what is asked twice may be answered twice, differently. */
export function eitherOf(one: Rpc, other: Rpc, random: Random): Rpc {
  return { request: (call) => (random.chance(0.5) ? one : other).request(call) };
}
