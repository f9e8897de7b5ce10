import { readFile } from "node:fs/promises";

import type { Hex } from "viem";

import { audit } from "../../src/audit/audit.ts";
import type { NamedCurrency } from "../../src/audit/export/currencyBook.ts";
import type { ReportOrder } from "../../src/audit/export/html/facts.ts";
import type { OrderRecord } from "../../src/audit/fold/books.ts";
import type { Entry } from "../../src/audit/fold/entry.ts";
import type { Verdict } from "../../src/audit/report.ts";
import { currencies, currencyCodes } from "../../src/demo/currencies.ts";
import { compile } from "../../src/demo/live/compile.ts";
import { readOrderFile } from "../../src/demo/orderFile.ts";
import { runOrders } from "../../src/demo/run.ts";

/** The real books of the demonstration, and what its people are called. */
export interface DemoBooks {
  readonly escrow: Hex;
  readonly verdict: Verdict;
  readonly journal: readonly Entry[];
  readonly orders: readonly ReportOrder[];
  readonly names: ReadonlyMap<Hex, NamedCurrency>;
  readonly endTime: number;
  readonly nameOf: (party: Hex) => string | undefined;
  readonly corridorOf: (order: OrderRecord) => string | undefined;
}

const example = new URL("../../examples/orders.csv", import.meta.url);
const silent = { show: () => undefined, end: () => undefined };

/** ISO 4217 codes that the model coins stand for. */
const isoCodes: Readonly<Record<string, string>> = { USDT: "USD" };

/** Lives the example orders on a chain of their own and replays them once more, with somebody who listens. */
export async function demoBooks(): Promise<DemoBooks> {
  await compile();
  const lived = await runOrders(readOrderFile("orders.csv", await readFile(example, "utf8")), silent);
  try {
    const { chain, escrow, tokens, cast, placed } = lived.world;
    const { block, hash: trust } = lived.verdict.anchor;
    const journal: Entry[] = [];
    const orders: ReportOrder[] = [];
    const { verdict, books } = await audit(chain.provider, {
      escrow,
      fromBlock: 0,
      toBlock: block,
      // The chain runs in this process: nobody stands between.
      trust,
      onEntry: (entry) => void journal.push(entry),
      onSettled: (order, { time }) => void orders.push({ order, settledAt: time }),
    });
    for (const order of books.orders.values()) orders.push({ order, settledAt: undefined });

    const head = (await chain.provider.request({
      method: "eth_getBlockByNumber",
      params: [`0x${block.toString(16)}`, false],
    })) as { timestamp: Hex };
    const members = new Map([...cast.members].map(([name, { address }]) => [lower(address), name]));
    const byId = new Map([...placed.values()].map(({ orderId, plan }) => [orderId, plan.row]));
    return {
      escrow: lower(escrow),
      verdict,
      journal,
      orders,
      names: new Map(currencyCodes.map((code) => [lower(tokens[code].address), namedCurrency(code)])),
      endTime: Number(head.timestamp),
      nameOf: (party) => members.get(party),
      corridorOf: ({ orderId }) => {
        const row = byId.get(orderId);
        return row === undefined ? undefined : `${row.sellerCountry} → ${row.buyerCountry}`;
      },
    };
  } finally {
    await lived.close();
  }
}

function namedCurrency(code: keyof typeof currencies): NamedCurrency {
  return { code, decimals: currencies[code].decimals, isoCode: isoCodes[code] ?? code };
}

function lower(address: string): Hex {
  return `0x${address.slice(2).toLowerCase()}`;
}
