import {
  type Abi,
  decodeFunctionResult,
  encodeFunctionData,
  erc20Abi,
  erc20Abi_bytes32,
  type Hex,
} from "viem";

import { findCurrencies } from "../order/currencies/currencies.ts";
import { tryRead } from "../rpc/read.ts";
import { blockTag, inBatches, type Rpc } from "../rpc/rpc.ts";
import type { CurrencyNames, NamedCurrency } from "./currencyBook.ts";

/** No real coin has more; a token that says so only wants long numbers. */
const mostDecimals = 36;

export interface ReadCurrencyNamesParameters {
  readonly chainId: number;
  readonly tokens: readonly Hex[];
  readonly block: number;
}

/**
 * What tokens are called: as the list of currencies has them, else in their own words. A token that says neither symbol nor
 * decimals has no name, and so has every unlisted token of a source without state.
 */
export async function readCurrencyNames(
  rpc: Rpc,
  { chainId, tokens, block }: ReadCurrencyNamesParameters,
): Promise<CurrencyNames> {
  const listed = new Map<string, NamedCurrency>(
    findCurrencies({ chainId }).map(({ address, code, decimals, isoCode }) => [
      address.toLowerCase(),
      { code, decimals, isoCode },
    ]),
  );
  const named = await inBatches(tokens, async (token): Promise<[Hex, NamedCurrency] | undefined> => {
    const currency = listed.get(token) ?? (await readName(rpc, token, block));
    return currency === undefined ? undefined : [token, currency];
  });
  return new Map(named.filter((each) => each !== undefined));
}

async function readName(rpc: Rpc, token: Hex, block: number): Promise<NamedCurrency | undefined> {
  const [symbol, oldSymbol, decimals] = await Promise.all([
    readWord(rpc, token, block, erc20Abi, "symbol"),
    readWord(rpc, token, block, erc20Abi_bytes32, "symbol"),
    readWord(rpc, token, block, erc20Abi, "decimals"),
  ]);
  const code = textOf(symbol) ?? textOf(oldSymbol);
  if (code === undefined || typeof decimals !== "number" || decimals > mostDecimals) return undefined;
  return { code, decimals };
}

/** The first tokens had symbols of 32 bytes. */
function textOf(symbol: unknown): string | undefined {
  if (typeof symbol !== "string") return undefined;
  const text = /^0x[0-9a-f]{64}$/.test(symbol)
    ? Buffer.from(symbol.slice(2), "hex").toString("utf8").replaceAll("\0", "")
    : symbol;
  return text === "" ? undefined : text;
}

async function readWord(
  rpc: Rpc,
  token: Hex,
  block: number,
  abi: Abi,
  functionName: string,
): Promise<unknown> {
  const read = await tryRead(async () => {
    const data = encodeFunctionData({ abi, functionName });
    const answer = await rpc.request({ method: "eth_call", params: [{ to: token, data }, blockTag(block)] });
    return decodeFunctionResult({ abi, functionName, data: answer as Hex });
  });
  return read.ok ? read.value : undefined;
}
