import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { type Address, erc20Abi, getAddress, type Hex, maxUint256 } from "viem";

import type { Order } from "../../src/order/order.ts";
import { createCliWorld } from "./cliWorld.ts";
import { day, hashOf } from "./escrowWorld.ts";
import { marked, unmarked } from "./markedStyle.ts";
import type { ScreenRun } from "./runInProcess.ts";

const folder = fileURLToPath(new URL("../typescript/cli/golden/", import.meta.url));

export interface GoldenOrder {
  readonly path: string;
  readonly order: Order;
  readonly orderId: Hex;
}

export interface CompareOptions {
  /** Without a chain, as on a machine that has no network. */
  readonly isOffline?: boolean;
  /** What differs from run to run, and what stands in the file in its place. */
  readonly mask?: readonly (readonly [RegExp, string])[];
}

/** Nobody should have to wonder whether two spellings are one address. */
function checkAddresses(text: string): void {
  for (const [address] of text.matchAll(/\b0x[0-9a-f]{40}\b/gi))
    expect(address).to.equal(getAddress(address as Address));
}

/** A chain whose clock stands, and the words of the program compared with files. UPDATE_GOLDEN=1 writes them anew, for review. */
export async function createGoldenWorld() {
  const world = await createCliWorld();
  const { buyer, seller, arbitrator, stranger, carrier, inspector, maker } = world;
  const names = new Map<string, string>([
    [world.escrow, "{escrow}"],
    [world.usdc, "{usdc}"],
    [world.eurc, "{eurc}"],
    [world.termsId, "{terms}"],
    [world.fees, "{feeRecipient}"],
    ...Object.entries({ buyer, seller, arbitrator, stranger, carrier, inspector, maker }).map(
      ([name, { address }]): [string, string] => [address, `{${name}}`],
    ),
  ]);
  await world.mint(world.usdc, buyer.address, 1_000_000_000_000n);
  await world.moveTo(world.clockStart);

  /** Names for accounts and hashes; gas is what the chain asks today. */
  function masked(text: string, mask: CompareOptions["mask"] = []): string {
    let result = text;
    for (const [value, name] of names) result = result.replace(new RegExp(value, "gi"), name);
    for (const [pattern, name] of mask) result = result.replace(pattern, name);
    return result
      .replaceAll(world.folder, "{folder}")
      .replace(/about [\d.]+ ETH, at most [\d.]+ ETH \(.*?\)/, "about {coin}, at most {coin} ({gas})");
  }

  /** Runs in a past that is undone after it, so that each text has the same clock. */
  async function inSnapshot<Result>(run: () => Promise<Result>): Promise<Result> {
    const id = await world.provider.request({ method: "evm_snapshot", params: [] });
    try {
      return await run();
    } finally {
      await world.provider.request({ method: "evm_revert", params: [id] });
    }
  }

  /** A command's words as its file has them, the same with colors, and none of the colors in JSON. */
  async function compareTexts(
    name: string,
    args: readonly string[],
    textOf: (run: ScreenRun) => string,
    { isOffline = false, mask }: CompareOptions = {},
  ): Promise<void> {
    const run = (more: readonly string[] = [], style?: typeof marked) =>
      inSnapshot(() => world.inProcess([...args, ...more], { style, isOffline }));
    const plain = await run();
    expect(plain.code, plain.err).to.equal(0);
    const text = textOf(plain);
    checkAddresses(text);
    const path = `${folder}${name}.txt`;
    if (process.env.UPDATE_GOLDEN === "1") await writeFile(path, masked(text, mask));
    expect(masked(text, mask)).to.equal(await readFile(path, "utf8"));

    const colored = textOf(await run([], marked));
    expect(masked(unmarked(colored), mask)).to.equal(masked(text, mask));
    expect(colored, "nothing is colored").not.to.equal(unmarked(colored));
    const { out } = await run(["--json"], marked);
    expect(out).to.equal(unmarked(out));
    checkAddresses(out);
    for (const line of args.includes("watch") ? out.trim().split("\n") : [out]) JSON.parse(line);
  }

  async function drafted(overrides: Partial<Order> = {}): Promise<GoldenOrder> {
    const at = world.clockStart;
    const file = await world.orderFile({ lockBy: at + day, deliverBy: at + 10 * day, ...overrides });
    names.set(file.orderId, "{order}");
    return file;
  }

  /** Mines a transaction at the second that the clock of these tests shows. */
  async function atClock(send: () => Promise<Hex>): Promise<void> {
    await world.provider.request({ method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x3b9aca00"] });
    await world.provider.request({ method: "evm_setNextBlockTimestamp", params: [world.clockStart] });
    await world.mined(send());
  }

  const allowance = { address: world.usdc, abi: erc20Abi, functionName: "approve" } as const;

  async function locked(given?: GoldenOrder): Promise<GoldenOrder> {
    const file = given ?? (await drafted());
    await atClock(() =>
      world.clientOf(buyer).writeContract({ ...allowance, args: [world.escrow, maxUint256] }),
    );
    await atClock(() => world.clientOf(buyer).lock({ order: file.order }));
    return file;
  }

  async function delivered(): Promise<GoldenOrder> {
    const file = await locked();
    const { operator } = world;
    const delivery = {
      orderIds: [file.orderId],
      evidenceHash: hashOf("photo"),
      signBy: file.order.deliverBy,
    };
    const attestations = {
      [carrier.address]: await operator.signDelivery({ ...delivery, account: carrier }),
      [inspector.address]: await operator.signDelivery({ ...delivery, account: inspector }),
    };
    await atClock(() => operator.confirmDelivery({ orders: [file.order], ...delivery, attestations }));
    return file;
  }

  async function disputed(): Promise<GoldenOrder> {
    const file = await delivered();
    const why = { reason: 3, evidenceHash: hashOf("broken") } as const;
    await atClock(() => world.clientOf(buyer).dispute({ order: file.order, ...why }));
    return file;
  }

  return {
    ...world,
    name: (value: string, name: string) => void names.set(value, name),
    drafted,
    locked,
    delivered,
    disputed,
    inSnapshot,
    /** The second of the next transaction. */
    nextAt: (at: number) => world.provider.request({ method: "evm_setNextBlockTimestamp", params: [at] }),
    clockAt: async (at: number): Promise<void> => {
      await world.provider.request({ method: "evm_setNextBlockTimestamp", params: [at] });
      await world.provider.request({ method: "evm_mine", params: [] });
    },
    /** What a command prints; of one that changes something, in an account's name, what it would do. */
    compare: (name: string, args: readonly string[], signer?: Address, options?: CompareOptions) => {
      const signing = signer === undefined ? [] : ["--account", signer, "--dry-run"];
      return compareTexts(name, [...args, ...signing], ({ out }) => out, options);
    },
    /** All that a person sees of a command. */
    compareScreen: (name: string, args: readonly string[], options?: CompareOptions) =>
      compareTexts(name, args, ({ screen }) => screen, options),
  };
}

export type GoldenWorld = Awaited<ReturnType<typeof createGoldenWorld>>;
