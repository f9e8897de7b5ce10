import { faultOf, reasonOf } from "./fault.ts";
import type { Rpc } from "./rpc.ts";
import { RpcError } from "./rpcError.ts";
import { UnreachableError } from "./unreachableError.ts";

/** How long a node is waited for. */
export interface Patience {
  /** Calls until the node counts as unreachable. */
  readonly attempts?: number | undefined;
  /** Before the second call; every further wait is twice as long. */
  readonly firstDelayMs?: number | undefined;
  /** Also where the node itself asks for a longer one. */
  readonly longestDelayMs?: number | undefined;
  /** For one answer. */
  readonly timeoutMs?: number | undefined;
}

/** What the backends of one address have at different times: null may mean "not yet". */
const mayComeLater: ReadonlySet<string> = new Set([
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getTransactionReceipt",
]);

/**
 * A node that is asked again when it is busy, slow or broken off, or does not have a block yet. Waits grow and are drawn at random, so that many auditors
 * do not come back together. What a node refuses, or finds too large, is not asked again: the caller knows better.
 */
export function patientRpc(rpc: Rpc, patience: Patience = {}): Rpc {
  const { attempts = 6, firstDelayMs = 100, longestDelayMs = 10_000, timeoutMs = 60_000 } = patience;
  return {
    async request(call) {
      for (let attempt = 1; ; attempt += 1) {
        let wanted = 0;
        try {
          const answer = await within(rpc.request(call), timeoutMs);
          // A null that stays is an answer: the caller says what is missing.
          if (answer !== null || !mayComeLater.has(call.method) || attempt >= attempts) return answer;
        } catch (error) {
          if (faultOf(error) !== "transient") throw error;
          if (attempt >= attempts)
            throw new UnreachableError(
              `Could not read: ${call.method} failed ${attempts} times, at last with: ${reasonOf(error)}`,
              { cause: error },
            );
          wanted = error instanceof RpcError ? (error.retryAfterMs ?? 0) : 0;
        }
        const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
        await sleep(Math.max(longest * (0.5 + Math.random() / 2), Math.min(longestDelayMs, wanted)));
      }
    },
  };
}

async function within<Value>(answer: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
