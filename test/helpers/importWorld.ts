import { mkdir, writeFile } from "node:fs/promises";

import type { Address } from "viem";
import { eventsAbi } from "../../src/order/abi/eventsAbi.ts";
import type { Rpc } from "../../src/rpc/rpc.ts";
import { createCliWorld } from "./cliWorld.ts";
import { day } from "./escrowWorld.ts";
import { type RunLadingOptions, runLading } from "./runLading.ts";
import { serveRpc } from "./serveRpc.ts";

export interface ImportOrders {
  readonly count: number;
  /** Before the number in each reference. */
  readonly prefix: string;
}

/** A chain with tokens of 18 and 2 decimals, and files of orders in both. */
export async function createImportWorld() {
  const world = await createCliWorld();
  const gusd = await world.deploy("ModelGusd", [world.operator.account.address]);
  const parties = { "Shenzhen Lamps": world.seller.address, "Karachi Textiles": world.stranger.address };
  const currencies = { MOCK: world.mock, GUSD: gusd };
  await writeFile(world.file("parties.json"), JSON.stringify(parties));
  await writeFile(world.file("currencies.json"), JSON.stringify(currencies));
  const options = [
    ...["--terms", world.termsId],
    ...["--parties", world.file("parties.json"), "--currencies", world.file("currencies.json")],
  ];
  const startAt = await world.now();

  /** A date of the chain's clock, as a file has it. */
  const dateIn = (days: number): string => new Date((startAt + days * day) * 1_000).toISOString();

  /** A file of orders in both currencies, every one with private details and an amount of its own. */
  async function csv(name: string, { count, prefix }: ImportOrders): Promise<string> {
    const lines = Array.from({ length: count }, (_, index) => {
      const isMock = index % 2 === 0;
      const amount = isMock ? `${index + 1}.000000000000000001` : `${index + 1}.25`;
      const seller = index % 3 === 0 ? "Karachi Textiles" : "Shenzhen Lamps";
      return [
        `${prefix}-${index + 1}`,
        seller,
        isMock ? "MOCK" : "GUSD",
        amount,
        dateIn(30),
        "LED lamps",
        "CN",
      ];
    });
    const header = "reference,seller,currency,amount,deliver_by,goods,seller_country";
    return file(name, [header, ...lines.map((fields) => fields.join())].join("\n"));
  }

  async function file(name: string, text: string): Promise<string> {
    const path = world.file(name);
    await writeFile(path, `${text}\n`);
    return path;
  }

  return {
    ...world,
    gusd,
    /** Terms, parties and currencies of the files. */
    importOptions: options,
    dateIn,
    csv,
    textFile: file,
    /** Runs `lading import` in a folder of its own, as on a machine of its own. */
    import: async (
      path: string,
      machine: string,
      {
        args = [],
        url = world.node.url,
        key = ["--account", world.buyer.address],
        ...run
      }: RunLadingOptions & { args?: readonly string[]; url?: string; key?: readonly string[] } = {},
    ) => {
      const cwd = world.file(machine);
      await mkdir(cwd, { recursive: true });
      const who = [...key, "--rpc", url, "--escrow", world.escrow];
      return runLading(["import", path, ...options, ...who, "--yes", "--json", ...args], { cwd, ...run });
    },
    /** All locks so far, by order id: more than one for an id would be money paid twice. */
    locks: async (): Promise<readonly string[]> => {
      const logs = await world.operator.getContractEvents({
        address: world.escrow,
        abi: eventsAbi,
        eventName: "OrderLocked",
        fromBlock: 0n,
      });
      return logs.map(({ args: { orderId } }) => String(orderId));
    },
    escrowed: (token: Address) => world.balanceOf(token, world.escrow),
    /** The node behind a line that does what a test wants with a call before it goes on. */
    behind: (before: (method: string) => unknown) => {
      const rpc: Rpc = {
        request: async ({ method, params }) =>
          (await before(method)) ?? (world.provider as Rpc).request({ method, params }),
      };
      return serveRpc(rpc);
    },
  };
}

export type ImportWorld = Awaited<ReturnType<typeof createImportWorld>>;
