import { erc20Abi, formatUnits } from "viem";

import type { DeploymentRecord } from "../../deploy/record.ts";
import { parseMoney } from "../../order/money.ts";
import { amountText, groupedText } from "../../text/moneyText.ts";
import { renderTable } from "../../text/table.ts";
import { timeText } from "../../text/timeText.ts";
import type { Palette } from "../text/palette.ts";
import { accountNames, addressOf } from "./accounts.ts";
import { type LocalStablecoin, stablecoinsOf } from "./fundAccounts.ts";
import type { LocalClient } from "./startEngine.ts";
import { tryNext } from "./tryNext.ts";

/** Everything that somebody needs to use a local chain. Amounts are decimal strings in the currency's unit. */
export interface ChainReport {
  readonly rpc: string;
  readonly chainId: number;
  readonly block: number;
  /** Time of that block, ISO 8601. */
  readonly time: string;
  readonly folder: string;
  /** Whether this start made the chain. */
  readonly isNew: boolean;
  readonly accounts: readonly {
    readonly name: string;
    readonly address: string;
    readonly balances: Readonly<Record<string, string>>;
  }[];
  readonly stablecoins: readonly Pick<LocalStablecoin, "symbol" | "address" | "decimals">[];
  readonly contracts: Readonly<Record<string, string>>;
}

/** Reads what a local chain holds now. */
export async function readChainReport(
  client: LocalClient,
  { chainId, contracts }: DeploymentRecord,
  { rpc, folder, isNew }: Pick<ChainReport, "rpc" | "folder" | "isNew">,
): Promise<ChainReport> {
  const coins = stablecoinsOf({ chainId, contracts });
  const { number, timestamp } = await client.getBlock();
  const accounts = accountNames.map(async (name) => {
    const address = addressOf(name);
    const ether = client.getBalance({ address });
    const held = coins.map(async ({ address: token, symbol, decimals }) => {
      const call = { address: token, abi: erc20Abi, functionName: "balanceOf", args: [address] } as const;
      return [symbol, formatUnits(await client.readContract(call), decimals)] as const;
    });
    const balances = [["ETH", formatUnits(await ether, 18)] as const, ...(await Promise.all(held))];
    return { name, address, balances: Object.fromEntries(balances) };
  });
  return {
    ...{ rpc, chainId, block: Number(number), time: new Date(Number(timestamp) * 1_000).toISOString() },
    ...{ folder, isNew, accounts: await Promise.all(accounts) },
    stablecoins: coins.map(({ symbol, address, decimals }) => ({ symbol, address, decimals })),
    contracts: Object.fromEntries(Object.entries(contracts).map(([name, { address }]) => [name, address])),
  };
}

/** A stablecoin to its last digit, ether to cents: nobody counts its dust on a play chain. */
function shown(amount: string, coin: ChainReport["stablecoins"][number] | undefined): string {
  if (coin === undefined) return groupedText(amount.replace(/(\.\d\d)\d+$/, "$1"));
  const currency = { code: coin.symbol, decimals: coin.decimals };
  return amountText(parseMoney(amount, currency).amount, currency);
}

/** What a start says to people. */
export function chainReportText(report: ChainReport, palette: Palette): string {
  const { rpc, chainId, block, time, folder, isNew, accounts, stablecoins, contracts } = report;
  const symbols = ["ETH", ...stablecoins.map(({ symbol }) => symbol)];
  const rows = accounts.map(({ name, address, balances }) => [
    ...[name, address],
    shown(balances.ETH ?? "0", undefined),
    ...stablecoins.map((coin) => shown(balances[coin.symbol] ?? "0", coin)),
  ]);
  const known = new Set(stablecoins.map(({ address }) => address));
  const coins = stablecoins.map(({ symbol, address }) => [symbol, address]);
  const others = Object.entries(contracts).filter(
    ([name, address]) => !known.has(address as `0x${string}`) && !name.endsWith("Implementation"),
  );
  const table = (header: string[], cells: string[][]): string[] =>
    renderTable(header, cells, { words: 2, paintHeader: palette.quiet });
  return [
    `${isNew ? "A new chain" : `The chain of before, from block ${block}`}: ${rpc}, chain id ${chainId}, ${timeText(Date.parse(time) / 1_000)}`,
    "",
    ...table(["account", "address", ...symbols], rows),
    "",
    ...table(["stablecoin", "address"], coins),
    "",
    ...table(["contract", "address"], others),
    "",
    "The node signs for these accounts: their keys are of the public test mnemonic. Nobody has allowed anything yet.",
    `The chain is kept in ${folder}; Ctrl-C ends it, and the next start goes on from there.`,
    "",
    palette.title("In another terminal:"),
    ...tryNext(report).map((line) => `  ${line}`),
  ].join("\n");
}
