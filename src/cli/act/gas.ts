import { type Address, numberToHex } from "viem";
import { estimateFeesPerGas, getBalance, getBlock, getGasPrice } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import { gasByTrying } from "../../client/exchange/gasByTrying.ts";
import type { PreparedCall } from "../../client/sendCall.ts";
import { LadingError } from "../../order/errors.ts";
import { coinOf, coinText } from "../network/coin.ts";
import { estimateNow } from "./estimateNow.ts";
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

/** A call, and how its gas is found. */
export interface GasOf {
  /** `undefined` where it cannot be simulated yet. */
  readonly call: PreparedCall | undefined;
  /** Whose node estimates, perhaps under an assumption. */
  readonly client: EscrowClient;
  /** What the call takes beyond what is estimated. */
  readonly extraGas?: bigint | undefined;
}

/** Asks the node what calls would cost now, at the fees that their sender chose. */
export async function gasCostOf(
  client: EscrowClient,
  calls: readonly GasOf[],
  fees?: Sending["fees"],
): Promise<GasCost> {
  const estimates = await Promise.all(calls.map(estimated));
  const gas = estimates.reduce(
    (sum, estimate) => (sum === undefined || estimate === undefined ? undefined : sum + estimate),
    0n as bigint | undefined,
  );
  const known = estimates.reduce((sum: bigint, estimate) => sum + (estimate ?? 0n), 0n);
  return { ...(await costOfGas(client, known, fees)), gas };
}

/** What an amount of gas costs now. */
export async function costOfGas(client: EscrowClient, gas: bigint, fees?: Sending["fees"]): Promise<GasCost> {
  const [price, ceiling] = await (fees === undefined ? pricesOf(client) : chosenPrices(client, fees));
  return { gas, likely: gas * price, most: gas * ceiling };
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

async function estimated({ call, client, extraGas = 0n }: GasOf): Promise<bigint | undefined> {
  if (call === undefined) return undefined;
  const estimate = await estimateNow(client, call).catch(() => triedGas(client, call));
  return estimate === undefined ? undefined : estimate + extraGas;
}

// The limit of a transaction on every chain since EIP-7825.
const mostGas = 16_777_216n;

/** For nodes that estimate nothing under an assumption, as Hardhat's. The call was simulated before. */
async function triedGas(
  client: EscrowClient,
  { account, to, data }: PreparedCall,
): Promise<bigint | undefined> {
  const succeeds = (gas: bigint): Promise<boolean> =>
    client
      .request({
        method: "eth_call",
        params: [{ from: account.address, to, data, gas: numberToHex(gas) }, "latest"],
      })
      .then(
        () => true,
        () => false,
      );
  return (await succeeds(mostGas)) ? gasByTrying(succeeds, mostGas) : undefined;
}

/** A limit for what may take more when it is mined than it would now. */
export async function limitWithMargin(client: EscrowClient, call: PreparedCall): Promise<bigint> {
  return ((await estimateNow(client, call)) * 5n) / 4n;
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
