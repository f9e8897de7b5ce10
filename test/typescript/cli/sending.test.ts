import { writeFile } from "node:fs/promises";

import { expect } from "chai";
import { type Hash, type Hex, parseGwei } from "viem";

import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";

describe("lading: what the sender chooses for its transactions", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let sender: readonly string[];

  before(async () => {
    world = await createCliWorld();
    const { buyer, usdc } = world;
    sender = ["--account", buyer.address];
    await world.mint(usdc, buyer.address, 100_000_000_000n);
    await world.approve(buyer, usdc);
  });

  after(() => world.close());

  const request = (method: string, params: unknown[] = []): Promise<unknown> =>
    world.provider.request({ method, params });
  const nextNonce = async () =>
    Number(await request("eth_getTransactionCount", [world.buyer.address, "latest"]));
  const fees = (max: string, priority: string) => ["--max-fee", max, "--priority-fee", priority];

  async function refused(args: readonly string[], why: RegExp, expected: number) {
    const { path } = await world.orderFile();
    const { code, err } = await world.inProcess(["order", "lock", path, ...sender, "--yes", ...args]);
    expect(err).to.match(why);
    expect(code).to.equal(expected);
  }

  it("refuses fees that are none, that contradict each other, or that the chain is dearer than", async () => {
    await refused(["--max-fee", "much"], /--max-fee much is no amount in gwei/, 64);
    await refused(["--priority-fee=-1"], /--priority-fee -1 is no amount in gwei/, 64);
    await refused(fees("2", "2.1"), /--priority-fee 2\.1 is more than --max-fee 2, which includes it/, 64);
    await request("hardhat_setNextBlockBaseFeePerGas", ["0x77359400"]);
    await request("evm_mine");
    const low = /--max-fee is below the chain's base fee[\s\S]*given: 1\.5 gwei\nbase fee: 2 gwei/;
    await refused(["--max-fee", "1.5"], low, 1);
  });

  it("refuses a nonce that is mined, one that is too high, and one where nothing is sent", async () => {
    const next = await nextNonce();
    await refused(["--nonce", "-1"], /--nonce -1 is no whole number/, 64);
    await refused(
      ["--nonce", `${next - 1}`],
      /is mined already, and cannot be replaced[\s\S]*waiting: none/,
      1,
    );
    await refused(["--nonce", `${next + 1}`], /could not be mined before others that do not exist yet/, 1);
    await refused(
      ["--nonce", `${next}`, "--relay", world.file("x.json")],
      /with --relay nothing is sent/,
      64,
    );
    await writeFile(world.file("lading.json"), '{"nonce": 1}');
    await refused(["--config", world.file("lading.json")], /"nonce" counts on the command line only/, 64);
  });

  it("tells the most that it can cost, and pays no more", async () => {
    const { path } = await world.orderFile();
    const lock = ["order", "lock", path, ...sender, ...fees("50", "1.5")];
    const shown = await world.inProcess([...lock, "--dry-run"]);
    expect(shown.out).to.include(
      "At most 50 gwei for a unit of gas, 1.5 of it for whoever puts it into a block.",
    );
    const planned = JSON.parse((await world.inProcess([...lock, "--dry-run", "--json"])).out);
    expect(BigInt(planned.mostCostWei)).to.equal(BigInt(planned.gas) * parseGwei("50"));
    expect(BigInt(planned.likelyCostWei) < BigInt(planned.mostCostWei) / 10n).to.equal(true);

    const { out, code, err } = await world.inProcess([...lock, "--yes", "--json"]);
    expect(code, err).to.equal(0);
    const [{ hash }] = JSON.parse(out).transactions;
    const sent = await world.operator.getTransaction({ hash });
    expect([sent.maxFeePerGas, sent.maxPriorityFeePerGas]).to.deep.equal([parseGwei("50"), parseGwei("1.5")]);

    // One of the two is enough: the other is the node's suggestion, never above the maximum.
    const half = async (fee: readonly string[]) => {
      const [order] = [await world.orderFile()];
      const ran = await world.inProcess(["order", "lock", order.path, ...sender, ...fee, "--yes", "--json"]);
      return world.operator.getTransaction({ hash: JSON.parse(ran.out).transactions[0].hash });
    };
    expect((await half(["--max-fee", "3"])).maxFeePerGas).to.equal(parseGwei("3"));
    expect((await half(["--priority-fee", "7"])).maxPriorityFeePerGas).to.equal(parseGwei("7"));
  });

  /** Runs with blocks mined by hand only. */
  async function whileWaiting(run: () => Promise<void>) {
    await request("evm_setAutomine", [false]);
    try {
      await run();
    } finally {
      await request("evm_setAutomine", [true]);
    }
  }

  /** The account's waiting transaction, when it pays as much as that. */
  async function waitingAt(maxFee: bigint): Promise<{ hash: Hash; nonce: number }> {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const waiting = (await request("eth_pendingTransactions")) as Record<
        "hash" | "nonce" | "maxFeePerGas",
        Hex
      >[];
      const found = waiting.find(({ maxFeePerGas }) => BigInt(maxFeePerGas) === maxFee);
      if (found !== undefined) return { hash: found.hash, nonce: Number(found.nonce) };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`No transaction waits at ${maxFee} wei`);
  }

  it("replaces a transaction that is stuck: mined under its new hash, for both runs", async () => {
    const { path, orderId } = await world.orderFile();
    const lock = ["order", "lock", path, ...sender, "--yes", "--json"];
    await whileWaiting(async () => {
      const stuck = world.inProcess([...lock, ...fees("5", "1")]);
      const { nonce, hash: first } = await waitingAt(parseGwei("5"));

      const looked = await world.inProcess(["order", "lock", path, ...sender, "--dry-run"]);
      expect(looked.out).to.include(`Not mined yet: your transaction ${nonce}. This one comes after that.`);
      const low = await world.inProcess([...lock, "--nonce", `${nonce}`, ...fees("5.1", "1")]);
      expect(low.err).to.match(
        /The node refused[\s\S]*must offer at least 10 % more in both: --max-fee and --priority-fee/,
      );
      expect(low.code).to.equal(1);

      const faster = world.inProcess([...lock, "--nonce", `${nonce}`, ...fees("80", "8")]);
      const { hash, nonce: same } = await waitingAt(parseGwei("80"));
      expect(same).to.equal(nonce);
      expect(hash).not.to.equal(first);
      await request("evm_mine");
      const [waited, replacing] = await Promise.all([stuck, faster]);
      expect(waited.err).to.include(`Mined with another gas price: lock the order`).and.to.include(hash);
      expect(replacing.err).to.include(`It takes the place of your transaction ${nonce}`);
      for (const { code, out, err } of [waited, replacing]) {
        expect(code, err).to.equal(0);
        expect(JSON.parse(out).transactions.map((each: { hash: Hash }) => each.hash)).to.deep.equal([hash]);
      }
    });
    const shown = JSON.parse((await world.inProcess(["order", "show", orderId, "--json"])).out);
    expect(shown.status).to.equal("Locked");
  });

  it("replaces a batch of an import that is stuck, and locks nothing twice", async () => {
    const { usdc, seller, termsId, file } = world;
    const deliverBy = new Date(((await world.now()) + 30 * 86_400) * 1_000).toISOString();
    const rows = ["A", "B", "C"].map((reference) =>
      [reference, seller.address, usdc, "10", deliverBy].join(),
    );
    await writeFile(file("in.csv"), ["reference,seller,currency,amount,deliver_by", ...rows, ""].join("\n"));
    const run = (more: readonly string[]) =>
      world.inProcess([
        "import",
        file("in.csv"),
        "--terms",
        termsId,
        "--out",
        file("out"),
        ...sender,
        "--yes",
        "--json",
        ...more,
      ]);
    await whileWaiting(async () => {
      const stuck = run(fees("5", "1"));
      const { nonce } = await waitingAt(parseGwei("5"));
      const faster = run([...fees("80", "8"), "--nonce", `${nonce}`]);
      const { hash } = await waitingAt(parseGwei("80"));
      await request("evm_mine");
      for (const { code, out, err } of await Promise.all([stuck, faster])) {
        expect(code, err).to.equal(0);
        expect(JSON.parse(out).transactions[0].hash).to.equal(hash);
      }
    });
    const again = JSON.parse((await run([])).out);
    expect(again).to.include({ orders: 3, alreadyThere: 3 });
  });
});
