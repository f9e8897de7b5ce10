/** What the auditor needs of a node: an EIP-1193 provider or a viem client. */
export interface Rpc {
  request(args: { method: string; params?: unknown }): Promise<unknown>;
}

/** Calls in flight at once: enough to fill a batching transport, few enough for a public node. */
const batchSize = 256;

/** Runs one call per item, a batch at a time, and keeps the order. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  call: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    const batch = items.slice(start, start + batchSize);
    for (const result of await Promise.all(batch.map(call))) results.push(result);
  }
  return results;
}

/** A block number as JSON-RPC writes it. */
export function blockTag(block: number): `0x${string}` {
  return `0x${block.toString(16)}`;
}
