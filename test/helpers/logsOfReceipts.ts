import type { Rpc } from "../../src/rpc/rpc.ts";

interface RawReceipt {
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly transactionHash: string;
  readonly transactionIndex: string;
  readonly logs: readonly { readonly address: string; readonly topics: readonly string[] }[];
}

interface Filter {
  readonly fromBlock: string;
  readonly toBlock: string;
  readonly address?: string | readonly string[];
  readonly topics?: readonly (string | null)[];
}

/** A node that answers eth_getLogs from its own receipts, so that a lie about one is a lie about the other. */
export function withLogsOfReceipts(rpc: Rpc): Rpc {
  const call = (method: string, ...params: unknown[]) => rpc.request({ method, params });

  async function logsOf(block: number) {
    const tag = `0x${block.toString(16)}`;
    const { transactions } = (await call("eth_getBlockByNumber", tag, false)) as { transactions: string[] };
    const receipts = await Promise.all(transactions.map((hash) => call("eth_getTransactionReceipt", hash)));
    return (receipts as RawReceipt[])
      .flatMap(({ logs, blockNumber, blockHash, transactionHash, transactionIndex }) =>
        logs.map((log) => ({ ...log, blockNumber, blockHash, transactionHash, transactionIndex })),
      )
      .map((log, index) => ({ ...log, logIndex: `0x${index.toString(16)}` }));
  }

  return {
    async request({ method, params }) {
      if (method !== "eth_getLogs") return rpc.request({ method, params });
      const [{ fromBlock, toBlock, address, topics = [] }] = params as [Filter];
      const found = [];
      for (let block = Number(fromBlock); block <= Number(toBlock); block += 1) {
        for (const log of await logsOf(block)) {
          const isFrom =
            address === undefined ||
            [address].flat().some((one) => one.toLowerCase() === log.address.toLowerCase());
          const isAbout = topics.every(
            (topic, index) => topic === null || log.topics[index]?.toLowerCase() === topic.toLowerCase(),
          );
          if (isFrom && isAbout) found.push(log);
        }
      }
      return found;
    },
  };
}
