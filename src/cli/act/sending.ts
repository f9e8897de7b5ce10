import { type Address, formatGwei, parseGwei } from "viem";
import { estimateMaxPriorityFeePerGas, getBlock, getTransactionCount } from "viem/actions";

import type { EscrowClient } from "../../client/escrowClient.ts";
import { LadingError } from "../../order/errors.ts";
import { UsageError } from "../usageError.ts";
import type { ChosenFees } from "./sendAndWait.ts";

/** What a command line says about how transactions are sent. */
export interface SendingArguments {
  readonly maxFee?: string | undefined;
  readonly priorityFee?: string | undefined;
  readonly nonce?: number | undefined;
}

/** How transactions are sent, where the sender has chosen. */
export interface Sending {
  readonly fees?: Required<ChosenFees>;
  /** Of the first transaction; those after it take the account's next ones. */
  readonly nonce?: number;
  /** The account's transactions that were sent and are not mined. */
  readonly waiting: Nonces;
}

/** The chain asks for more than the sender wants to pay. */
export class FeeTooLowError extends LadingError {
  override name = "FeeTooLowError";
  constructor(given: bigint, baseFee: bigint) {
    super("--max-fee is below the chain's base fee: it would not be mined now. Nothing was sent.", {
      metaMessages: [
        `given: ${formatGwei(given)} gwei`,
        `base fee: ${formatGwei(baseFee)} gwei in the latest block`,
        "Say more, or wait until the chain is cheaper.",
      ],
      docsPath,
    });
  }
}

/** The account's transaction of this number is mined, or cannot be mined yet. */
export class NonceUnusableError extends LadingError {
  override name = "NonceUnusableError";
  constructor(account: Address, given: number, { mined, next }: Nonces) {
    super(
      given < mined
        ? `Transaction ${given} of the account is mined already, and cannot be replaced. Nothing was sent.`
        : `Transaction ${given} of the account could not be mined before others that do not exist yet. Nothing was sent.`,
      {
        metaMessages: [
          `account: ${account}`,
          mined >= next ? "waiting: none" : `waiting: ${rangeText({ mined, next })}`,
          `the next one: ${next}`,
          ...(given < mined ? ["Look with lading order show whether it did what you want."] : []),
        ],
        docsPath,
      },
    );
  }
}

const docsPath = "docs/cli/orders.md#a-transaction-that-is-stuck";

/** Numbers of an account's transactions. */
export interface Nonces {
  /** How many are mined: the lowest that is not. */
  readonly mined: number;
  /** The first that no transaction has. */
  readonly next: number;
}

/**
 * Checks what the sender has chosen against the chain, before anything is built on it.
 *
 * @throws UsageError, FeeTooLowError, NonceUnusableError
 */
export async function sendingOf(
  client: EscrowClient,
  account: Address,
  args: SendingArguments,
): Promise<Sending> {
  const fees = await feesOf(client, args);
  const { nonce } = args;
  if (nonce !== undefined && (!Number.isSafeInteger(nonce) || nonce < 0))
    throw new UsageError(`--nonce ${nonce} is no whole number from 0 on.`);
  const countAt = (blockTag: "latest" | "pending") =>
    getTransactionCount(client, { address: account, blockTag });
  const [mined, next] = await Promise.all([countAt("latest"), countAt("pending")]);
  const waiting = { mined, next };
  if (nonce !== undefined && (nonce < mined || nonce > next))
    throw new NonceUnusableError(account, nonce, waiting);
  return { ...(fees === undefined ? {} : { fees }), ...(nonce === undefined ? {} : { nonce }), waiting };
}

async function feesOf(
  client: EscrowClient,
  args: SendingArguments,
): Promise<Required<ChosenFees> | undefined> {
  const most = weiOf("--max-fee", args.maxFee);
  const priority = weiOf("--priority-fee", args.priorityFee);
  if (most === undefined && priority === undefined) return undefined;
  if (most !== undefined && priority !== undefined && priority > most)
    throw new UsageError(
      `--priority-fee ${args.priorityFee} is more than --max-fee ${args.maxFee}, which includes it.`,
    );
  const { baseFeePerGas } = await getBlock(client, { blockTag: "latest" });
  if (baseFeePerGas === null)
    throw new LadingError("This chain has no base fee: leave out --max-fee and --priority-fee.", {
      docsPath,
    });
  if (most !== undefined && most < baseFeePerGas) throw new FeeTooLowError(most, baseFeePerGas);

  const maxPriorityFeePerGas = priority ?? (await estimateMaxPriorityFeePerGas(client));
  // A fifth more than the base fee of now: it rises by an eighth per block at most.
  const maxFeePerGas = most ?? (baseFeePerGas * 6n) / 5n + maxPriorityFeePerGas;
  return {
    maxFeePerGas,
    maxPriorityFeePerGas: maxPriorityFeePerGas < maxFeePerGas ? maxPriorityFeePerGas : maxFeePerGas,
  };
}

function weiOf(option: string, given: string | undefined): bigint | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}(\.\d{1,9})?$/.test(given))
    throw new UsageError(`${option} ${given} is no amount in gwei, such as 2 or 0.05.`);
  return parseGwei(given);
}

/** For the person who signs. */
export function sendingWords({ fees, nonce, waiting }: Sending): string[] {
  return [
    ...(fees === undefined
      ? []
      : [
          `At most ${formatGwei(fees.maxFeePerGas)} gwei for a unit of gas, ${formatGwei(fees.maxPriorityFeePerGas)} of it for whoever puts it into a block.`,
        ]),
    ...waitingWords(nonce, waiting),
  ];
}

function waitingWords(nonce: number | undefined, waiting: Nonces): string[] {
  const { mined, next } = waiting;
  if (mined >= next || nonce === next) return [];
  if (nonce !== undefined)
    return [
      `It takes the place of your transaction ${nonce}, which is not mined yet: one of the two will be.`,
    ];
  return [
    `Not mined yet: your transaction ${rangeText(waiting)}. This one comes after that. To replace one that is stuck: --nonce ${mined}, with a higher --max-fee.`,
  ];
}

const rangeText = ({ mined, next }: Nonces): string =>
  mined === next - 1 ? `${mined}` : `${mined} to ${next - 1}`;
