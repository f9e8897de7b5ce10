import { BaseError, decodeErrorResult, type Hex, isHex } from "viem";

import { orderEscrowAbi } from "../order/abi/orderEscrowAbi.ts";
import type { Currency } from "../order/currencies/currency.ts";
import { LadingError } from "../order/errors.ts";
import { exchangeErrorsAbi } from "../order/exchange/abi/exchangeErrorsAbi.ts";
import { type EscrowErrorName, errorAdvice } from "./errorAdvice.ts";
import { errorFacts } from "./errorFacts.ts";
import { outsideErrorsAbi } from "./outsideErrorsAbi.ts";

const errorsAbi = [...orderEscrowAbi, ...exchangeErrorsAbi, ...outsideErrorsAbi] as const;

/** The escrow or the exchange, or a contract behind them, refused a call with one of its named errors. */
export class EscrowRevertError extends LadingError {
  override name = "EscrowRevertError";
  /** The contract's name of the error, like `ActionTooEarly`. */
  readonly errorName: EscrowErrorName;
  /** The error's arguments by name. */
  readonly args: Readonly<Record<string, unknown>>;
  /** What to do about it. */
  readonly advice: string;

  /** @param currency In which the error's amounts are told; without it they count in the token's smallest unit. */
  constructor(
    errorName: EscrowErrorName,
    args: Readonly<Record<string, unknown>>,
    cause: unknown,
    currency?: Currency,
  ) {
    const { words, advice } = errorAdvice[errorName];
    super(words, {
      metaMessages: [`error: ${errorName}`, ...errorFacts(errorName, args, currency), advice],
      docsPath: `docs/errors.md#${errorName.toLowerCase()}`,
      cause,
    });
    this.errorName = errorName;
    this.args = args;
    this.advice = advice;
  }
}

// Where the revert data sits depends on transport and node: on an error of the chain of causes, as hex or one level down.
function revertDataOf(error: unknown): Hex | undefined {
  const seen = new Set<unknown>();
  for (let at: unknown = error; typeof at === "object" && at !== null && !seen.has(at); ) {
    seen.add(at);
    const { data, raw, cause } = at as { data?: unknown; raw?: unknown; cause?: unknown };
    const nested = typeof data === "object" && data !== null ? (data as { data?: unknown }).data : undefined;
    for (const candidate of [raw, data, nested]) {
      if (isHex(candidate) && candidate.length >= 10) return candidate;
    }
    at = cause;
  }
  return undefined;
}

/**
 * Finds the named contract error in whatever a client threw.
 *
 * @example
 * try {
 *   await claim(client, { escrow, order });
 * } catch (error) {
 *   if (decodeEscrowError(error)?.errorName === "ActionTooEarly") return "not yet";
 *   throw error;
 * }
 * @returns The error with its arguments and what to do; `undefined` if no named contract error is in it.
 */
export function decodeEscrowError(error: unknown): EscrowRevertError | undefined {
  if (error instanceof EscrowRevertError) return error;
  const data = revertDataOf(error);
  if (data === undefined) return undefined;
  try {
    const decoded = decodeErrorResult({ abi: errorsAbi, data });
    // viem also decodes Solidity's own Error(string) and Panic(uint256), which are no errors of this ABI.
    if (!(decoded.errorName in errorAdvice)) return undefined;
    const values: readonly unknown[] = decoded.args ?? [];
    const inputs = decoded.abiItem.type === "error" ? decoded.abiItem.inputs : [];
    const args = Object.fromEntries(inputs.map(({ name = "" }, index) => [name, values[index]]));
    return new EscrowRevertError(decoded.errorName, args, error);
  } catch (undecodable) {
    // A selector that neither the escrow nor its neighbors have.
    if (undecodable instanceof BaseError) return undefined;
    throw undecodable;
  }
}

/** Runs `call` and throws its named contract error, if it ends with one, in place of the transport's. */
export async function withEscrowErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw decodeEscrowError(error) ?? error;
  }
}
