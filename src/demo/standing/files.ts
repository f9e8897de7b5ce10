import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Address } from "viem";
import { z } from "zod/v4";

import { readRecord } from "../../deploy/record.ts";
import type { Order } from "../../order/order.ts";
import { parseOrder } from "../../order/order.ts";

const inRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** What the scripts need of `deployments/<chainId>.json`. */
export type Deployment = { escrow: Address; block: number; token: Address };

async function readJson(path: string, missing: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(inRoot(path), "utf8");
  } catch (error) {
    throw new Error(`${path} cannot be read: ${missing}`, { cause: error });
  }
  return JSON.parse(text);
}

/** Where `scripts/deploy.ts` put the escrow and the model token on a development chain. */
export async function readDeployment(chainId: number): Promise<Deployment> {
  const { OrderEscrow: escrow, ModelUsdc: token } = (await readRecord(chainId)).contracts;
  if (escrow === undefined || token === undefined) {
    throw new Error(
      `deployments/${chainId}.json names no escrow with a model token: run scripts/deploy.ts first`,
    );
  }
  return { escrow: escrow.address, block: escrow.block, token: token.address };
}

const ordersPath = (chainId: number): string => `cache/orders-${chainId}.json`;

/** Keeps the orders for the next script: callers of the escrow send the whole order again. */
export async function writeOrders(chainId: number, orders: readonly Order[]): Promise<void> {
  await mkdir(inRoot("cache"), { recursive: true });
  const text = JSON.stringify(
    orders,
    (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    2,
  );
  await writeFile(inRoot(ordersPath(chainId)), `${text}\n`);
}

/** The orders that `scripts/lock.ts` locked. */
export async function readOrders(chainId: number): Promise<Order[]> {
  const orders = await readJson(ordersPath(chainId), "run scripts/lock.ts first");
  return z.array(z.unknown()).parse(orders).map(parseOrder);
}
