import { type Address, BaseError, InsufficientFundsError } from "viem";

import { LadingError } from "../../order/errors.ts";
import { coinOf, coinText } from "../network/coin.ts";

/** The account ran out of the chain's coin in the middle of an import. */
export class ImportOutOfGasError extends LadingError {
  override name = "ImportOutOfGasError";
  constructor(account: Address, balance: bigint, chainId: number, cause: unknown) {
    super(`The account has too little ${coinOf(chainId)} left for the gas of the next transaction.`, {
      metaMessages: [
        `account: ${account}`,
        `it has: ${coinText(balance, chainId)}`,
        "What was locked stays locked, and nothing is half done.",
        `Send it ${coinOf(chainId)} and run the same command again: it locks only what is missing.`,
      ],
      docsPath: "docs/cli/import.md#money",
      cause,
    });
  }
}

// Nodes say it in their own words, and not all of them in those that viem knows.
const words = /insufficient funds|enough funds to send|exceeds (transaction sender account )?balance/i;

/** Whether a node refused a transaction because its sender cannot pay for the gas. */
export function isOutOfGas(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  return error.walk((each) => each instanceof InsufficientFundsError) !== null || words.test(error.message);
}
