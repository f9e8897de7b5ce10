import { readFileSync } from "node:fs";
import { Transaction, type TransactionResponse } from "ethers";

import { renderTable } from "../../src/text/table.ts";
import type { OrderStruct } from "../../typechain-types/escrow/OrderEscrow.ts";
import { gas } from "./bounds.ts";
import { confirm, deliveredOrders, LIST, lockedOrders } from "./deeds.ts";
import { fastLzLength } from "./fastLz.ts";
import { peers } from "./peers.ts";
import type { Measured, Stage } from "./stage.ts";

/** An operation where execution is cheap and its bytes are posted elsewhere; of a list, per order. */
export interface LayerTwoRow {
  readonly operation: string;
  readonly who: string;
  readonly callBytes: number;
  /** Bytes that the rollup charges for. */
  readonly chargedBytes: number;
  readonly gas: number;
  /** Both in wei. */
  readonly executionFee: number;
  readonly dataFee: number;
}

interface Rules {
  readonly about: string;
  readonly executionWei: number;
  readonly dataWeiPerByte: number;
  readonly leastBytes: number;
  readonly intercept: number;
  readonly slope: number;
  readonly peers: readonly {
    readonly who: string;
    readonly operation: string;
    readonly callBytes: number;
    readonly chargedBytes: number;
  }[];
}

const rules = JSON.parse(readFileSync(new URL("./layerTwo.json", import.meta.url), "utf8")) as Rules;

const MAXIMAL = (1n << 256n) - 1n;
const SIX_DAYS = 6 * 86_400;

/** Ours as they are sent on the USDC model, then the peers'. */
export async function measureLayerTwo(stage: Stage, measured: Measured): Promise<LayerTwoRow[]> {
  const { escrow, payer, buyer, seller } = stage;
  const delivered = async (count: number) => deliveredOrders(stage, "usdcModel", count);
  const sent: Readonly<Record<string, () => Promise<TransactionResponse>>> = {
    lock: async () => escrow.connect(payer).lock(await stage.makeOrder("usdcModel"), "0x"),
    release: async () => {
      const [order] = (await delivered(1)) as [OrderStruct];
      return escrow.connect(buyer).release(order, order.amount, 0, "0x");
    },
    claim: async () => {
      const [order] = (await delivered(1)) as [OrderStruct];
      await stage.warp(SIX_DAYS);
      return escrow.connect(seller).claim(order, order.seller, "0x", 0, "0x");
    },
    batch50Claim: async () => {
      const orders = await delivered(LIST);
      await stage.warp(SIX_DAYS);
      return escrow.connect(seller).claimMany(orders);
    },
    confirmDelivery: () => confirmation(stage, 1),
    batch50ConfirmDelivery: () => confirmation(stage, LIST),
  };
  // A permit before has replaced it.
  await (await stage.tokens.usdcModel.connect(payer).approve(await escrow.getAddress(), MAXIMAL)).wait();
  const ours: LayerTwoRow[] = [];
  for (const [operation, send] of Object.entries(sent)) {
    const transaction = await send();
    await transaction.wait();
    ours.push(ownRow(operation, transaction, gas(measured, operation)));
  }
  return [...ours, ...rules.peers.map(peerRow)];
}

/** Who confirms waits for the receipt; the transaction is the newest block's. */
async function confirmation(stage: Stage, count: number): Promise<TransactionResponse> {
  await confirm(stage, await lockedOrders(stage, "usdcModel", count));
  const block = await stage.ethers.provider.getBlock("latest", true);
  const [transaction] = block?.prefetchedTransactions ?? [];
  if (transaction === undefined) throw new Error("The confirmation is in no block.");
  return transaction;
}

function ownRow(operation: string, transaction: TransactionResponse, used: number): LayerTwoRow {
  const orders = operation.startsWith("batch50") ? LIST : 1;
  const serialized = Buffer.from(Transaction.from(transaction).serialized.slice(2), "hex");
  const estimate = rules.intercept + rules.slope * fastLzLength(serialized);
  const chargedBytes = Math.max(rules.leastBytes, estimate) / orders;
  return rowOf(
    { operation, who: "Lading", callBytes: (transaction.data.length / 2 - 1) / orders, chargedBytes },
    used,
  );
}

function peerRow({ who, operation, callBytes, chargedBytes }: Rules["peers"][number]): LayerTwoRow {
  const figures = peers.usdc[who];
  const used = typeof figures === "object" ? figures[operation] : undefined;
  if (used === undefined) throw new Error(`${who} has no ${operation}.`);
  return rowOf({ operation, who, callBytes, chargedBytes }, used);
}

type Bytes = Pick<LayerTwoRow, "operation" | "who" | "callBytes" | "chargedBytes">;

function rowOf(bytes: Bytes, used: number): LayerTwoRow {
  return {
    ...bytes,
    callBytes: Math.round(bytes.callBytes),
    chargedBytes: Math.round(bytes.chargedBytes),
    gas: used,
    executionFee: used * rules.executionWei,
    dataFee: Math.round(bytes.chargedBytes * rules.dataWeiPerByte),
  };
}

/** Fees in gwei, the nearest peers under ours. */
export function layerTwoLines(rows: readonly LayerTwoRow[]): string[] {
  const gwei = (wei: number) => (wei / 1e9).toFixed(1);
  return [
    "On a rollup: bytes of the call, bytes charged for, and both fees in gwei (USDC).",
    rules.about,
    "",
    ...renderTable(
      ["operation", "who", "call", "charged", "execution", "data", "together"],
      [...rows]
        .sort((a, b) => a.operation.localeCompare(b.operation))
        .map(({ operation, who, callBytes, chargedBytes, executionFee, dataFee }) => [
          operation,
          who,
          `${callBytes}`,
          `${chargedBytes}`,
          gwei(executionFee),
          gwei(dataFee),
          gwei(executionFee + dataFee),
        ]),
    ),
  ];
}
