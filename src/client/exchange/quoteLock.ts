import { type Address, BaseError, type Hex } from "viem";
import { getGasPrice } from "viem/actions";

import { type FxBand, type FxConversion, noBand } from "../../order/exchange/conversion.ts";
import { type FxWarning, fxWarnings } from "../../order/exchange/fxWarnings.ts";
import type { Order } from "../../order/order.ts";
import { decodeEscrowError } from "../decodeEscrowError.ts";
import { type AccountParameters, accountOf, type EscrowClient } from "../escrowClient.ts";
import { assumeAllowance, getAllowance } from "./assumeAllowance.ts";
import type { RouterParameters } from "./exchangeClient.ts";
import { type LockCandidate, purchaseDataOf } from "./lockCandidate.ts";
import { simulateLock } from "./simulateLock.ts";

/** A venue that would lock the order, and what that costs. */
export interface LockQuote {
  readonly candidate: LockCandidate;
  /** Ready for `lockExact…`: its maximum is what was quoted, for a pool with the tolerance. */
  readonly conversion: FxConversion;
  /** What the venue takes now, in `tokenIn`'s smallest unit. */
  readonly paid: bigint;
  /** Of the whole transaction, before refunds. */
  readonly gas: bigint;
  /** `paid`, and the gas in `tokenIn`, rounded up. */
  readonly totalCost: bigint;
  readonly warnings: readonly FxWarning[];
}

/** A venue that would not lock the order now. */
export interface LockRefusal {
  readonly candidate: LockCandidate;
  /** The name of the contract's error, or what the node or the client said. */
  readonly reason: string;
  readonly error: unknown;
}

export interface QuoteLockParameters extends RouterParameters, AccountParameters, Partial<FxBand> {
  readonly order: Order;
  /** Passed to the gate of the terms. */
  readonly gateData?: Hex | undefined;
  /** What the payer gives, an ERC-20. */
  readonly tokenIn: Address;
  /** Most that the payer would give, in `tokenIn`'s smallest unit. */
  readonly maximumIn: bigint;
  readonly candidates: readonly LockCandidate[];
  /** What one whole ether is worth, in `tokenIn`'s smallest unit. */
  readonly etherPriceIn: bigint;
  /** In wei. Default: the node's. */
  readonly gasPrice?: bigint | undefined;
  /** How far a pool's price may rise until the call is mined, in 1/10,000. Default: 30. */
  readonly toleranceBps?: number | undefined;
}

export interface QuoteLockReturnType {
  /** The lowest total cost; `undefined` if no venue would lock the order. */
  readonly best: LockQuote | undefined;
  /** The cheapest first. */
  readonly quotes: readonly LockQuote[];
  readonly refused: readonly LockRefusal[];
}

const dividedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

function reasonOf(error: unknown): string {
  const named = decodeEscrowError(error);
  if (named !== undefined) return named.errorName;
  if (error instanceof BaseError) return error.shortMessage;
  return error instanceof Error ? error.name : String(error);
}

// A signed price does not move; a pool's does.
function maximumOf({ candidate, paid, maximumIn, toleranceBps = 30 }: MaximumParameters): bigint {
  if (candidate.kind === "quote") return paid;
  const tolerated = paid + (paid * BigInt(toleranceBps)) / 10_000n;
  return tolerated < maximumIn ? tolerated : maximumIn;
}

interface MaximumParameters extends Pick<QuoteLockParameters, "maximumIn" | "toleranceBps"> {
  readonly candidate: LockCandidate;
  readonly paid: bigint;
}

/**
 * Asks every candidate what locking an order would cost the payer, gas included, and ranks them. Each is simulated through
 * the router from the payer's account, which must own the money; an allowance to the router that is still missing is
 * assumed, so that a lock by signature can be quoted too. The warnings are worth showing to whoever signs.
 *
 * @example
 * const { best, refused } = await quoteLock(payer, {
 *   router, order, tokenIn: eurc, maximumIn, etherPriceIn: 2_700_000_000n,
 *   candidates: [{ kind: "quote", venue: rfqVenue, quote }, { kind: "uniswapV3", venue: v3Venue, path }],
 * });
 * @throws AccountMissingError
 */
export async function quoteLock(
  client: EscrowClient,
  parameters: QuoteLockParameters,
): Promise<QuoteLockReturnType> {
  const { router, order, gateData = "0x", tokenIn, maximumIn, etherPriceIn } = parameters;
  const { oracle, maxDeviationBps, closedDeviationBps } = { ...noBand, ...parameters };
  const { address: payer } = accountOf(client, parameters);
  const [gasPrice, allowed] = await Promise.all([
    parameters.gasPrice ?? getGasPrice(client),
    getAllowance(client, tokenIn, payer, router),
  ]);
  const stateOverride =
    allowed < maximumIn ? await assumeAllowance(client, tokenIn, payer, router) : undefined;

  const quoteOf = async (candidate: LockCandidate): Promise<LockQuote> => {
    const venueData = purchaseDataOf(candidate);
    const band = { oracle, maxDeviationBps, closedDeviationBps };
    const asked = { venue: candidate.venue, tokenIn, maximumIn, ...band, venueData };
    const lock = { router, order, gateData, payer, stateOverride };
    const { paid, gas } = await simulateLock(client, { ...lock, conversion: asked });
    const conversion = { ...asked, maximumIn: maximumOf({ ...parameters, candidate, paid }) };
    const totalCost = paid + dividedUp(gas * gasPrice * etherPriceIn, 10n ** 18n);
    const warnings = fxWarnings({ conversion, quotedIn: paid, isFirm: candidate.kind === "quote" });
    return { candidate, conversion, paid, gas, totalCost, warnings };
  };

  const quotes: LockQuote[] = [];
  const refused: LockRefusal[] = [];
  const answers = await Promise.allSettled(parameters.candidates.map(quoteOf));
  for (const [index, answer] of answers.entries()) {
    const candidate = parameters.candidates[index] as LockCandidate;
    if (answer.status === "fulfilled") quotes.push(answer.value);
    else refused.push({ candidate, reason: reasonOf(answer.reason), error: answer.reason });
  }
  quotes.sort((a, b) => (a.totalCost < b.totalCost ? -1 : a.totalCost > b.totalCost ? 1 : 0));
  return { best: quotes[0], quotes, refused };
}
