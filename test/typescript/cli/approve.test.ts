import { readFile } from "node:fs/promises";

import { expect } from "chai";
import { type Address, erc20Abi, maxUint256 } from "viem";

import { type CliWorld, createCliWorld } from "../../helpers/cliWorld.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { PERMIT2 } from "../../helpers/permit2.ts";

const units = 1_000_000n;

describe("lading approve permit2", function () {
  this.timeout(120_000);
  let world: CliWorld;
  let usdt: Address;
  let buyer: Address;

  before(async () => {
    world = await createCliWorld();
    usdt = await world.deploy("ModelUsdt", [world.operator.account.address]);
    buyer = world.buyer.address;
    await world.mint(usdt, buyer, 100_000n * units);
    await world.mint(world.mock, buyer, 10n ** 24n);
  });

  after(() => world.close());

  const approveLine = (amount: string, token = usdt) => [
    ...["approve", "permit2", "--currency", token, "--amount", amount],
  ];
  const approve = (amount: string, token?: Address) =>
    doneInProcess(world, approveLine(amount, token), { account: buyer });
  const refused = (args: readonly string[]) => world.inProcess([...args, "--account", buyer, "--yes"]);
  const allowedTo = (spender: string, token = usdt): Promise<bigint> =>
    world.operator.readContract({
      address: token,
      abi: erc20Abi,
      functionName: "allowance",
      args: [buyer, spender as Address],
    });

  it("is the line that a refused relay names, and the lock works after it", async () => {
    const { path, orderId } = await world.orderFile({ token: usdt });
    const relay = world.file("usdt.json");
    const signing = ["order", "lock", path, "--relay", relay];
    const no = await refused(signing);
    expect(no.code).to.equal(1);
    const line = /^ {2}lading (approve permit2 .*)$/m.exec(no.err)?.[1] ?? "";
    expect(line.toLowerCase()).to.equal(`approve permit2 --currency ${usdt} --amount 10000.00`);
    expect(no.err).to.include("Docs: docs/cli/orders.md#allowing-permit2");

    const done = await doneInProcess(world, line.split(" "), { account: buyer });
    expect(done).to.deep.include({
      action: "approve permit2",
      owner: buyer,
      spender: PERMIT2,
      isUnlimited: false,
      sent: true,
    });
    expect(done.amount.value).to.equal("10000.00");
    expect(done.transactions).to.have.lengthOf(1);
    await doneInProcess(world, signing, { account: buyer });
    expect(JSON.parse(await readFile(relay, "utf8"))).to.include({ kind: "lock", permit2Nonce: "0" });
    await doneInProcess(world, ["relay", relay], { account: world.stranger.address });
    expect((await doneInProcess(world, ["order", "show", orderId])).status).to.equal("Locked");
    // The exact amount is used up: nothing stays allowed.
    expect(await allowedTo(PERMIT2)).to.equal(0n);
  });

  it("changes an allowance of a token like USDT by way of zero, and takes it back in one step", async () => {
    expect((await approve("500")).transactions).to.have.lengthOf(1);
    const dry = await doneInProcess(world, [...approveLine("700"), "--dry-run"], { account: buyer });
    expect(dry.calls.map(({ does }: { does: string }) => does)).to.have.lengthOf(2);
    expect(dry.calls[0].does).to.match(/^take back the old allowance of 500\.00 /);
    const changed = await approve("700");
    expect(changed.transactions).to.have.lengthOf(2);
    expect(changed.before.value).to.equal("500.00");
    const spent = changed.transactions.reduce(
      (sum: number, { gasUsed }: { gasUsed: string }) => sum + Number(gasUsed),
      0,
    );
    expect(Number(dry.gas)).to.be.within(spent, spent * 1.2);
    expect(await allowedTo(PERMIT2)).to.equal(700n * units);

    const again = await refused(approveLine("700"));
    expect(again.err).to.match(/may move 700\.00 .* already\. Nothing was sent\./);
    expect(again.code).to.equal(1);
    expect((await approve("0")).transactions).to.have.lengthOf(1);
    expect(await allowedTo(PERMIT2)).to.equal(0n);
    expect((await refused(approveLine("0"))).code).to.equal(1);
  });

  it("changes that of other tokens in one step, and takes no limit where that is said", async () => {
    await approve("2", world.mock);
    const done = await approve("unlimited", world.mock);
    expect(done.transactions).to.have.lengthOf(1);
    expect(done.isUnlimited).to.equal(true);
    expect(await allowedTo(PERMIT2, world.mock)).to.equal(maxUint256);
    const words = await world.inProcess([...approveLine("3", world.mock), "--account", buyer, "--dry-run"]);
    expect(words.out).to.include("any amount of MOCK");
  });

  it("names no amount of its own, and says what is safe", async () => {
    const none = await refused(["approve", "permit2", "--currency", usdt]);
    expect(none.err).to.match(
      /Say how much[\s\S]*Safest is what your next orders need[\s\S]*--amount 0 takes/,
    );
    expect(none.code).to.equal(64);
    expect((await refused(approveLine("-1"))).code).not.to.equal(0);
    expect((await refused(approveLine("5 EUR"))).code).to.equal(64);
    expect((await refused(["approve", "permit2", "--amount", "5"])).code).to.equal(64);
  });

  it("asks first, and is refused where there is no Permit2", async () => {
    const before = await allowedTo(PERMIT2);
    const no = await world.inProcess([...approveLine("9"), "--account", buyer], {
      confirm: async () => false,
    });
    expect(no.code).to.equal(1);
    expect(no.err).to.include("only by").and.to.include("Not agreed: nothing was signed or sent.");
    expect(await allowedTo(PERMIT2)).to.equal(before);

    const id = await world.provider.request({ method: "evm_snapshot", params: [] });
    await world.setCode(PERMIT2, "0x");
    const absent = await refused(approveLine("9"));
    await world.provider.request({ method: "evm_revert", params: [id] });
    expect(absent.err).to.include("There is no Permit2 on chain 31337. Nothing was sent.");
    expect(absent.code).to.equal(1);
  });

  it("leaves order lock a way where an old allowance of USDT is too little", async () => {
    const { path, orderId } = await world.orderFile({ token: usdt });
    const client = world.clientOf(world.buyer);
    const small = {
      address: usdt,
      abi: erc20Abi,
      functionName: "approve",
      args: [world.escrow, 5n],
    } as const;
    await world.mined(client.writeContract(small as never));
    const done = await doneInProcess(world, ["order", "lock", path], { account: buyer });
    expect(done.fundedBy).to.equal("allowance");
    expect(done.transactions).to.have.lengthOf(3);
    expect((await doneInProcess(world, ["order", "show", orderId])).status).to.equal("Locked");
  });
});
