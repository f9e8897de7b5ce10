import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Address } from "viem";
import { z } from "zod/v4";
import type { Order } from "../../order/order.ts";
import { parseOrder } from "../../order/order.ts";

const inRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as Address);

/** What the scripts need of `deployments/<chainId>.json`. */
const deploymentSchema = z.object({ escrow: address, block: z.number().int().min(0) });

export type Deployment = z.infer<typeof deploymentSchema>;

async function readJson(path: string, missing: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(inRoot(path), "utf8");
  } catch (error) {
    throw new Error(`${path} cannot be read: ${missing}`, { cause: error });
  }
  return JSON.parse(text);
}

/** Where `scripts/deploy.ts` put the escrow on a chain. */
export async function readDeployment(chainId: number): Promise<Deployment> {
  return deploymentSchema.parse(await readJson(`deployments/${chainId}.json`, "run scripts/deploy.ts first"));
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
