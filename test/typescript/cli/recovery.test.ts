import { expect } from "chai";
import type { Address } from "viem";

import { createDeployClient, DEVELOPMENT_CHAIN_ID } from "../../../src/deploy/deployClient.ts";
import { ensureDeployer } from "../../../src/deploy/deterministicDeployer.ts";
import { DisputeReason } from "../../../src/order/disputeReason.ts";
import { orderIdOf } from "../../../src/order/ids.ts";
import { doneInProcess } from "../../helpers/doneInProcess.ts";
import { day, deliver, hashOf } from "../../helpers/escrowWorld.ts";
import { createGoldenWorld, type GoldenWorld } from "../../helpers/goldenWorld.ts";

describe("lading recovery", function () {
  this.timeout(120_000);
  let world: GoldenWorld;
  /** Where the usual registry is, on every chain. */
  let registry: Address;
  let owner: Address;
  let successor: Address;

  before(async () => {
    world = await createGoldenWorld();
    [owner, successor] = [world.seller.address, world.stranger.address];
    const account = world.operator.account.address;
    const chainId = DEVELOPMENT_CHAIN_ID;
    await ensureDeployer(createDeployClient({ provider: world.provider, chainId, account }));
  });

  after(() => world.close());

  const run = (args: readonly string[], account?: Address) =>
    world.inProcess([...args, ...(account === undefined ? [] : ["--account", account, "--yes"])]);

  const done = (args: readonly string[], account?: Address) => doneInProcess(world, args, { account });

  async function refused(args: readonly string[], account: Address, why: RegExp, expected = 1) {
    const { code, err } = await run(args, account);
    expect(err).to.match(why);
    expect(code).to.equal(expected);
  }

  const setSuccessor = ["recovery", "set", "--successor"];

  it("refuses what says nothing, two things, and contracts that name nobody", async () => {
    await refused(["recovery", "set"], owner, /Who may take over\? Say --successor/, 64);
    await refused([...setSuccessor, successor, "--none"], owner, /--none names nobody/, 64);
    await refused(["recovery", "set", "0x12"], owner, /REGISTRY 0x12 is not an address/, 64);
    await refused(["recovery", "set", world.usdc], owner, /This is no recovery registry/);
    await refused(["recovery", "set", successor], owner, /This is no recovery registry/);
    await refused(["recovery", "set", "--none"], owner, /There is no recovery registry to take away/);
    await refused(["recovery", "cancel"], owner, /Nothing waits to take effect[\s\S]*RecoveryNotPending/);
  });

  it("names a successor, deploying the registry where the chain has none", async () => {
    const planned = await done([...setSuccessor, successor, "--dry-run"], owner);
    registry = planned.registry;
    world.name(registry, "{registry}");
    expect(planned.calls.map(({ functionName }: { functionName: string }) => functionName)).to.deep.equal([
      "deploy",
      "nameSuccessor",
      "setRecovery",
    ]);
    await world.moveTo(world.clockStart);
    await world.compare("recovery-set", [...setSuccessor, successor], owner);

    const chosen = await done([...setSuccessor, successor], owner);
    expect(chosen.transactions).to.have.lengthOf(3);
    const { now, pending, ...counts } = await done(["recovery", "show", "--of", owner]);
    expect(counts).to.deep.equal({ account: owner, registry: null, successor: null });
    expect(pending).to.include({ registry, successor });
    expect(Date.parse(pending.from) - Date.parse(now)).to.equal(7 * day * 1_000);
    await refused([...setSuccessor, successor], owner, /It is so already\. Nothing was sent\./);
    await refused(
      ["credit", "withdraw", "--as-successor-of", owner, "--token", world.usdc],
      successor,
      /^No USDC waits for 0x/,
    );
  });

  it("takes a choice back while it does not count", async () => {
    await world.moveTo(world.clockStart + day);
    await world.compare("recovery-cancel", ["recovery", "cancel"], owner);
    await done(["recovery", "cancel"], owner);
    expect((await done(["recovery", "show", "--of", owner])).pending).to.equal(null);
    // The registry is there and knows the successor: only the choice is missing.
    await world.moveTo(world.clockStart + 2 * day);
    await world.compare("recovery-set-registry", ["recovery", "set", registry], owner);
    const params = [world.clockStart + 2 * day + 60];
    await world.provider.request({ method: "evm_setNextBlockTimestamp", params });
    const again = await done([...setSuccessor, successor], owner);
    expect(again.transactions).to.have.lengthOf(1);
    await world.moveTo(world.clockStart + 3 * day);
    await world.compare("recovery-show-pending", ["recovery", "show", "--of", owner]);
  });

  it("lets the successor take credits and sides, to itself, after 7 days", async () => {
    const { usdc, buyer, mint, approve, mined, clientOf, orderFile } = world;
    const [credited, held] = [await orderFile({ lockBy: world.clockStart + 4 * day }), await orderFile()];
    await mint(usdc, buyer.address, 20_000_000_000n);
    await approve(buyer, usdc);
    for (const { order } of [credited, held]) await mined(clientOf(buyer).lock({ order }));
    await world.blacklist(owner);
    await mined(clientOf(buyer).release({ order: credited.order, releasedTotal: credited.order.amount }));

    const withdraw = ["credit", "withdraw", "--as-successor-of", owner, "--token", usdc];
    const take = ["order", "reassign", held.orderId, "--side", "seller", "--to", successor];
    await refused(withdraw, successor, /not the account's recovery successor[\s\S]*CallerNotSuccessor/);
    await refused(take, successor, /CallerNotHolder/);
    await world.moveTo(world.clockStart + 10 * day);
    await world.compare("recovery-show", ["recovery", "show", "--of", owner]);
    await world.compare("credit-withdraw-successor", withdraw, successor);
    await refused([...withdraw, "--of", owner], successor, /say one of them/, 64);
    const paid = await done(withdraw, successor);
    expect(paid).to.deep.include({ owner, to: successor, amount: { value: "9900.00", currency: "USDC" } });
    expect(await world.balanceOf(usdc, successor)).to.equal(9_900_000_000n);
    await done(take, successor);
    expect((await done(["order", "show", held.orderId])).seller).to.equal(successor);
  });

  it("leaves the money of an account with a recovery registry to the account", async () => {
    const { usdc, buyer, mint, approve, mined, clientOf, newOrder } = world;
    const before = await world.provider.request({ method: "evm_snapshot" });
    await mint(usdc, buyer.address, 30_000_000_000n);
    await approve(buyer, usdc);
    const orders = [await newOrder(), await newOrder(), await newOrder()] as const;
    const [released, delivered, disputed] = orders;
    for (const order of orders) await mined(clientOf(buyer).lock({ order }));
    const ids = orders.map((order) =>
      orderIdOf({ escrow: world.escrow, chainId: DEVELOPMENT_CHAIN_ID }, order),
    );

    await mined(clientOf(buyer).release({ order: released, releasedTotal: released.amount }));
    const listed = await run(["credit", "list", "--of", owner]);
    expect(listed.out).to.include("by that account itself, because it has a recovery registry:");
    expect(listed.out).to.match(/lading credit withdraw --token 0x/);
    await refused(["credit", "withdraw", "--of", owner, "--token", usdc], buyer.address, /CallerNotOwner/);

    await deliver(world, [delivered, disputed]);
    const { next } = await done(["order", "show", ids[1] as string]);
    expect(next.map(({ who, verb }: { who: string; verb: string }) => `${who} ${verb}`)).to.include(
      "seller claim",
    );
    expect(next.map(({ who }: { who: string }) => who)).to.not.include("anybody");

    const complaint = { reason: DisputeReason.Damaged, evidenceHash: hashOf("crushed") };
    await mined(clientOf(buyer).dispute({ order: disputed, ...complaint }));
    const { until } = await world.operator.getOrderState({ order: disputed });
    await world.moveTo(until + 1);
    const end = ["order", "default", ids[2] as string];
    const { words } = await done([...end, "--dry-run"], buyer.address);
    expect(words.will).to.include(
      "The seller has a recovery registry. Sent by you, its part waits in the escrow until it, or its successor, has it paid out.",
    );
    expect((await done([...end, "--dry-run"], owner)).words.will).to.not.include(words.will.at(-2));
    await world.provider.request({ method: "evm_revert", params: [before] });
  });

  it("names another successor at once in a registry that counts, and ends recovery", async () => {
    const another = world.arbitrator.address;
    const changed = await done([...setSuccessor, another], owner);
    expect(changed.transactions).to.have.lengthOf(1);
    expect(await done(["recovery", "show", "--of", owner])).to.include({ successor: another });

    await world.moveTo(world.clockStart + 11 * day);
    await world.compare("recovery-set-none", ["recovery", "set", "--none"], owner);
    await done(["recovery", "set", "--none"], owner);
    await refused(["recovery", "set", "--none"], owner, /There is no recovery registry to take away/);
    const { pending } = await done(["recovery", "show", "--of", owner]);
    expect(pending).to.include({ registry: null, successor: null });
  });
});
