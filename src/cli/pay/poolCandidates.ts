import { type Address, type Hex, isAddressEqual, zeroAddress } from "viem";
import { z } from "zod";

import type { LockCandidate } from "../../client/exchange/lockCandidate.ts";
import type { UniswapV4PoolKey } from "../../order/exchange/venueData.ts";
import { addressSchema, bytesSchema, parseWith } from "../../order/parse.ts";
import type { Network } from "../network/openNetwork.ts";
import { findToken, type TokenCurrency } from "../network/readCurrency.ts";
import { readJsonFile } from "../text/jsonFile.ts";
import { UsageError } from "../usageError.ts";
import type { QuoteArguments } from "./quoteOptions.ts";
import { feeText, type Route, readRoute, routeText } from "./route.ts";
import { findContract, requireContract } from "./venues.ts";

/** A venue to ask. */
export interface NamedCandidate {
  readonly candidate: LockCandidate;
  /** In words: "Uniswap v3 (EURC → USDC at 0.05 %)". */
  readonly label: string;
  /** Whether the command line names it, rather than being tried because it might be there. */
  readonly isNamed: boolean;
}

/** The fees in millionths that Uniswap's pools usually have, with the spacing of v4's. */
const usualPools: ReadonlyMap<number, number> = new Map([
  [100, 1],
  [500, 10],
  [3_000, 60],
  [10_000, 200],
]);
/** Of pools on a way through a third currency: dearer ones are never the best there. */
const throughFees = [100, 500, 3_000] as const;
/** The currency that most others have a pool with. */
const through = "USDC";

const poolSchema = z
  .object({
    currency0: addressSchema,
    currency1: addressSchema,
    fee: z.number().int().min(0).max(0xff_ff_ff),
    tickSpacing: z.number().int().min(1).max(32_767),
    hooks: addressSchema.default(zeroAddress),
    hookData: bytesSchema.default("0x"),
  })
  .strict();

/**
 * The pools to ask: those that the command line names, else the usual ones, at most 17, of which most do not exist.
 *
 * @throws UsageError, ParseError
 */
export async function poolCandidates(
  network: Network,
  ends: readonly [paying: TokenCurrency, bought: TokenCurrency],
  args: QuoteArguments,
): Promise<readonly NamedCandidate[]> {
  const { route = [], pool = [] } = args;
  const isNamed = route.length + pool.length > 0;
  if (!args.pools) {
    if (isNamed) throw new UsageError("--no-pools, and --route or --pool: say either.");
    return [];
  }
  const v3Venue = findContract(network, "v3Venue", args);
  const v4Venue = findContract(network, "v4Venue", args);
  if (isNamed && v3Venue === undefined && v4Venue === undefined) requireContract(network, "v3Venue", args);
  const routes = isNamed
    ? await Promise.all(route.map((text) => readRoute(network, text, ends)))
    : await usualRoutes(network, ends);
  const keys = await Promise.all(pool.map((path) => readPool(path, ends)));
  return [
    ...routes.flatMap((each) => [
      ...v3Candidate(each, v3Venue, isNamed),
      ...v4Candidate(each, v4Venue, isNamed),
    ]),
    ...keys.map(({ path, poolKey, hookData }): NamedCandidate => {
      const venue = v4Venue ?? requireContract(network, "v4Venue", args);
      const label = `Uniswap v4 (the pool of ${path} at ${feeText(poolKey.fee)})`;
      return { candidate: { kind: "uniswapV4", venue, poolKey, hookData }, label, isNamed };
    }),
  ];
}

function v3Candidate(route: Route, venue: Address | undefined, isNamed: boolean): NamedCandidate[] {
  if (venue === undefined) return [];
  const { feesMillionths } = route;
  const path = { tokens: route.tokens.map(({ token }) => token), feesMillionths };
  return [
    { candidate: { kind: "uniswapV3", venue, path }, label: `Uniswap v3 (${routeText(route)})`, isNamed },
  ];
}

// The venue of v4 trades in one pool. Its pools are of any spacing; a route means the usual one of its fee.
function v4Candidate(route: Route, venue: Address | undefined, isNamed: boolean): NamedCandidate[] {
  const [paying, bought, ...others] = route.tokens;
  const [fee] = route.feesMillionths;
  const tickSpacing = usualPools.get(fee ?? -1);
  if (!venue || !paying || !bought || others.length > 0 || fee === undefined || tickSpacing === undefined)
    return [];
  const isFirst = BigInt(paying.token) < BigInt(bought.token);
  const [currency0, currency1] = isFirst ? [paying.token, bought.token] : [bought.token, paying.token];
  const poolKey = { currency0, currency1, fee, tickSpacing, hooks: zeroAddress };
  return [
    { candidate: { kind: "uniswapV4", venue, poolKey }, label: `Uniswap v4 (${routeText(route)})`, isNamed },
  ];
}

async function usualRoutes(
  network: Network,
  ends: readonly [TokenCurrency, TokenCurrency],
): Promise<Route[]> {
  const direct = [...usualPools.keys()].map((fee): Route => ({ tokens: ends, feesMillionths: [fee] }));
  const middle = await findToken(network, through, "--route").catch(() => undefined);
  if (middle === undefined || ends.some(({ token }) => isAddressEqual(token, middle.token))) return direct;
  const [paying, bought] = ends;
  return [
    ...direct,
    ...throughFees.flatMap((first) =>
      throughFees.map(
        (second): Route => ({ tokens: [paying, middle, bought], feesMillionths: [first, second] }),
      ),
    ),
  ];
}

interface PoolFile {
  readonly path: string;
  readonly poolKey: UniswapV4PoolKey;
  readonly hookData: Hex;
}

async function readPool(path: string, ends: readonly TokenCurrency[]): Promise<PoolFile> {
  const { hookData, ...poolKey } = parseWith(poolSchema, "Pool key", await readJsonFile(path));
  const isOf = ({ token }: TokenCurrency): boolean =>
    [poolKey.currency0, poolKey.currency1].some((each) => isAddressEqual(each, token));
  if (!ends.every(isOf))
    throw new UsageError(`${path} is no pool of ${ends.map(({ code }) => code).join(" and ")}.`);
  return { path, poolKey, hookData };
}
