import { sql } from "ponder";

import type { ChainSettings } from "../settings.ts";

/** How far the index of one chain is, in blocks. */
export interface ChainLag {
  readonly chainId: number;
  /** The newest block that is indexed; `undefined` before the first. */
  readonly block: number | undefined;
  /** The newest block of the node; `undefined` while it does not answer. */
  readonly head: number | undefined;
  readonly lag: number | undefined;
  /** Whether what is indexed belongs to the branch that the node is on. */
  readonly sameBranch: boolean;
}

export interface Lag {
  /** Whether everything up to the last final block is indexed. */
  readonly isReady: boolean;
  readonly chains: readonly ChainLag[];
}

/** A node that shows its blocks. */
export interface BlockReader {
  getBlock(parameters?: {
    blockNumber: bigint;
  }): Promise<{ readonly number: bigint; readonly hash: string; readonly timestamp: bigint }>;
}

type Query = ReturnType<typeof sql>;

/** What Ponder's two databases have in common. */
export interface SqlReader {
  execute(query: Query): Promise<{ readonly rows: readonly unknown[] }>;
}

/** How far a chain is: Ponder's checkpoint, and the block that the fold saw last. */
interface Mark {
  readonly chain_name: string;
  readonly latest_checkpoint: string;
  readonly block: string | null;
  readonly hash: string | null;
}

/** Where a checkpoint of Ponder has its block's time and number; the chain stands between them. */
const timeDigits = { from: 0, to: 10 };
const blockDigits = { from: 26, to: 42 };

/** Compares what is indexed with the heads of the nodes. */
export async function lagOf(
  db: SqlReader,
  chains: readonly ChainSettings[],
  nodes: Readonly<Record<string, BlockReader>>,
): Promise<Lag> {
  const { rows: meta } = await db.execute(sql`SELECT value->>'is_ready' AS is_ready FROM _ponder_meta`);
  const { rows } = await db.execute(sql`
    SELECT chain_name, latest_checkpoint, block, hash FROM _ponder_checkpoint
    LEFT JOIN folded_blocks ON folded_blocks.chain_id = _ponder_checkpoint.chain_id`);
  const marks = rows as readonly Mark[];
  return {
    isReady: (meta[0] as { is_ready?: string } | undefined)?.is_ready === "1",
    chains: await Promise.all(
      chains.map(({ id, name }) =>
        chainLag(
          id,
          marks.find(({ chain_name }) => chain_name === name),
          nodes[name],
        ),
      ),
    ),
  };
}

async function chainLag(
  chainId: number,
  mark: Mark | undefined,
  node: BlockReader | undefined,
): Promise<ChainLag> {
  const block = mark === undefined ? undefined : digitsOf(mark.latest_checkpoint, blockDigits);
  try {
    if (mark === undefined || block === undefined || node === undefined)
      throw new Error("nothing to compare");
    const head = Number((await node.getBlock()).number);
    return { chainId, block, head, lag: head - block, sameBranch: await isOnBranch(mark, block, node) };
  } catch {
    // A node that does not answer, or has fewer blocks, shows nothing: that does not make an index caught up.
    return { chainId, block, head: undefined, lag: undefined, sameBranch: false };
  }
}

/** The newest indexed block has the time that it has at the node, and the newest folded one its hash. */
async function isOnBranch(mark: Mark, block: number, node: BlockReader): Promise<boolean> {
  const { timestamp } = await node.getBlock({ blockNumber: BigInt(block) });
  if (Number(timestamp) !== digitsOf(mark.latest_checkpoint, timeDigits)) return false;
  if (mark.block === null) return true;
  return (await node.getBlock({ blockNumber: BigInt(mark.block) })).hash === mark.hash;
}

function digitsOf(checkpoint: string, { from, to }: { from: number; to: number }): number {
  return Number(checkpoint.slice(from, to));
}
