import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Address, Hex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { jsonText } from "../../src/cli/text/jsonText.ts";
import { termsIdOf } from "../../src/order/ids.ts";
import type { Order } from "../../src/order/order.ts";
import { formatOrderFile, type OrderFile } from "../../src/order/orderFile.ts";
import type { Rpc } from "../../src/rpc/rpc.ts";
import { day, hashOf } from "./escrowWorld.ts";
import { createExchangeWorld } from "./exchangeWorld.ts";
import { type InProcessOptions, runInProcess } from "./runInProcess.ts";
import { runLading } from "./runLading.ts";
import { serveRpc } from "./serveRpc.ts";

const mnemonic = "test test test test test test test test test test test junk";
const usdcMoney = { code: "USDC", decimals: 6 };

interface WorldOptions extends InProcessOptions {
  readonly isOffline?: boolean;
  /** Another node than the world's own. */
  readonly url?: string;
}

/** A chain on loopback whose node has unlocked all parties, a folder for files, and the program. */
export async function createCliWorld() {
  const world = await createExchangeWorld();
  const rich = (addressIndex: number) => mnemonicToAccount(mnemonic, { addressIndex });
  const [carrier, inspector, fees] = [rich(7), rich(8), rich(10).address];
  const terms = {
    ...world.terms,
    attesters: [carrier.address, inspector.address, rich(11).address],
    feeBps: 100,
    feeRecipient: fees,
  };
  await world.mined(world.operator.publishTerms({ terms }));
  const node = await serveRpc(world.provider as Rpc);
  const folder = await mkdtemp(join(tmpdir(), "lading-order-"));
  const where = ["--rpc", node.url, "--escrow", world.escrow];
  const clockStart = Date.UTC(2030, 0, 1, 9) / 1_000;
  let orders = 0;

  const signing = (account: Address | undefined): string[] =>
    account === undefined ? [] : ["--account", account, "--yes"];

  return {
    ...world,
    node,
    folder,
    where,
    terms,
    termsId: termsIdOf(terms),
    carrier,
    inspector,
    fees,
    clockStart,
    /** The program in this process, with a person at the screen if `confirm` is given. */
    inProcess: (
      args: readonly string[],
      { isOffline = false, url = node.url, ...options }: WorldOptions = {},
    ) => runInProcess([...args, ...(isOffline ? [] : ["--rpc", url, "--escrow", world.escrow])], options),
    /** The same in an account's name, with a yes to every question. */
    quick: (args: readonly string[], account?: Address) =>
      runInProcess([...args, ...where, ...signing(account)]),
    /** The real program, as a process of its own. */
    lading: (args: readonly string[], account?: Address) =>
      runLading([...args, ...where, ...signing(account)]),
    /** An order file of USDC 10,000; never the same order twice unless told the same details. */
    orderFile: async (overrides: Partial<Order> = {}) => {
      orders += 1;
      const now = await world.now();
      const order: Order = {
        termsId: termsIdOf(terms),
        buyer: world.buyer.address,
        seller: world.seller.address,
        token: world.usdc,
        amount: 10_000_000_000n,
        lockBy: now + day,
        deliverBy: now + 10 * day,
        detailsHash: hashOf(`goods ${orders}`),
        ...overrides,
      };
      const file: OrderFile = { chainId: 31_337, escrow: world.escrow, order, currency: usdcMoney };
      const path = join(folder, `order-${orders}.json`);
      const json = formatOrderFile(file);
      await writeFile(path, jsonText(json));
      return { path, order, orderId: json.orderId as Hex };
    },
    file: (name: string) => join(folder, name),
    close: async () => {
      await node.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type CliWorld = Awaited<ReturnType<typeof createCliWorld>>;
