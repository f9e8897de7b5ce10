import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { type Address, erc20Abi, getAddress, type Hex, maxUint256 } from "viem";

import { jsonText } from "../../../src/cli/text/jsonText.ts";
import { formatSignedQuote } from "../../../src/order/exchange/quote.ts";
import type { Order } from "../../../src/order/order.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { day, hashOf } from "../../helpers/escrowWorld.ts";

const folder = fileURLToPath(new URL("golden/", import.meta.url));

interface OrderFile {
  readonly path: string;
  readonly order: Order;
  readonly orderId: Hex;
}

// What a person reads before signing, word for word. UPDATE_GOLDEN=1 writes the files anew, for review.
describe("the words of lading", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let names: Map<string, string>;

  before(async () => {
    world = await createCliWorld();
    const { buyer, seller, arbitrator, stranger, carrier, inspector, maker } = world;
    names = new Map<string, string>([
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
  });

  after(() => world.close());

  /** Compares what a command says with its file; nothing is sent. */
  async function compare(name: string, args: readonly string[], reader?: Address): Promise<void> {
    const signer = reader === undefined ? [] : ["--account", reader, "--dry-run"];
    const { out, err, code } = await world.inProcess([...args, ...signer]);
    expect(code, err).to.equal(0);
    for (const [address] of out.matchAll(/\b0x[0-9a-f]{40}\b/gi))
      expect(address).to.equal(getAddress(address));
    const text = masked(out);
    const path = `${folder}${name}.txt`;
    if (process.env.UPDATE_GOLDEN === "1") await writeFile(path, text);
    expect(text).to.equal(await readFile(path, "utf8"));
  }

  /** Names for accounts and hashes; gas is what the chain asks today. */
  function masked(text: string): string {
    let result = text;
    for (const [value, name] of names) result = result.replace(new RegExp(value, "gi"), name);
    return result
      .replaceAll(world.folder, "{folder}")
      .replace(/about [\d.]+ ETH, at most [\d.]+ ETH \(.*?\)/, "about {coin}, at most {coin} ({gas})");
  }

  async function drafted(overrides: Partial<Order> = {}): Promise<OrderFile> {
    const at = world.clockStart;
    const file = await world.orderFile({ lockBy: at + day, deliverBy: at + 10 * day, ...overrides });
    names.set(file.orderId, "{order}");
    return file;
  }

  async function locked(): Promise<OrderFile> {
    const file = await drafted();
    const { buyer, usdc, escrow, clientOf } = world;
    const approve = {
      address: usdc,
      abi: erc20Abi,
      functionName: "approve",
      args: [escrow, maxUint256],
    } as const;
    await atClock(() => clientOf(buyer).writeContract(approve));
    await atClock(() => clientOf(buyer).lock({ order: file.order }));
    return file;
  }

  async function delivered(): Promise<OrderFile> {
    const file = await locked();
    const { operator, carrier, inspector } = world;
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

  async function disputed(): Promise<OrderFile> {
    const file = await delivered();
    const { clientOf, buyer } = world;
    const why = { reason: 3, evidenceHash: hashOf("broken") } as const;
    await atClock(() => clientOf(buyer).dispute({ order: file.order, ...why }));
    return file;
  }

  /** Mines a transaction at the second that the clock of these tests shows. */
  async function atClock(send: () => Promise<Hex>, at: number = world.clockStart): Promise<void> {
    await world.provider.request({ method: "hardhat_setNextBlockBaseFeePerGas", params: ["0x3b9aca00"] });
    await world.provider.request({ method: "evm_setNextBlockTimestamp", params: [at] });
    await world.mined(send());
  }

  async function clockAt(at: number): Promise<void> {
    await world.provider.request({ method: "evm_setNextBlockTimestamp", params: [at] });
    await world.provider.request({ method: "evm_mine", params: [] });
  }

  /** Runs in a past that is undone after it, so that each text has the same clock. */
  async function inSnapshot(run: () => Promise<void>): Promise<void> {
    const id = await world.provider.request({ method: "evm_snapshot", params: [] });
    await run();
    await world.provider.request({ method: "evm_revert", params: [id] });
  }

  const texts: Record<string, () => Promise<void>> = {
    "order-lock": async () =>
      compare("order-lock", ["order", "lock", (await drafted()).path], world.buyer.address),
    "order-lock-relay": async () =>
      compare(
        "order-lock-relay",
        ["order", "lock", (await drafted()).path, "--relay", "x.json"],
        world.buyer.address,
      ),
    "order-lock-pay-with": async () => {
      const quote = await world.signedQuote({
        amountIn: 9_200_000_000n,
        amountOut: 10_000_000_000n,
        validUntil: world.clockStart + 3_600,
        nonce: 7n,
      });
      const path = world.file("quote.json");
      await writeFile(path, jsonText(formatSignedQuote(quote)));
      await world.mint(world.eurc, world.buyer.address, 20_000_000_000n);
      await clockAt(world.clockStart + 60);
      const pay = ["--pay-with", world.eurc, "--router", world.router, "--rfq-venue", world.rfqVenue];
      const args = ["order", "lock", (await drafted()).path, ...pay, "--quote", path];
      await compare("order-lock-pay-with", args, world.buyer.address);
    },
    "order-deliver-sign": async () => {
      const args = ["order", "deliver", (await locked()).path, "--evidence-hash", hashOf("photo")];
      await compare("order-deliver-sign", [...args, "--relay", "x.json"], world.carrier.address);
    },
    "order-deliver": async () => {
      const { path } = await locked();
      const files = [world.file("one.json"), world.file("two.json")];
      for (const [index, { address }] of [world.carrier, world.inspector].entries()) {
        const sign = [
          "order",
          "deliver",
          path,
          "--evidence-hash",
          hashOf("photo"),
          "--relay",
          files[index] ?? "",
        ];
        expect((await world.inProcess([...sign, "--yes", "--account", address])).code).to.equal(0);
      }
      const args = ["order", "deliver", path, "--attestation", ...files];
      await compare("order-deliver", args, world.stranger.address);
    },
    "order-settle-accept": async () => {
      const { path } = await disputed();
      const offer = world.file("offer.json");
      const sign = ["order", "settle", path, "--to-buyer", "3000", "--to-seller", "7000", "--relay", offer];
      const signed = await world.inProcess([...sign, "--yes", "--account", world.buyer.address]);
      expect(signed.code, signed.err).to.equal(0);
      await compare(
        "order-settle-accept",
        ["order", "settle", path, "--accept", offer],
        world.seller.address,
      );
    },
    "order-release": async () =>
      compare("order-release", ["order", "release", (await locked()).path], world.buyer.address),
    "order-release-part": async () => {
      const args = ["order", "release", (await locked()).path, "--amount", "2500"];
      await compare("order-release-part", args, world.buyer.address);
    },
    "order-claim": async () => {
      const { path } = await delivered();
      await clockAt(world.clockStart + 4 * day);
      await compare("order-claim", ["order", "claim", path], world.seller.address);
    },
    "order-claim-relay": async () => {
      const { path } = await delivered();
      await clockAt(world.clockStart + 4 * day);
      const args = ["order", "claim", path, "--receiver", world.stranger.address, "--relay", "x.json"];
      await compare("order-claim-relay", args, world.seller.address);
    },
    "order-refund": async () =>
      compare("order-refund", ["order", "refund", (await locked()).path], world.seller.address),
    "order-reclaim": async () => {
      const { path } = await locked();
      await clockAt(world.clockStart + 11 * day);
      await compare("order-reclaim", ["order", "reclaim", path], world.buyer.address);
    },
    "order-dispute": async () => {
      const why = ["--reason", "damaged", "--amount", "4000", "--evidence-hash", hashOf("broken")];
      await compare(
        "order-dispute",
        ["order", "dispute", (await delivered()).path, ...why],
        world.buyer.address,
      );
    },
    "order-dispute-seller": async () => {
      const why = ["--reason", "attesters-silent", "--evidence-hash", hashOf("delivered")];
      const args = ["order", "dispute", (await locked()).path, ...why];
      await compare("order-dispute-seller", args, world.seller.address);
    },
    "order-evidence": async () => {
      const args = ["order", "evidence", (await disputed()).path, "--uri", "ipfs://report"];
      await compare("order-evidence", args, world.seller.address);
    },
    "order-rule": async () => {
      const { path } = await disputed();
      await clockAt(world.clockStart + 4 * day);
      const args = ["order", "rule", path, "--to-buyer", "6000", "--to-seller", "3800"];
      await compare("order-rule", args, world.arbitrator.address);
    },
    "order-default": async () => {
      const { path } = await disputed();
      await clockAt(world.clockStart + 15 * day);
      await compare("order-default", ["order", "default", path], world.stranger.address);
    },
    "order-settle": async () => {
      const args = ["order", "settle", (await disputed()).path, "--to-buyer", "3000", "--to-seller", "7000"];
      await compare("order-settle", [...args, "--relay", "x.json"], world.buyer.address);
    },
    "order-reassign": async () => {
      const args = ["order", "reassign", (await delivered()).path, "--side", "seller", "--to"];
      await compare("order-reassign", [...args, world.stranger.address], world.seller.address);
    },
    "order-show": async () => compare("order-show", ["order", "show", (await delivered()).orderId]),
    "order-show-disputed": async () => {
      const args = ["order", "show", (await disputed()).orderId, "--as", world.seller.address];
      await compare("order-show-disputed", args);
    },
    "order-list": async () => {
      await delivered();
      await compare("order-list", ["order", "list", "--of", world.seller.address]);
    },
    position: async () => {
      await delivered();
      await compare("position", ["position", "--of", world.seller.address]);
    },
    "terms-check": async () => compare("terms-check", ["terms", "check", world.termsId]),
    "terms-publish": async () => {
      const path = world.file("new-terms.json");
      await writeFile(path, jsonText({ ...world.terms, documentHash: hashOf("others") }));
      await compare("terms-publish", ["terms", "publish", path], world.stranger.address);
    },
    relay: async () => {
      const { path } = await locked();
      const relay = world.file("relay.json");
      const sign = ["order", "release", path, "--relay", relay, "--yes", "--account", world.buyer.address];
      expect((await world.inProcess(sign)).code).to.equal(0);
      await compare("relay", ["relay", relay], world.stranger.address);
    },
    "credit-withdraw": async () => {
      const { order } = await locked();
      await world.blacklist(world.seller.address);
      await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
      await world.unBlacklist(world.seller.address);
      const args = ["credit", "withdraw", "--token", world.usdc];
      await compare("credit-withdraw", args, world.seller.address);
    },
  };

  for (const [name, run] of Object.entries(texts)) {
    it(`of ${name}`, () => inSnapshot(run));
  }
});
