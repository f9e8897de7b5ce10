import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Archive, audit, type Books, openArchive, type Verdict } from "../audit/index.ts";

import { trustedHead } from "../rpc/trustedHead.ts";
import { buildWorld } from "./live/buildWorld.ts";
import type { SentCall } from "./live/live.ts";
import { gasOf, live } from "./live/live.ts";
import { openInProcess, readArtifact } from "./live/open.ts";
import type { World } from "./live/world.ts";
import type { OrderRow } from "./orderRow.ts";
import type { Conversion } from "./report/conversions.ts";
import { conversionsOf } from "./report/conversions.ts";
import type { Progress } from "./report/progress.ts";
import type { Step } from "./timeline/step.ts";
import { timelineOf } from "./timeline/timeline.ts";

/** Everything a run leaves behind. */
export type Lived = {
  steps: readonly Step[];
  world: World;
  sent: SentCall[];
  /** Gas of each call, in the order of `sent`. */
  gas: bigint[];
  conversions: Conversion[];
  verdict: Verdict;
  books: Books;
  /** Journal and orders of the audit; gone after `close`. */
  archive: Archive;
  /** Time of the last block, unix seconds. */
  endTime: number;
  close(): Promise<void>;
};

/** Lives all orders on a chain of their own and audits the outcome. The caller closes the chain. */
export async function runOrders(rows: readonly OrderRow[], progress: Progress): Promise<Lived> {
  const steps = timelineOf(rows);
  const { chain, close: closeChain } = await openInProcess(steps);
  const folder = await mkdtemp(join(tmpdir(), "lading-run-"));
  const archive = openArchive(folder);
  const close = async (): Promise<void> => {
    archive.close();
    await rm(folder, { recursive: true });
    await closeChain();
  };
  try {
    progress.show(0, steps.length, "deploying");
    const world = await buildWorld({ chain, readArtifact, steps });
    const sent = await live(world, steps, (done, { at, deed }) => {
      progress.show(done, steps.length, `${new Date(at * 1000).toISOString().slice(0, 10)}  ${deed.do}`);
    });
    const gas = await gasOf(world, sent);
    const conversions = await conversionsOf(world, sent);
    progress.show(steps.length, steps.length, "auditing");
    const { onEntry, onSettled } = archive.listeners;
    const head = await trustedHead(chain.provider);
    const { verdict, books } = await audit(chain.provider, {
      escrow: world.escrow,
      routers: world.exchange === undefined ? [] : [world.exchange.router],
      fromBlock: 0,
      toBlock: head.toBlock,
      trust: head.trust,
      onEntry,
      onSettled,
    });
    progress.end();
    return { steps, world, sent, gas, conversions, verdict, books, archive, endTime: head.time, close };
  } catch (error) {
    progress.end();
    await close();
    throw error;
  }
}
