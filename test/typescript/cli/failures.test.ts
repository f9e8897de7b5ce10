import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { maxUint256, numberToHex } from "viem";
import { parseOrderFile } from "../../../src/order/orderFile.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { runLading } from "../../helpers/runLading.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

describe("lading order: what goes wrong", function () {
  this.timeout(120_000);
  let world: CliWorld;

  before(async () => {
    world = await createCliWorld();
    await world.mint(world.usdc, world.buyer.address, 20_000_000_000n);
    await world.approve(world.buyer, world.usdc);
  });

  after(() => world.close());

  /** The program against a node that stands before the chain. */
  async function through(rpc: Rpc, args: readonly string[]) {
    const node = await serveRpc(rpc);
    try {
      const where = ["--rpc", node.url, "--escrow", world.escrow];
      return await runLading([...args, ...where, "--account", world.buyer.address, "--yes"]);
    } finally {
      await node.close();
    }
  }

  it("refuses the wrong network, another chain's file and a changed file", async () => {
    const { path } = await world.orderFile();
    const wrong = await world.lading(["order", "lock", path, "--chain", "8453"], world.buyer.address);
    expect(wrong.err).to.include("--rpc is on chain 31337, and --chain says 8453. Nothing was sent.");
    expect(wrong.code).to.equal(64);

    const other = await through(
      {
        request: (call) =>
          call.method === "eth_chainId" ? Promise.resolve("0x2105") : world.provider.request(call as never),
      },
      ["order", "lock", path],
    );
    expect(other.err).to.include("is an order on chain 31337, and --rpc is on chain 8453. Nothing was sent.");
    expect(other.code).to.equal(64);

    await writeFile(path, (await readFile(path, "utf8")).replace("10000.00", "10.00"));
    const changed = await world.quick(["order", "lock", path], world.buyer.address);
    expect(changed.err).to.match(/The order file was changed/);
    expect(changed.code).to.equal(1);
  });

  it("names what is missing: the key's power, tokens, gas, the question's answer", async () => {
    const { path } = await world.orderFile();
    await world.mined(world.clientOf(world.buyer).lock({ order: (await world.orderFile()).order }));
    const { seller, stranger, buyer } = world;
    const poor = await world.lading(["order", "lock", path], stranger.address);
    expect(poor.err).to.match(/ERC20InsufficientBalance|too few tokens/);
    expect(poor.code).to.equal(1);

    const silent = await world.lading(["order", "lock", path, "--account", buyer.address]);
    expect(silent.err).to.include("Nobody can be asked here: say --yes");
    expect(silent.code).to.equal(64);
    const asked: string[] = [];
    const no = await world.inProcess(["order", "lock", path, "--account", buyer.address], {
      confirm: async (question) => {
        asked.push(question);
        return false;
      },
    });
    expect(asked).to.deep.equal(["Sign and send this?"]);
    expect(no.err).to.include("Not agreed: nothing was signed or sent.");
    expect(no.code).to.equal(1);

    await world.mined(world.clientOf(buyer).lock({ order: (await readOrder(path)).order }));
    const wrongKey = await world.lading(["order", "release", path], seller.address);
    expect(wrongKey.err).to.match(/The caller does not hold this side of the order\.[\s\S]*CallerNotHolder/);
    expect(wrongKey.code).to.equal(1);

    const params = [buyer.address, numberToHex(10n ** 12n)];
    await world.provider.request({ method: "hardhat_setBalance", params });
    const noGas = await world.lading(["order", "release", path], buyer.address);
    expect(noGas.err).to.match(/The account has too little ETH to pay for the gas\. Nothing was sent\./);
    expect(noGas.code).to.equal(1);
    await world.provider.request({
      method: "hardhat_setBalance",
      params: [buyer.address, numberToHex(maxUint256 >> 8n)],
    });
  });

  const readOrder = async (path: string) => parseOrderFile(JSON.parse(await readFile(path, "utf8")));

  it("says what is known when the node goes away after sending", async () => {
    await world.mint(world.usdc, world.buyer.address, 20_000_000_000n);
    const { path, orderId } = await world.orderFile();
    let isGone = false;
    const rpc: Rpc = {
      request: async (call) => {
        if (isGone) throw Object.assign(new Error("too many requests"), { code: -32_005 });
        const answer = await world.provider.request(call as never);
        if (call.method === "eth_sendTransaction") isGone = true;
        return answer;
      },
    };
    const lost = await through(rpc, ["order", "lock", path, "--wait", "3"]);
    expect(lost.err).to.match(
      /was sent, and it is not known yet whether it was mined[\s\S]*transaction: 0x[0-9a-f]{64}/,
    );
    expect(lost.code).to.equal(3);
    const shown = JSON.parse((await world.inProcess(["order", "show", orderId, "--json"])).out);
    expect(shown.status).to.equal("Locked");
  });

  it("notices that a pending transaction was replaced, or not mined in time", async () => {
    const [{ path }, other] = [await world.orderFile(), await world.orderFile()];
    const { provider, buyer } = world;
    await world.mint(world.usdc, buyer.address, 20_000_000_000n);
    await provider.request({ method: "evm_setAutomine", params: [false] });
    try {
      const late = await world.lading(["order", "lock", path, "--wait", "2"], buyer.address);
      expect(late.err).to.include("It was not mined within 2 seconds.");
      expect(late.code).to.equal(3);

      const running = world.lading(["order", "lock", other.path, "--wait", "60"], buyer.address);
      const nonce = await pendingOf(2);
      // The first one is the account's own from above; both are replaced by payments to itself.
      for (const each of [nonce - 2, nonce - 1])
        await provider.request({
          method: "eth_sendTransaction",
          params: [
            {
              from: buyer.address,
              to: buyer.address,
              nonce: numberToHex(each),
              maxFeePerGas: numberToHex(10n ** 12n),
              maxPriorityFeePerGas: numberToHex(10n ** 12n),
            },
          ],
        });
      await provider.request({ method: "evm_mine", params: [] });
      const canceled = await running;
      expect(canceled.err).to.include("The transaction was canceled by another one of the same account.");
      expect(canceled.code).to.equal(1);
    } finally {
      await provider.request({ method: "evm_setAutomine", params: [true] });
    }
  });

  /** Waits until the account has so many transactions waiting; tells its next nonce. */
  async function pendingOf(count: number): Promise<number> {
    const { address } = world.buyer;
    const nonceAt = async (tag: string) =>
      Number(await world.provider.request({ method: "eth_getTransactionCount", params: [address, tag] }));
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const [mined, next] = [await nonceAt("latest"), await nonceAt("pending")];
      if (next - mined >= count) return next;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The account never had ${count} transactions waiting`);
  }

  it("says that a transaction was mined and refused", async () => {
    const { path, order } = await world.orderFile();
    const { provider, buyer, stranger, clientOf } = world;
    await world.fund(stranger, world.usdc, order.amount, world.escrow);
    await world.mint(world.usdc, buyer.address, order.amount);
    await provider.request({ method: "evm_setAutomine", params: [false] });
    try {
      const running = world.lading(["order", "lock", path, "--wait", "60"], buyer.address);
      await pendingOf(1);
      // Somebody is faster: the same lock, with a higher fee, comes before it in the same block.
      const fees = { maxFeePerGas: 10n ** 12n, maxPriorityFeePerGas: 10n ** 11n };
      await clientOf(stranger).lock({ order, gas: 1_000_000n, ...fees });
      await provider.request({ method: "evm_mine", params: [] });
      const { err, code } = await running;
      expect(err).to.match(/was mined and the contract refused it[\s\S]*OrderStatusNotAllowed/);
      expect(code).to.equal(1);
    } finally {
      await provider.request({ method: "evm_setAutomine", params: [true] });
    }
  });
});
