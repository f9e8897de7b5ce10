/** Uniswap's square root of a price, times this. */
export const Q96 = 2n ** 96n;

/** The lowest and highest price step. */
export const LAST_TICK = 887_272;

/** Amounts of two tokens that are worth the same, in their smallest units. */
export interface Price {
  readonly base: bigint;
  readonly quote: bigint;
}

/** The largest whole number whose square is at most `value`. */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** The price of token 0 in token 1, as pools keep it; rounded down. */
export const sqrtPriceX96Of = (amount0: bigint, amount1: bigint): bigint =>
  squareRoot((amount1 * Q96 * Q96) / amount0);

/** The widest range of steps that a pool of this spacing allows. */
export function fullRange(tickSpacing: number): { lowerTick: number; upperTick: number } {
  const upperTick = Math.floor(LAST_TICK / tickSpacing) * tickSpacing;
  return { lowerTick: -upperTick, upperTick };
}

/** Steps of this spacing around a price: `width` of them below and above, each of 0.01 %. */
export function rangeAround(
  sqrtPriceX96: bigint,
  tickSpacing: number,
  width: number,
): { lowerTick: number; upperTick: number } {
  const tick = (2 * Math.log(Number(sqrtPriceX96) / Number(Q96))) / Math.log(1.0001);
  const middle = Math.round(tick / tickSpacing) * tickSpacing;
  const reach = Math.ceil(width / tickSpacing) * tickSpacing;
  return { lowerTick: middle - reach, upperTick: middle + reach };
}

/** A step's price, to the 15 digits of a number: enough to say how much liquidity some tokens make. */
const sqrtPriceAtTick = (tick: number) => BigInt(Math.round(1.0001 ** (tick / 2) * 2 ** 96));

/** The liquidity that these amounts make in a range around the price; neither is exceeded by more than a trifle. */
export function liquidityOf(
  sqrtPriceX96: bigint,
  range: { lowerTick: number; upperTick: number },
  amount0: bigint,
  amount1: bigint,
): bigint {
  const [lower, upper] = [sqrtPriceAtTick(range.lowerTick), sqrtPriceAtTick(range.upperTick)];
  if (sqrtPriceX96 <= lower || sqrtPriceX96 >= upper) throw new Error("The price is outside the range.");
  const of0 = (amount0 * sqrtPriceX96 * upper) / (Q96 * (upper - sqrtPriceX96));
  const of1 = (amount1 * Q96) / (sqrtPriceX96 - lower);
  return of0 < of1 ? of0 : of1;
}

const divideUp = (dividend: bigint, divisor: bigint) => (dividend + divisor - 1n) / divisor;

/**
 * What an exact output costs while the price stays within one range of liquidity, fee included: Uniswap's arithmetic,
 * written here on its own from the formulas of its paper.
 */
export function quoteExactOutput(
  pool: { readonly sqrtPriceX96: bigint; readonly liquidity: bigint; readonly feeMillionths: number },
  zeroForOne: boolean,
  amountOut: bigint,
): bigint {
  const { sqrtPriceX96: price, liquidity, feeMillionths } = pool;
  const scaled = liquidity * Q96;
  // Whoever buys leaves a price that is rounded against it.
  const next = zeroForOne
    ? price - divideUp(amountOut * Q96, liquidity)
    : divideUp(scaled * price, scaled - amountOut * price);
  const net = zeroForOne
    ? divideUp(divideUp(scaled * (price - next), price), next)
    : divideUp(liquidity * (next - price), Q96);
  return net + divideUp(net * BigInt(feeMillionths), 1_000_000n - BigInt(feeMillionths));
}
