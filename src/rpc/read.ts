import { reasonOf } from "./fault.ts";
import { UnreachableError } from "./unreachableError.ts";

/** What a node answered, or why it did not: one unreadable block must not lose the others. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** @throws UnreachableError alone: a node that is gone is gone for every block. */
export async function tryRead<Value>(read: () => Promise<Value>): Promise<Read<Value>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (error instanceof UnreachableError) throw error;
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Asks once more when an answer makes no sense: a node behind a balancer may not have the block yet. */
export async function tryReadTwice<Value>(read: () => Promise<Value>): Promise<Read<Value>> {
  const first = await tryRead(read);
  return first.ok ? first : tryRead(read);
}
