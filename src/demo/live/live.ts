import type { Hex } from "viem";

import type { Deed, Step } from "../timeline/step.ts";
import { moveClock, receiptOf, send } from "./chain.ts";
import { prepareStep } from "./prepare.ts";
import type { EscrowVerb, PreparedCall } from "./prepared.ts";
import type { World } from "./world.ts";

/** A transaction that the run sent. */
export type SentCall = {
  hash: Hex;
  /** The escrow's function, or undefined for a call of something else. */
  verb: EscrowVerb | undefined;
  deed: Deed;
};

/** Something went wrong on chain, at a known step. */
export class StepError extends Error {
  constructor({ at, deed }: Step, cause: unknown) {
    const keys = deed.orders.map(({ key }) => key).join(", ");
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${new Date(at * 1000).toISOString()} ${deed.do} ${keys}: ${reason}`, { cause });
    this.name = "StepError";
  }
}

/**
 * Lives the steps, each in a block of its own at its own time.
 * @param progress Called before each step with how many are done.
 * @returns What was sent, in order.
 */
export async function live(
  world: World,
  steps: readonly Step[],
  progress: (done: number, step: Step) => void,
): Promise<SentCall[]> {
  const sent: SentCall[] = [];
  // While the chain works on one step, the next one is signed. Only a withdrawal has to see the chain first.
  let ready: Promise<PreparedCall[]> | undefined;
  for (const [index, step] of steps.entries()) {
    progress(index, step);
    try {
      const calls = await (ready ?? prepareStep(world, step));
      const next = steps[index + 1];
      ready = undefined;
      await sendAll(world, step, calls, sent, () => {
        if (next === undefined || next.deed.do === "withdraw") return;
        ready = prepareStep(world, next);
        // A failure to prepare is met when it is awaited, one step later.
        ready.catch(() => undefined);
      });
    } catch (error) {
      throw new StepError(step, error);
    }
  }
  return sent;
}

async function sendAll(
  world: World,
  step: Step,
  calls: readonly PreparedCall[],
  sent: SentCall[],
  whileSending: () => void,
): Promise<void> {
  for (const [index, call] of calls.entries()) {
    await moveClock(world.chain, step.at);
    const sending = send(world.chain, call);
    // Awaited below; a failure in between is no unhandled one.
    sending.catch(() => undefined);
    if (index === calls.length - 1) {
      // One turn of the event loop hands the call over to the chain, which works in a thread of its own.
      await new Promise((resolve) => setImmediate(resolve));
      whileSending();
    }
    sent.push({ hash: await sending, verb: call.verb, deed: step.deed });
  }
}

/** Gas of each call, in the order they were sent. */
export async function gasOf(world: World, sent: readonly SentCall[]): Promise<bigint[]> {
  const receipts = await Promise.all(sent.map(({ hash }) => receiptOf(world.chain, hash)));
  return receipts.map(({ gasUsed }) => gasUsed);
}
