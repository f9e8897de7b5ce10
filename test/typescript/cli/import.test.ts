import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "chai";
import { type Hex, parseAbi } from "viem";

import { parseOrderFile } from "../../../src/order/orderFile.ts";
import { createImportWorld, type ImportWorld } from "../../helpers/importWorld.ts";
import { keystorePassword, writeKeystore } from "../../helpers/writeKeystore.ts";

/** 200 orders; TEST_IMPORT_ORDERS=2000 for the size of a shop's day. */
const count = Number(process.env.TEST_IMPORT_ORDERS ?? 200);
const ether = 10n ** 18n;
const usdtAbi = parseAbi(["function approve(address spender, uint256 amount)"]);

describe("lading import", function () {
  this.timeout(1_800_000);
  let world: ImportWorld;

  before(async () => {
    world = await createImportWorld();
  });

  after(() => world.close());

  it("names every bad line and does nothing", async () => {
    const path = await world.textFile(
      "bad.csv",
      [
        "reference,seller,currency,amount,deliver_by,lock_by,hs_code",
        `A-1,Shenzhen Lamps,GUSD,12.345,${world.dateIn(20)},,`,
        `A-2,Nobody,GUSD,12.34,${world.dateIn(20)},,94x`,
        `A-1,Shenzhen Lamps,EURO,0,soon,,`,
        `A-4,0x52908400098527886E0F7030069857D2E4169Ee7,MOCK,1e3,${world.dateIn(20)},${world.dateIn(21)},`,
        "A-5,Shenzhen Lamps,GUSD",
      ].join("\n"),
    );
    const run = await world.import(path, "bad");
    expect(run.code).to.equal(1);
    expect(run.err.split("\n").filter((line) => line.startsWith("line "))).to.deep.equal([
      'line 3, seller: "Nobody" is no address and no name of --parties',
      "line 3, hs_code: must be 6 to 10 digits",
      'line 4, reference: "A-1" is on line 2 already',
      "line 4, amount: must be more than zero",
      "line 4, deliver_by: must be a date such as 2026-12-01, or a time such as 2026-12-01T10:00:00Z",
      "line 5, seller: is not an address, or its checksum is wrong",
      "line 5, amount: must be a plain decimal number such as 1234.50",
      "line 6: has 3 fields instead of 7",
    ]);

    const chain = await world.textFile(
      "chain.csv",
      [
        "reference,seller,currency,amount,deliver_by,lock_by,terms",
        `B-1,Shenzhen Lamps,GUSD,12.345,${world.dateIn(20)},,`,
        `B-2,Shenzhen Lamps,EURO,12,${world.dateIn(20)},,`,
        `B-3,Shenzhen Lamps,MOCK,12,${world.dateIn(20)},,0x${"1".repeat(64)}`,
        `B-4,${world.buyer.address},MOCK,12,${world.dateIn(20)},,`,
      ].join("\n"),
    );
    const second = await world.import(chain, "bad");
    expect(second.code).to.equal(1);
    expect(second.err).to.match(
      /line 2, amount: "12.345" is not an amount of GUSD. expected: digits, and at most 2/,
    );
    expect(second.err).to.match(/line 3, currency: No currency EURO is known on chain 31337/);
    expect(second.err).to.match(/line 4, terms: no terms 0x1{64} were published in this escrow/);
    expect(second.err).to.match(/line 5, seller: is the buyer as well/);

    const header = await world.import(
      await world.textFile("header.csv", "reference,seller,price\na,b,1"),
      "bad",
    );
    expect(header.err).to.match(/line 1, price: is no column[\s\S]*line 1, currency: is missing/);

    const late = await world.textFile(
      "late.csv",
      [
        "reference,seller,currency,amount,deliver_by,lock_by",
        `C-1,Shenzhen Lamps,GUSD,1,${world.dateIn(20)},${world.dateIn(-1)}`,
        `C-2,Shenzhen Lamps,GUSD,1,${world.dateIn(400)},`,
      ].join("\n"),
    );
    const dated = await world.import(late, "bad");
    expect(dated.err).to.match(/line 2, lock_by: the order could be locked until .* only/);
    expect(dated.err).to.match(/line 3, deliver_by: is more than 365 days away/);
    expect(await readdir(world.file("bad"))).to.deep.equal([]);
    expect(await world.locks()).to.deep.equal([]);
  });

  it("says beforehand that the money is not enough for the whole file", async () => {
    const path = await world.csv("poor.csv", { count: 4, prefix: "POOR" });
    await world.mint(world.gusd, world.buyer.address, 500n);
    const run = await world.import(path, "poor");
    expect(run.code).to.equal(1);
    expect(run.err).to.match(/too little for all orders of the file. Nothing was sent/);
    expect(run.err).to.include("it has 5.00 GUSD of 6.50 GUSD: 1.50 GUSD are missing");
    expect(run.err).to.match(/it has 0.00 MOCK of 4.000000000000000002 MOCK/);
    expect(await world.locks()).to.deep.equal([]);
    expect(await readdir(world.file("poor"))).to.deep.equal([]);
  });

  it("imports in batches, killed at any moment, with nothing lost or doubled", async () => {
    const path = await world.csv("orders.csv", { count, prefix: "LD" });
    const half = BigInt(count / 2);
    const sums = {
      mock: half * half * ether + half,
      // 2 + 4 + … + count, and a quarter for each, in cents.
      gusd: half * (half + 1n) * 100n + half * 25n,
    };
    await world.mint(world.mock, world.buyer.address, sums.mock);
    await world.mint(world.gusd, world.buyer.address, sums.gusd - 500n);
    const args = ["--batch", String(count / 20)];

    const dry = await world.import(path, "first", { args: [...args, "--dry-run"] });
    expect(dry.code, dry.err).to.equal(0);
    expect(JSON.parse(dry.out)).to.include({ sent: false, orders: count, alreadyThere: 0, locked: 0 });
    const words = await world.import(path, "first", { args: [...args, "--dry-run", "--no-json"] });
    expect(words.out).to.match(/^Lock 2,?00+ orders of .*orders.csv for .* MOCK and .* GUSD\.\n/);
    expect(words.out).to.match(/between you and one of 2 sellers/);
    expect(words.out).to.match(/lock 1,?00+ orders in GUSD, in 10 transactions/);
    expect(await readdir(world.file("first"))).to.deep.equal([]);

    const sent = (err: string, what: RegExp): number => err.match(what)?.length ?? 0;
    const moments: readonly [machine: string, when: (err: string) => boolean][] = [
      ["first", (err) => err.includes("Signing the message")],
      ["first", (err) => err.includes("Sent: allow the escrow")],
      ["first", (err) => sent(err, /Sent: lock/g) === 3],
      ["other", (err) => sent(err, /orders are done/g) === 4],
      ["other", (err) => sent(err, /Sent: lock/g) === 5],
    ];
    for (const [machine, killWhen] of moments) {
      const run = await world.import(path, machine, { args, killWhen });
      expect(run.code, run.err).to.equal(null);
    }
    const before = (await world.locks()).length;
    expect(before).to.be.within(10, count - 10);
    await rm(world.file("first/orders-orders"), { recursive: true });

    const last = await world.import(path, "first", { args });
    expect(last.code, last.err).to.equal(0);
    expect(JSON.parse(last.out)).to.include({ alreadyThere: before, locked: count - before, skipped: 0 });
    const locks = await world.locks();
    expect(locks).to.have.lengthOf(count);
    expect(new Set(locks).size).to.equal(count);
    expect(await world.escrowed(world.mock)).to.equal(sums.mock);
    expect(await world.escrowed(world.gusd)).to.equal(sums.gusd);
  });

  it("locks nothing a second time, here or elsewhere, and writes the files again", async () => {
    const path = world.file("orders.csv");
    const elsewhere = await world.import(path, "third");
    expect(elsewhere.code, elsewhere.err).to.equal(0);
    expect(JSON.parse(elsewhere.out)).to.include({ sent: false, alreadyThere: count, locked: 0 });
    expect(await world.locks()).to.have.lengthOf(count);
    const [folder, other] = [world.file("first/orders-orders"), world.file("third/orders-orders")];
    const names = await readdir(folder);
    expect(names).to.have.lengthOf(count);
    expect((await readdir(other)).sort()).to.deep.equal(names.sort());
    const ids = new Set<Hex>();
    for (const name of names) {
      const text = await readFile(join(folder, name), "utf8");
      expect(await readFile(join(other, name), "utf8")).to.equal(text);
      const { private: secret } = parseOrderFile(JSON.parse(text));
      expect(secret?.details).to.include({ goods: "LED lamps", sellerCountry: "CN" });
      ids.add(JSON.parse(text).orderId);
    }
    expect(ids).to.deep.equal(new Set(await world.locks()));
  });

  it("finds the orders again with the same key at another place", async () => {
    await writeKeystore(world.file("buyer.key.json"), 2);
    await writeFile(world.file("password"), keystorePassword, { mode: 0o600 });
    const key = ["--keystore", world.file("buyer.key.json"), "--password-file", world.file("password")];
    const run = await world.import(world.file("orders.csv"), "keystore", { key });
    expect(run.code, run.err).to.equal(0);
    expect(JSON.parse(run.out)).to.include({ alreadyThere: count, locked: 0 });
    const path = await world.csv("signed.csv", { count: 2, prefix: "KEYSTORE" });
    await world.mint(world.mock, world.buyer.address, 10n * ether);
    await world.mint(world.gusd, world.buyer.address, 1_000n);
    const signed = await world.import(path, "keystore", { key });
    expect(signed.code, signed.err).to.equal(0);
    expect(JSON.parse(signed.out)).to.include({ locked: 2 });
  });

  it("refuses a line that was locked with other fields before", async () => {
    const text = await readFile(world.file("orders.csv"), "utf8");
    const path = await world.textFile("orders.csv", text.replace("2.25", "2.26"));
    const run = await world.import(path, "first");
    expect(run.code).to.equal(1);
    expect(run.err).to.match(/line 3, reference: was locked before with other fields \(.*LD-2-.*\)/);
    expect(await world.locks()).to.have.lengthOf(count + 2);
  });

  it("ends with code 3 when the node goes down mid-way, and completes when it is back", async () => {
    const path = await world.csv("down.csv", { count: 12, prefix: "DOWN" });
    await world.mint(world.mock, world.buyer.address, 100n * ether);
    await world.mint(world.gusd, world.buyer.address, 10_000n);
    let locks = 0;
    const line = await world.behind((method) => {
      if (method !== "eth_sendTransaction") return;
      locks += 1;
      // Two allowances belong to the two currencies; the batch after the second one is never heard of again.
      if (locks === 4) setTimeout(() => void line.close());
      return locks >= 4 ? new Promise(() => undefined) : undefined;
    });
    const down = await world.import(path, "down", { url: line.url, args: ["--batch", "3"] });
    expect(down.code, down.err).to.equal(3);
    expect(down.err).to.match(/Stopped: 6 of 12 orders are known to be locked. Run the same command again/);
    expect(down.err).to.match(/did not answer/);
    const again = await world.import(path, "down", { args: ["--batch", "3"] });
    expect(again.code, again.err).to.equal(0);
    expect(JSON.parse(again.out)).to.include({ alreadyThere: 6, locked: 6 });
    expect(await world.locks()).to.have.lengthOf(count + 14);
  });

  it("waits for a batch that was sent before it was killed", async () => {
    const path = await world.csv("pending.csv", { count: 4, prefix: "PENDING" });
    const mine = (method: string, params: unknown[] = []) => world.provider.request({ method, params });
    await world.approve(world.buyer, world.mock);
    await world.approve(world.buyer, world.gusd);
    await mine("evm_setAutomine", [false]);
    const killed = await world.import(path, "pending", { killWhen: (err) => err.includes("Sent: lock") });
    expect(killed.code).to.equal(null);
    let isMined = false;
    const run = await world.import(path, "pending", {
      onErr: (err) => {
        if (isMined || !err.includes("Waiting for 1 earlier")) return;
        isMined = true;
        void mine("evm_mine").then(() => mine("evm_setAutomine", [true]));
      },
    });
    expect(run.code, run.err).to.equal(0);
    expect(JSON.parse(run.out)).to.include({ alreadyThere: 2, locked: 2 });
    expect(await world.locks()).to.have.lengthOf(count + 18);
  });

  // Between the last look at the chain and the transaction: before its number is asked for, and after.
  const moments = { eth_getTransactionCount: "the contract", eth_sendTransaction: "the chain" };
  for (const [moment, whoTells] of Object.entries(moments)) {
    it(`names what another machine locked in the meantime, as ${whoTells} tells it`, async () => {
      const before = (await world.locks()).length;
      const path = await world.csv(`${moment}.csv`, { count: 4, prefix: moment });
      let last = "";
      let isFirst = true;
      const line = await world.behind(async (method) => {
        const isSending = method === "eth_sendTransaction" || last === "eth_blockNumber";
        last = method;
        if (method !== moment || !isSending || !isFirst) return;
        isFirst = false;
        const faster = await world.import(path, `${moment}-faster`);
        expect(JSON.parse(faster.out)).to.include({ locked: 4 });
      });
      const run = await world.import(path, `${moment}-slower`, { url: line.url });
      await line.close();
      expect(run.code, run.err).to.equal(0);
      const { locked, skipped, items } = JSON.parse(run.out);
      expect({ locked, skipped }).to.deep.equal({ locked: 0, skipped: 4 });
      const seen = "it was locked while the import ran";
      const refused = "The order's status does not allow this. (OrderStatusNotAllowed)";
      const first = moment === "eth_sendTransaction" ? seen : refused;
      const reasons = items.map(({ reason }: Record<string, string>) => reason);
      expect(reasons).to.deep.equal([first, seen, first, seen]);
      expect(await world.locks()).to.have.lengthOf(before + 4);
    });
  }

  it("changes an allowance of a token like USDT by way of zero", async () => {
    const usdt = await world.deploy("ModelUsdt", [world.operator.account.address]);
    await world.mint(usdt, world.buyer.address, 10_000_000n);
    const header = "reference,seller,currency,amount,deliver_by";
    const row = (reference: string, amount: string) =>
      `${reference},Shenzhen Lamps,${usdt},${amount},${world.dateIn(9)}`;
    const path = await world.textFile("usdt.csv", [header, row("U-1", "1"), row("U/2", "2.5")].join("\n"));
    const approve = { address: usdt, abi: usdtAbi, functionName: "approve" } as const;
    await world.mined(world.clientOf(world.buyer).writeContract({ ...approve, args: [world.escrow, 7n] }));
    const run = await world.import(path, "usdt");
    expect(run.code, run.err).to.equal(0);
    expect(run.err).to.match(/take back the old allowance of 0.000007[\s\S]*allow the escrow to take 3.50/);
    expect(JSON.parse(run.out).transactions).to.have.lengthOf(3);
    expect(await world.escrowed(usdt)).to.equal(3_500_000n);
    expect((await readdir(world.file("usdt/usdt-orders"))).sort()).to.match(/^U%2f2-[0-9a-f]{8}\.json,U-1-/);
  });

  it("refuses a signer that signs the same differently", async () => {
    let signatures = 0;
    const line = await world.behind((method) => {
      if (method !== "eth_signTypedData_v4") return;
      signatures += 1;
      return `0x${String(signatures).repeat(128)}1b`;
    });
    const path = await world.csv("signer.csv", { count: 2, prefix: "SIGNER" });
    const run = await world.import(path, "signer", { url: line.url });
    await line.close();
    expect(run.code).to.equal(1);
    expect(run.err).to.match(/signs the same message differently each time[\s\S]*--keystore/);
    expect(signatures).to.equal(2);
  });
});
