import type { Address } from "viem";
import { estimateFeesPerGas, estimateGas, getBalance, getBlock, getGasPrice } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import { LadingError } from "../../order/errors.ts";
import { coinOf, coinText } from "../network/coin.ts";
import type { Sending } from "./sending.ts";

/** What the calls of a plan cost in the chain's coin. */
export interface GasCost {
  /** Of all calls; `undefined` where the node can estimate one of them only after another was mined. */
  readonly gas: bigint | undefined;
  /** In wei, at today's price and at the highest that the transactions allow. */
  readonly likely: bigint;
  readonly most: bigint;
}

/** The account has too little of the chain's coin for the gas. */
export class GasUnaffordableError extends LadingError {
  override name = "GasUnaffordableError";
  constructor(account: Address, balance: bigint, most: bigint, chainId: number) {
    super(`The account has too little ${coinOf(chainId)} to pay for the gas. Nothing was sent.`, {
      metaMessages: [
        `account: ${account}`,
        `it has: ${coinText(balance, chainId)}`,
        `it may need: ${coinText(most, chainId)}`,
        `Send it ${coinOf(chainId)}, or sign with --relay FILE where the command has it, and let somebody else send.`,
      ],
    });
  }
}

/** Asks the node what calls would cost now, at the fees that their sender chose. */
export async function gasCostOf(
  client: EscrowClient,
  calls: readonly { readonly call: PreparedCall; readonly client: EscrowClient }[],
  fees?: Sending["fees"],
): Promise<GasCost> {
  const [price, ceiling] = await (fees === undefined ? pricesOf(client) : chosenPrices(client, fees));
  const estimates = await Promise.all(calls.map((each) => estimated(each.call, each.client)));
  const gas = estimates.reduce(
    (sum, estimate) => (sum === undefined || estimate === undefined ? undefined : sum + estimate),
    0n as bigint | undefined,
  );
  const known = estimates.reduce((sum: bigint, estimate) => sum + (estimate ?? 0n), 0n);
  return { gas, likely: known * price, most: known * ceiling };
}

async function pricesOf(client: EscrowClient): Promise<[price: bigint, ceiling: bigint]> {
  const price = await getGasPrice(client);
  try {
    const { maxFeePerGas } = await estimateFeesPerGas(client);
    return [price, maxFeePerGas];
  } catch {
    // A chain without EIP-1559.
    return [price, price];
  }
}

async function chosenPrices(
  client: EscrowClient,
  { maxFeePerGas, maxPriorityFeePerGas }: NonNullable<Sending["fees"]>,
): Promise<[price: bigint, ceiling: bigint]> {
  const { baseFeePerGas } = await getBlock(client, { blockTag: "latest" });
  const price = (baseFeePerGas ?? 0n) + maxPriorityFeePerGas;
  return [price < maxFeePerGas ? price : maxFeePerGas, maxFeePerGas];
}

async function estimated(
  { account, to, data }: PreparedCall,
  client: EscrowClient,
): Promise<bigint | undefined> {
  // It was simulated before: what fails now is the node's way to estimate under an assumption.
  return estimateGas(client, { account: account.address, to, data, blockTag: "latest" }).catch(
    () => undefined,
  );
}

/** @throws GasUnaffordableError */
export async function checkAffordable(
  client: EscrowClient,
  account: Address,
  { most }: GasCost,
  chainId: number,
): Promise<void> {
  const balance = await getBalance(client, { address: account });
  if (balance < most) throw new GasUnaffordableError(account, balance, most, chainId);
}
