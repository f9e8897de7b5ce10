import { expect } from "chai";
import { numberToHex } from "viem";

import type { Rpc } from "../../../src/rpc/rpc.ts";
import { createImportWorld, type ImportWorld } from "../../helpers/importWorld.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

const ether = 10n ** 18n;

describe("lading import: gas", function () {
  this.timeout(120_000);
  let world: ImportWorld;

  before(async () => {
    world = await createImportWorld();
  });

  after(() => world.close());

  it("runs out of gas midway with nothing lost or doubled, and goes on when the account has ether again", async () => {
    const path = await world.csv("gas.csv", { count: 12, prefix: "GAS" });
    await world.mint(world.mock, world.buyer.address, 100n * ether);
    await world.mint(world.gusd, world.buyer.address, 10_000n);
    const before = (await world.locks()).length;
    const { address } = world.buyer;
    const setBalance = (wei: bigint) =>
      world.provider.request({ method: "hardhat_setBalance", params: [address, numberToHex(wei)] });
    let sent = 0;
    const line = await world.behind(async (method) => {
      if (method !== "eth_sendTransaction") return;
      sent += 1;
      // The allowance of the first currency and one batch of it are mined; the second batch cannot be paid.
      if (sent === 3) await setBalance(1n);
    });
    const args = ["--batch", "3"];
    const dry = JSON.parse((await importHere(path, [...args, "--dry-run"])).out);
    const dear = await importHere(path, args, line.url);
    await line.close();
    expect(dear.code, dear.err).to.equal(1);
    expect(dear.err).to.match(/Stopped: 3 of 12 orders are known to be locked\. Run the same command again/);
    expect(dear.err).to.match(
      /too little ETH left for the gas of the next transaction[\s\S]*run the same command/,
    );
    expect(await world.locks()).to.have.lengthOf(before + 3);

    const poor = await importHere(path, args);
    expect(poor.err).to.match(/too little ETH to pay for the gas\. Nothing was sent\./);
    await setBalance(10_000n * ether);
    const again = await importHere(path, args);
    expect(again.code, again.err).to.equal(0);
    const done = JSON.parse(again.out);
    expect(done).to.include({ alreadyThere: 3, locked: 9 });
    const locks = await world.locks();
    expect([locks.length, new Set(locks).size]).to.deep.equal([before + 12, before + 12]);
    // What was told for twelve orders, allowances to come included, against what nine of them took.
    const used = done.transactions.reduce(
      (sum: number, { gasUsed }: { gasUsed: string }) => sum + Number(gasUsed),
      0,
    );
    expect(Number(dry.gas)).to.be.within(used, used * 2);
  });

  it("counts a known sum for each order where node and token let no allowance be assumed", async () => {
    const path = await world.csv("blind.csv", { count: 8, prefix: "BLIND" });
    await world.mint(world.mock, world.buyer.address, 100n * ether);
    await world.mint(world.gusd, world.buyer.address, 10_000n);
    const node = await serveRpc({
      request: async ({ method, params }) => {
        if (method === "eth_call" && Array.isArray(params) && params.length > 2)
          throw Object.assign(new Error("no state overrides"), { code: -32_602 });
        return (world.provider as Rpc).request({ method, params });
      },
    } as Rpc);
    const dry = JSON.parse((await importHere(path, ["--dry-run"], node.url)).out);
    const run = await importHere(path, [], node.url);
    await node.close();
    expect(run.code, run.err).to.equal(0);
    const { locked, transactions } = JSON.parse(run.out);
    expect(locked).to.equal(8);
    const used = transactions.reduce(
      (sum: number, { gasUsed }: { gasUsed: string }) => sum + Number(gasUsed),
      0,
    );
    expect(Number(dry.gas)).to.be.within(used, used * 2);
  });

  /** The program in this process. */
  const importHere = (path: string, args: readonly string[], url = world.node.url) =>
    world.inProcess(
      [
        "import",
        path,
        ...world.importOptions,
        "--out",
        world.file("gas-orders"),
        ...args,
        "--json",
        "--yes",
      ].concat(["--account", world.buyer.address]),
      { url },
    );
});
