import { faultOf } from "./fault.ts";
import { list, record } from "./fields.ts";
import { textPoster } from "./postText.ts";
import { retryAfterMs } from "./retryAfter.ts";
import type { Rpc } from "./rpc.ts";
import { RpcError } from "./rpcError.ts";

export interface HttpRpcOptions {
  /** Calls in one message at most; halved for good when the node finds a message too large. */
  readonly batchSize?: number | undefined;
  /** Messages in flight at once. */
  readonly concurrency?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

interface Call {
  readonly method: string;
  readonly params: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * JSON-RPC over HTTP without a limit on the size of an answer: a full block's receipts have megabytes. Calls made together
 * travel together.
 */
export function httpRpc(url: string, options: HttpRpcOptions = {}): Rpc {
  const { concurrency = 6, timeoutMs = 60_000 } = options;
  let { batchSize = 16 } = options;
  const postText = textPoster(url, timeoutMs);
  const waiting: Call[] = [];
  let inFlight = 0;
  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    // After all calls of this turn were made.
    setImmediate(() => {
      scheduled = false;
      while (inFlight < concurrency && waiting.length > 0) send(waiting.splice(0, batchSize));
    });
  }

  async function send(calls: readonly Call[]): Promise<void> {
    inFlight += 1;
    try {
      settle(calls, await post(calls));
    } catch (error) {
      // Whoever has no batches refuses the message, not its calls.
      if (calls.length > 1 && faultOf(error) !== "transient") {
        batchSize = Math.max(1, Math.min(batchSize, calls.length >> 1));
        waiting.unshift(...calls);
      } else {
        for (const { reject } of calls) reject(error);
      }
    } finally {
      inFlight -= 1;
      if (waiting.length > 0) schedule();
    }
  }

  async function post(calls: readonly Call[]): Promise<unknown> {
    const messages = calls.map(({ method, params = [] }, id) => ({ jsonrpc: "2.0", id, method, params }));
    const { status, retryAfter, text } = await postText(
      JSON.stringify(messages.length === 1 ? messages[0] : messages),
    );
    if (status < 200 || status > 299)
      throw new RpcError(status, `HTTP ${status}: ${text.slice(0, 200)}`, retryAfterMs(retryAfter));
    return JSON.parse(text);
  }

  return {
    request({ method, params }) {
      return new Promise((resolve, reject) => {
        waiting.push({ method, params, resolve, reject });
        schedule();
      });
    },
  };
}

/** @throws when the answer is to the whole message, or to none of the calls. */
function settle(calls: readonly Call[], answer: unknown): void {
  if (calls.length > 1 && !Array.isArray(answer)) throw errorOf(record(answer, "an answer").error);
  const items = calls.length > 1 ? list(answer, "an answer") : [answer];
  // Some refuse a whole message in a list of one, under no id or the first one's.
  const [only] = calls.length > 1 && items.length === 1 ? items : [];
  if (only !== undefined && "error" in record(only, "an answer"))
    throw errorOf(record(only, "an answer").error);
  const byId = new Map<unknown, Readonly<Record<string, unknown>>>();
  for (const item of items) {
    const fields = record(item, "an answer");
    byId.set(fields.id, fields);
  }
  for (const [id, { resolve, reject }] of calls.entries()) {
    const fields = byId.get(id) ?? (calls.length === 1 ? record(answer, "an answer") : undefined);
    if (fields === undefined) reject(new Error("the answer has nothing for this call"));
    else if (fields.error !== undefined && fields.error !== null) reject(errorOf(fields.error));
    else if (!("result" in fields)) reject(new Error("the answer has neither result nor error"));
    else resolve(fields.result);
  }
}

function errorOf(error: unknown): RpcError {
  const { code, message } = record(error, "an error");
  return new RpcError(typeof code === "number" ? code : 0, String(message));
}
