import { mkdir, readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { zeroHash } from "viem";

import { termsIdOf } from "../../../src/order/ids.ts";
import { parseOrderFile } from "../../../src/order/orderFile.ts";
import { day } from "../../helpers/escrowWorld.ts";
import { createGoldenWorld, type GoldenOrder, type GoldenWorld } from "../../helpers/goldenWorld.ts";
import { keystorePassword, writeKeystore } from "../../helpers/writeKeystore.ts";

// What people read of files, lists and prices, word for word. UPDATE_GOLDEN=1 writes the files anew, for review.
describe("the words of lading about files and lists", function () {
  this.timeout(120_000);
  let world: GoldenWorld;

  before(async () => {
    world = await createGoldenWorld();
  });

  after(() => world.close());

  const details = {
    goods: "400 desk lamps, 12 W",
    hsCode: "940511",
    origin: "CN",
    incoterm: "DAP Karachi",
    tradeId: "PO-2030-17",
    invoice: "INV-88",
  };

  function draftArgs(path: string, given: Readonly<Record<string, string>>, terms = world.termsId): string[] {
    const fields = Object.entries(given).map(([field, value]) => `${field}=${value}`);
    return [
      ...["order", "draft", path, "--terms", terms],
      ...["--buyer", world.buyer.address, "--seller", world.seller.address],
      ...[
        "--token",
        world.usdc,
        "--amount",
        "12500.50",
        "--lock-by",
        "2030-01-08",
        "--deliver-by",
        "30 days",
      ],
      ...(fields.length === 0 ? [] : ["--detail", ...fields]),
    ];
  }

  /** An order file with private details. */
  async function detailed(path: string, name = "{order}"): Promise<GoldenOrder> {
    const run = await world.inProcess(draftArgs(path, details));
    expect(run.code, run.err).to.equal(0);
    const json = JSON.parse(await readFile(path, "utf8"));
    world.name(json.orderId, name);
    return { path, order: parseOrderFile(json).order, orderId: json.orderId };
  }

  /** A file that shows some of the details to somebody. */
  async function disclosed(): Promise<string> {
    const { path } = await world.locked(await detailed(world.file("lamps.json")));
    const out = world.file("for-customs.json");
    const args = ["order", "disclose", path, "--fields", "goods,hsCode,origin,quantity", "--out", out];
    expect((await world.inProcess(args, { isOffline: true })).code).to.equal(0);
    return out;
  }

  /** A file of orders, and what lading import needs beside it. */
  async function importArgs(): Promise<string[]> {
    const date = (days: number) => new Date((world.clockStart + days * day) * 1_000).toISOString();
    const header = "reference,seller,currency,amount,deliver_by,goods";
    const rows = [
      `LD-1,${world.seller.address},MUSDC,1200.00,${date(30)},LED lamps`,
      `LD-2,${world.seller.address},MUSDC,950.50,${date(45)},kettles`,
      `LD-3,${world.stranger.address},MUSDC,80.00,${date(30)},cables`,
    ];
    await writeFile(world.file("orders.csv"), [header, ...rows, ""].join("\n"));
    await writeFile(world.file("currencies.json"), JSON.stringify({ MUSDC: world.usdc }));
    const files = ["--currencies", world.file("currencies.json"), "--out", world.file("imported")];
    return ["import", world.file("orders.csv"), "--terms", world.termsId, ...files];
  }

  async function attestArgs(orders: readonly string[]): Promise<string[]> {
    await writeKeystore(world.file("carrier.key.json"), 7);
    await writeFile(world.file("password"), keystorePassword, { mode: 0o600 });
    await writeFile(world.file("receipt.pdf"), "received in good order");
    const key = ["--keystore", world.file("carrier.key.json"), "--password-file", world.file("password")];
    const out = ["--out", world.file("carrier.json"), "--yes"];
    return ["attest", ...orders, "--document", world.file("receipt.pdf"), ...key, ...out];
  }

  // Where no chain is asked, the machine's clock counts.
  const offline = { isOffline: true, mask: [[/\(in [^)]*\)/g, "(in {span})"]] } as const;
  const anyId = [[/0x[0-9a-f]{64}/g, "{hash}"]] as const;

  const texts: Record<string, () => Promise<void>> = {
    "order-draft": async () =>
      world.compareScreen("order-draft", draftArgs(world.file("new.json"), details), { mask: anyId }),
    "order-draft-warned": async () => {
      const terms = {
        ...world.terms,
        documentHash: zeroHash,
        attesters: [world.seller.address],
        threshold: 1,
      };
      await world.mined(world.operator.publishTerms({ terms }));
      await world.clockAt(world.clockStart + 60);
      const args = draftArgs(world.file("new.json"), {}, termsIdOf(terms));
      await world.compareScreen("order-draft-warned", args, { mask: anyId });
    },
    "order-disclose": async () => {
      const { path } = await detailed(world.file("lamps.json"));
      const args = ["order", "disclose", path, "--fields", "goods,hsCode,origin"];
      const options = { isOffline: true };
      await world.compareScreen("order-disclose", [...args, "--out", world.file("x.json")], options);
    },
    "order-verify": async () => world.compareScreen("order-verify", ["order", "verify", await disclosed()]),
    "order-watch": async () => {
      const { order, orderId } = await world.delivered();
      await world.nextAt(world.clockStart + day);
      await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
      const args = ["order", "watch", orderId, "--until", "delivered"];
      await world.compareScreen("order-watch", args);
    },
    trade: async () => {
      const folder = world.file("trades");
      await mkdir(folder, { recursive: true });
      await world.locked(await detailed(`${folder}/deposit.json`));
      await detailed(`${folder}/on-arrival.json`);
      await writeFile(`${folder}/notes.json`, JSON.stringify({ hello: "there" }));
      await world.compareScreen("trade", ["trade", folder]);
    },
    "terms-show": async () => world.compareScreen("terms-show", ["terms", "show", world.termsId]),
    "credit-list": async () => {
      const { order } = await world.locked();
      await world.blacklist(world.seller.address);
      await world.mined(world.clientOf(world.buyer).release({ order, releasedTotal: order.amount }));
      await world.compareScreen("credit-list", ["credit", "list", "--of", world.seller.address]);
    },
    "import-plan": async () => world.compare("import-plan", await importArgs(), world.buyer.address),
    import: async () => {
      const args = [...(await importArgs()), "--account", world.buyer.address, "--yes"];
      await world.compareScreen("import", args, { mask: anyId });
    },
    attest: async () => {
      const { path } = await detailed(world.file("lamps.json"));
      await world.compareScreen("attest", await attestArgs([path]), {
        ...offline,
        mask: [...offline.mask, [/Digest {5}0x\w+/, "Digest     {digest}"]],
      });
    },
    "attest-list": async () => {
      const first = await detailed(world.file("lamps.json"), "{order 1}");
      const second = await detailed(world.file("kettles.json"), "{order 2}");
      const by = ["--deadline", "2030-01-20", "--chain", "31337", "--escrow", world.escrow];
      const args = [...(await attestArgs([first.path, second.orderId])), ...by];
      await world.compareScreen("attest-list", args, {
        ...offline,
        mask: [...offline.mask, [/Digest {5}0x\w+/, "Digest     {digest}"]],
      });
    },
    "attest-checked": async () => {
      const { path } = await world.locked();
      await world.compareScreen(
        "attest-checked",
        [...(await attestArgs([path])), "--deadline", "2030-01-11T09:00:00Z"],
        { mask: [[/Digest {5}0x\w+/, "Digest     {digest}"]] },
      );
    },
    // Of an id alone the chain knows all but the goods.
    "attest-id": async () => {
      const { orderId } = await world.locked();
      await world.compareScreen(
        "attest-id",
        [...(await attestArgs([orderId])), "--deadline", "2030-01-11T09:00:00Z", "--dry-run"],
        { mask: [[/Digest {5}0x\w+/, "Digest     {digest}"]] },
      );
    },
  };

  for (const [name, run] of Object.entries(texts)) {
    it(`of ${name}`, () => world.inSnapshot(run));
  }
});
