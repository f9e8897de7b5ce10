import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import type { Address, Hex } from "viem";
import { jsonText } from "../../../src/cli/text/jsonText.ts";
import type { Rpc } from "../../../src/rpc/rpc.ts";
import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { day } from "../../helpers/escrowWorld.ts";
import { PERMIT2 } from "../../helpers/permit2.ts";
import { serveRpc } from "../../helpers/serveRpc.ts";

const amount = 10_000_000_000n;
// authorizationState(address,bytes32) and eth_signTypedData_v4 are what the tests take away from a token or a node.
const authorizationState = "0xe94a0102";

describe("lading order lock: how the money gets in", function () {
  this.timeout(120_000);
  let world: CliWorld;

  before(async () => {
    world = await createCliWorld();
    await world.mint(world.usdc, world.buyer.address, 100n * amount);
    await world.mint(world.mock, world.buyer.address, 100n * amount);
    // The first token of all would cost the first lock more gas than the next.
    await world.mint(world.usdc, world.escrow, 1n);
  });

  after(() => world.close());

  const lock = (path: string, args: readonly string[] = [], url?: string) =>
    doneInProcess(world, ["order", "lock", path, ...args], {
      account: world.buyer.address,
      ...(url === undefined ? {} : { url }),
    });

  const gasOf = ({ transactions }: { transactions: { gasUsed: string }[] }): number =>
    transactions.reduce((sum, { gasUsed }) => sum + Number(gasUsed), 0);

  /** The chain behind a node that refuses some requests. */
  async function refusing(
    isRefused: (method: string, params: unknown) => boolean,
    run: (url: string) => Promise<void>,
  ): Promise<void> {
    const node = await serveRpc({
      request: async ({ method, params }) => {
        if (isRefused(method, params))
          throw Object.assign(new Error("not here"), { code: method === "eth_call" ? 3 : -32_601 });
        return (world.provider as Rpc).request({ method, params });
      },
    } as Rpc);
    try {
      await run(node.url);
    } finally {
      await node.close();
    }
  }

  const asksAuthorizations = (method: string, params: unknown): boolean =>
    method === "eth_call" && JSON.stringify(params).includes(authorizationState);

  let byAllowance = 0;

  it("by an allowance where that is wanted, for exactly the amount", async () => {
    const { path, orderId } = await world.orderFile();
    const locked = await lock(path, ["--allowance"]);
    expect(locked).to.include({ orderId, fundedBy: "allowance" });
    expect(locked.transactions).to.have.lengthOf(2);
    byAllowance = gasOf(locked);
  });

  it("by the token's own signed payment, in one transaction and with less gas", async () => {
    const { path } = await world.orderFile();
    const dry = await lock(path, ["--dry-run"]);
    expect(dry.calls).to.deep.equal([
      { does: "lock the order", to: world.escrow, functionName: "lockWithAuthorization", data: null },
    ]);
    const locked = await lock(path);
    expect(locked.fundedBy).to.equal("authorization");
    expect(locked.transactions).to.have.lengthOf(1);
    expect(gasOf(locked)).to.be.below(byAllowance * 0.9);
    // What was told beforehand is enough, and at most a fifth too much.
    expect(Number(dry.gas)).to.be.within(gasOf(locked), gasOf(locked) * 1.2);
  });

  it("by a permit where the token has no signed payments", async () => {
    const { path } = await world.orderFile();
    await refusing(asksAuthorizations, async (url) => {
      const dry = await lock(path, ["--dry-run"], url);
      expect(dry.calls[0].functionName).to.equal("lockWithPermit");
      const locked = await lock(path, [], url);
      expect(locked.fundedBy).to.equal("permit");
      expect(locked.transactions).to.have.lengthOf(1);
      expect(gasOf(locked)).to.be.below(byAllowance);
      expect(Number(dry.gas)).to.be.within(gasOf(locked), gasOf(locked) * 1.2);
    });
  });

  it("by an allowance where the token has neither, or a permit of another form, or the account is a contract", async () => {
    const dai = await world.deploy("ModelDai", [world.operator.account.address]);
    for (const token of [world.mock, dai]) {
      await world.mint(token, world.buyer.address, amount);
      const { path } = await world.orderFile({ token });
      expect((await lock(path)).fundedBy).to.equal("allowance");
    }
    // The account of a wallet contract, as EIP-7702 makes one.
    const { stranger, provider } = world;
    const delegated = [stranger.address, `0xef0100${world.mock.slice(2)}`];
    await provider.request({ method: "hardhat_setCode", params: delegated });
    await world.mint(world.usdc, stranger.address, amount);
    const { path } = await world.orderFile({ buyer: stranger.address });
    const locked = await doneInProcess(world, ["order", "lock", path], { account: stranger.address });
    await provider.request({ method: "hardhat_setCode", params: [stranger.address, "0x"] });
    expect(locked.fundedBy).to.equal("allowance");
    expect(locked.transactions).to.have.lengthOf(2);
  });

  it("says what to do where the account signs transactions only", async () => {
    const { path } = await world.orderFile();
    await refusing(
      (method) => method === "eth_signTypedData_v4",
      async (url) => {
        const account = ["--account", world.buyer.address, "--yes"];
        const run = await world.inProcess(["order", "lock", path, ...account], { url });
        expect(run.err).to.match(/signs transactions, and no payments of a token[\s\S]*--allowance/);
        expect(run.code).to.equal(1);
        expect((await lock(path, ["--allowance"], url)).fundedBy).to.equal("allowance");
      },
    );
  });

  it("without simulating ahead, where node and token let no allowance be assumed", async () => {
    const isAssuming = (method: string, params: unknown): boolean =>
      method === "eth_call" && Array.isArray(params) && params.length > 2;
    await refusing(isAssuming, async (url) => {
      for (const [way, args] of Object.entries({ allowance: ["--allowance"], authorization: [] })) {
        const { path, orderId } = await world.orderFile();
        const dry = await lock(path, [...args, "--dry-run"], url);
        expect([dry.fundedBy, dry.gas, dry.calls.at(-1).data]).to.deep.equal([way, null, null]);
        expect(await lock(path, args, url)).to.include({ orderId, fundedBy: way });
      }
    });
  });

  it("by a relayed Permit2 signature, until its own last time", async () => {
    const relay = world.file("permit2.json");
    const { path, orderId } = await world.orderFile({ token: world.mock });
    const account = ["--account", world.buyer.address, "--yes"];
    const refused = await world.inProcess(["order", "lock", path, "--relay", relay, ...account]);
    expect(refused.err).to.match(
      /cannot be locked by a signature alone[\s\S]*names no order[\s\S]*lading approve permit2 --currency 0x\w{40} --amount 0\.00000001\n/,
    );
    expect(refused.code).to.equal(1);

    await world.approve(world.buyer, world.mock, PERMIT2 as Address);
    const soon = new Date(((await world.now()) + 3_600) * 1_000).toISOString();
    const signed = await lock(path, ["--relay", relay, "--sign-by", soon]);
    expect(signed).to.deep.include({ sent: false, signed: true });
    const file = JSON.parse(await readFile(relay, "utf8"));
    expect(file).to.include({ kind: "lock", permit2Nonce: "0" });

    const longer = { ...file, signBy: file.signBy + 1 };
    await writeFile(world.file("longer.json"), jsonText(longer));
    const forged = await world.inProcess(["relay", world.file("longer.json"), ...account]);
    expect(forged.err).to.match(/InvalidSigner/);
    const sent = await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
    expect(sent.transactions).to.have.lengthOf(1);
    const shown = await doneInProcess(world, ["order", "show", orderId]);
    expect([shown.status, shown.held.value]).to.deep.equal(["Locked", "0.00000001"]);
  });

  it("does not promise an earlier end than an authorization has", async () => {
    const { path } = await world.orderFile();
    const soon = new Date(((await world.now()) + 3_600) * 1_000).toISOString();
    const args = ["order", "lock", path, "--relay", world.file("x.json"), "--sign-by", soon];
    const run = await world.inProcess([...args, "--account", world.buyer.address, "--yes"]);
    expect(run.err).to.match(/--sign-by .* is too early: this signature counts until/);
    expect(run.code).to.equal(64);
  });

  it("out of another order, by a settlement into the next one", async () => {
    const { buyer, seller, stranger } = world;
    const first = await world.orderFile();
    await lock(first.path);
    const later = { deliverBy: first.order.deliverBy + 20 * day, amount: 9_000_000_000n };
    const next = await world.orderFile(later);
    const [offer, consent] = [world.file("move.json"), world.file("moved.json")];
    const dividing = ["--to-buyer", "1000", "--next", next.path];
    await doneInProcess(world, ["order", "settle", first.path, ...dividing, "--relay", offer], {
      account: buyer.address,
    });
    const accepting = ["order", "settle", first.path, "--accept", offer];
    const dry = await world.inProcess([...accepting, "--account", seller.address, "--dry-run"]);
    expect(dry.out).to.include("its money goes on in the next orders").and.to.include(next.orderId);
    await doneInProcess(world, [...accepting, "--relay", consent], { account: seller.address });
    const before = await world.balanceOf(world.usdc, buyer.address);
    const settled = await doneInProcess(world, ["relay", offer, consent], { account: stranger.address });
    expect(settled.next).to.deep.equal([next.orderId]);
    expect((await world.balanceOf(world.usdc, buyer.address)) - before).to.equal(1_000_000_000n);
    const statusOf = async (id: Hex) => (await doneInProcess(world, ["order", "show", id])).status;
    expect(await statusOf(first.orderId)).to.equal("Settled");
    expect(await statusOf(next.orderId)).to.equal("Locked");

    const short = await world.orderFile({ amount: 8_000_000_000n });
    const wrong = ["order", "settle", next.path, "--to-buyer", "999", "--next", short.path, "--relay", offer];
    const run = await world.inProcess([...wrong, "--account", buyer.address, "--yes"]);
    expect(run.err).to.include("What is divided is not what is held");
  });
});
