import { withBlock } from "./alter.ts";
import type { ServedBlock, ServedChain, ServedHeader, ServedLog, ServedReceipt } from "./servedChain.ts";

/** What nodes say beside what a hash or a root covers, and what one could say instead. */
const nonsense: readonly unknown[] = ["0x0", `0x${"ab".repeat(32)}`, null, undefined, true, "no hex at all"];

const ofLogs = [
  "logIndex",
  "blockHash",
  "blockNumber",
  "transactionHash",
  "transactionIndex",
  "blockTimestamp",
  "removed",
] as const;

const ofReceipts = [
  "transactionHash",
  "transactionIndex",
  "blockHash",
  "blockNumber",
  "from",
  "to",
  "contractAddress",
  "gasUsed",
  "effectiveGasPrice",
] as const;

const ofHeaders = ["size", "totalDifficulty", "uncles", "withdrawals"] as const;

/** A chain that differs from the true one only in what nothing proves. */
export interface Uncovered {
  readonly name: string;
  /** One chain for each thing that could be said instead. */
  chains(chain: ServedChain): ServedChain[];
}

function everywhere(name: string, alter: (block: ServedBlock, instead: unknown) => ServedBlock): Uncovered {
  return {
    name,
    chains: (chain) =>
      nonsense.map((instead) => ({ ...chain, blocks: chain.blocks.map((block) => alter(block, instead)) })),
  };
}

export const uncovered: readonly Uncovered[] = [
  ...ofLogs.map((field) =>
    everywhere(`${field} of every log`, ({ header, receipts }, instead) => ({
      header,
      receipts: (receipts ?? []).map((receipt) => ({
        ...receipt,
        logs: receipt.logs.map((log): ServedLog => ({ ...log, [field]: instead })),
      })),
    })),
  ),
  ...ofReceipts.map((field) =>
    everywhere(`${field} of every receipt`, ({ header, receipts }, instead) => ({
      header,
      receipts: (receipts ?? []).map((receipt): ServedReceipt => ({ ...receipt, [field]: instead })),
    })),
  ),
  ...ofHeaders.map((field) =>
    everywhere(`${field} of every header`, ({ header, receipts }, instead) => ({
      receipts,
      header: header && ({ ...header, [field]: instead } as ServedHeader),
    })),
  ),
  {
    name: "the list of transactions, where receipts come by the block",
    chains: (chain) =>
      chain.blocks.map((_, number) =>
        withBlock(chain, number, ({ header, receipts }) => ({
          receipts,
          header: header && { ...header, transactions: [] },
        })),
      ),
  },
  {
    name: "letters of addresses and hashes",
    chains: (chain) => [
      {
        ...chain,
        blocks: chain.blocks.map((block) => JSON.parse(JSON.stringify(block), inCapitals) as ServedBlock),
      },
    ],
  },
];

function inCapitals(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.toUpperCase().replace(/^0X/, "0x") : value;
}
