import type { Rpc } from "../../../src/rpc/rpc.ts";
import { RpcError } from "../../../src/rpc/rpcError.ts";
import type { FaultPlan } from "./faultPlan.ts";
import type { Random } from "./random.ts";

/** A call as JSON-RPC has it. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

export type Answer = { readonly id: number } & (
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
);

/** The methods that give null for what a backend does not have yet. */
const ofBlocks: ReadonlySet<string> = new Set([
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getTransactionReceipt",
]);

/** The answers to a message's calls, each with what the plan does to it. */
export async function answersTo(
  node: Rpc,
  calls: readonly Call[],
  plan: FaultPlan,
  random: Random,
): Promise<Answer[]> {
  // A backend that is behind is behind for a whole message.
  const isStale = random.chance(plan.rates.staleBackend ?? 0);
  const lag = isStale ? 1 + random.below(20) : 0;
  const answers: Answer[] = [];
  for (const call of calls) {
    if (random.chance(plan.rates.missing ?? 0)) continue;
    answers.push(await answerTo(node, call, plan, random, lag));
  }
  return answers;
}

async function answerTo(
  node: Rpc,
  call: Call,
  plan: FaultPlan,
  random: Random,
  lag: number,
): Promise<Answer> {
  const { id, method, params } = call;
  if (random.chance(plan.rates.rateLimited ?? 0)) return failed(id, -32_005, "rate limit exceeded");
  if (method === "eth_getBlockReceipts" && !plan.hasWholeReceipts)
    return failed(id, -32_601, `the method ${method} does not exist/is not available`);
  if (method === "eth_getLogs" && isTooWide(params[0], plan.largestRange))
    return failed(id, -32_005, `query exceeds max block range ${plan.largestRange}`);
  if (ofBlocks.has(method) && random.chance(plan.rates.notYet ?? 0)) return { id, result: null };
  if (lag > 0 && (await isAbove(node, call, lag)))
    return ofBlocks.has(method) ? { id, result: null } : failed(id, -32_000, "header not found");
  try {
    return { id, result: await node.request({ method, params }) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(id, error instanceof RpcError ? error.code : -32_000, message);
  }
}

function failed(id: number, code: number, message: string): Answer {
  return { id, error: { code, message } };
}

function isTooWide(filter: unknown, largest: number | undefined): boolean {
  const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
  return largest !== undefined && Number(toBlock) - Number(fromBlock) >= largest;
}

/** Whether a call is about a block that a backend this far behind does not have. */
async function isAbove(node: Rpc, { method, params }: Call, lag: number): Promise<boolean> {
  const head = Number(await node.request({ method: "eth_blockNumber" })) - lag;
  if (method === "eth_getTransactionReceipt") {
    const receipt = await node.request({ method, params });
    return Number((receipt as { blockNumber?: string } | null)?.blockNumber ?? 0) > head;
  }
  const tag = method === "eth_getStorageAt" ? params[2] : ofBlocks.has(method) ? params[0] : params[1];
  return Number(tag) > head;
}
