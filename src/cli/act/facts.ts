import type { TransactionReceipt } from "viem";

import type { GasCost } from "./gas.ts";

/** What a plan costs, for programs. */
export function costFacts({ gas, likely, most }: GasCost): object {
  return { gas: gas ?? null, likelyCostWei: likely, mostCostWei: most };
}

/** A mined transaction, for programs. */
export function receiptFact({
  transactionHash,
  blockNumber,
  gasUsed,
  effectiveGasPrice,
}: TransactionReceipt): object {
  return {
    hash: transactionHash,
    block: Number(blockNumber),
    gasUsed,
    costWei: gasUsed * effectiveGasPrice,
  };
}
