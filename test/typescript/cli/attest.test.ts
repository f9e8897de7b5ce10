import { readFile, writeFile } from "node:fs/promises";

import { expect } from "chai";
import { keccak256, toHex } from "viem";

import { termsIdOf } from "../../../src/order/ids.ts";
import { createP256Key } from "../../helpers/attesterKeys.ts";
import { type AttestWorld, createAttestWorld } from "../../helpers/attestWorld.ts";
import { day, hashOf, poorAccount } from "../../helpers/escrowWorld.ts";
import { runLading } from "../../helpers/runLading.ts";
import { deploySafe } from "../../helpers/safe.ts";

describe("lading attest", function () {
  this.timeout(600_000);
  let world: AttestWorld;
  let document: readonly string[];

  before(async () => {
    world = await createAttestWorld();
    document = ["--document", world.file("receipt.pdf")];
  });

  after(() => world.close());

  /** Attests and expects it to have been signed. */
  async function signed(
    who: keyof AttestWorld["attesters"],
    args: readonly string[],
    runIn?: Parameters<AttestWorld["attest"]>[2],
  ) {
    const out = world.file(`${who}.json`);
    const run = await world.attest(who, [...args, "--out", out], runIn);
    expect(run.code, run.err).to.equal(0);
    return { out, json: JSON.parse(run.out), words: run.err };
  }

  it("signs without a network, and two of three attesters confirm the delivery", async () => {
    const { path, orderId, order } = await world.locked();
    const alone = (line: readonly string[]) => runLading(line, { cwd: world.folder });
    const carrier = await signed("carrier", [path, ...document], alone);
    expect(carrier.json).to.deep.include({
      orderIds: [orderId],
      attester: world.attesters.carrier,
      evidenceHash: keccak256(toHex("received in good order")),
      signBy: new Date(order.deliverBy * 1_000).toISOString().replace(".000", ""),
      isCheckedOnChain: false,
      signed: true,
    });
    expect(carrier.words).to.match(/confirms as an attester that this order was delivered/);
    expect(carrier.words).to.match(/Amount {5}10,000.00 USDC[\s\S]*receipt.pdf[\s\S]*NOT CHECKED/);

    const few = await world.deliver([path, "--attestation", carrier.out]);
    expect(few.code).to.equal(1);
    expect(few.err).to.include("AttestationsTooFew");
    const customs = await signed("customs", [path, ...document]);
    // The terms' own order of attesters is restored, whatever the order of the files.
    const both = await world.deliver([path, "--attestation", customs.out, carrier.out]);
    expect(both.code, both.err).to.equal(0);
    expect(await world.statusOf(orderId)).to.equal("Delivered");

    const late = await world.attest("inspector", [path, ...document, ...world.where]);
    expect(late.code).to.equal(1);
    expect(late.err).to.match(/only for orders that are Locked[\s\S]*Delivered/);
  });

  it("signs a list at once, by files and by ids, in the order given", async () => {
    const [first, second, third] = [await world.locked(), await world.locked(), await world.locked()];
    const until = ["--deadline", new Date(first.order.deliverBy * 1_000).toISOString()];
    const files = [first.path, second.path, third.path];
    const ids = [first.orderId, second.orderId, third.orderId];
    const here = ["--chain", "31337", "--escrow", world.escrow];
    const hash = ["--evidence-hash", keccak256(toHex("received in good order"))];
    const carrier = await signed("carrier", [...files, ...document, ...until]);
    const inspector = await signed("inspector", [...ids, ...hash, ...until, ...here]);
    expect(inspector.words).to.match(/these 3 orders[\s\S]*nothing else is known of it/);
    expect(inspector.json.digest).to.equal(carrier.json.digest);

    const attestations = ["--attestation", carrier.out, inspector.out];
    const turned = await world.deliver([...files.toReversed(), ...attestations]);
    expect(turned.err).to.match(/signed other orders, or in another order/);
    const part = await world.deliver([first.path, ...attestations]);
    expect(part.err).to.match(/signed other orders/);
    const run = await world.deliver([...files, ...attestations]);
    expect(run.code, run.err).to.equal(0);
    for (const orderId of ids) expect(await world.statusOf(orderId)).to.equal("Delivered");
  });

  it("is of one chain, one escrow and its own orders", async () => {
    const [one, other] = [await world.locked(), await world.locked()];
    const elsewhere = await world.attest("carrier", [one.path, ...document, "--chain", "1"]);
    expect(elsewhere.code).to.equal(64);
    expect(elsewhere.err).to.match(/another chain or escrow. Nothing was signed[\s\S]*on chain 1\b/);
    const until = ["--deadline", new Date(one.order.deliverBy * 1_000).toISOString()];
    const foreign = await signed("carrier", [
      ...[one.orderId, ...document, ...until],
      ...["--chain", "31337", "--escrow", world.usdc],
    ]);
    const refused = await world.deliver([one.path, "--attestation", foreign.out]);
    expect(refused.err).to.match(/signed for another chain or escrow/);

    const carrier = await signed("carrier", [one.path, ...document]);
    const wrong = await world.deliver([other.path, "--attestation", carrier.out]);
    expect(wrong.err).to.match(/signed other orders/);
    await writeFile(world.file("photo.jpg"), "another document");
    const inspector = await signed("inspector", [one.path, "--document", world.file("photo.jpg")]);
    const mixed = await world.deliver([one.path, "--attestation", carrier.out, inspector.out]);
    expect(mixed.err).to.match(/not of one and the same delivery/);

    const twice = await world.attest("carrier", [one.path, one.orderId, ...document]);
    expect(twice.err).to.match(/is named twice/);
    const changed = JSON.parse(await readFile(one.path, "utf8"));
    await writeFile(
      world.file("changed.json"),
      JSON.stringify({ ...changed, buyer: world.stranger.address }),
    );
    const altered = await world.attest("carrier", [world.file("changed.json"), ...document]);
    expect(altered.err).to.match(/its fields do not make its order id/);
  });

  it("refuses a deadline that is over, and the chain a signature that is", async () => {
    const { path, orderId } = await world.locked();
    const over = await world.attest("carrier", [path, ...document, "--deadline", "2020-01-01"]);
    expect(over.code).to.equal(1);
    expect(over.err).to.match(/would have expired: it would count until 2020-01-01 23:59:59 UTC/);
    const without = await world.attest("carrier", [
      ...[orderId, ...document],
      ...["--chain", "31337", "--escrow", world.escrow],
    ]);
    expect(without.code).to.equal(64);
    expect(without.err).to.match(/Until when does the attestation count\? --deadline/);
    const nowhere = await world.attest("carrier", [orderId, ...document]);
    expect(nowhere.err).to.match(/Ids alone do not say where the orders are/);

    const soon = (await world.now()) + day;
    const until = ["--deadline", new Date(soon * 1_000).toISOString()];
    const carrier = await signed("carrier", [path, ...document, ...until]);
    const inspector = await signed("inspector", [path, ...document, ...until]);
    await world.moveTo(soon + 1);
    const late = await world.deliver([path, "--attestation", carrier.out, inspector.out]);
    expect(late.code).to.equal(1);
    expect(late.err).to.include("SignatureExpired");
    expect(await world.statusOf(orderId)).to.equal("Locked");
  });

  it("asks the chain where it is told one: locked orders and named attesters only", async () => {
    const draft = await world.orderFile();
    const early = await world.attest("carrier", [draft.path, ...document, ...world.where]);
    expect(early.code).to.equal(1);
    expect(early.err).to.match(/only for orders that are Locked[\s\S]*None/);
    const { orderId } = await world.locked();
    const stranger = await world.attest("stranger", [orderId, ...document, ...world.where]);
    expect(stranger.code).to.equal(1);
    expect(stranger.err).to.match(/The terms name no such attester/);
    const carrier = await signed("carrier", [orderId, ...document, ...world.where]);
    expect(carrier.json.isCheckedOnChain).to.equal(true);
    expect(carrier.words).to.match(/Checked on the chain/);
    const asked = await runLading(
      ["attest", orderId, ...document, ...world.where, "--keystore", world.file("carrier.key.json")],
      { cwd: world.folder },
    );
    expect(asked.code).to.equal(64);
    expect(asked.err).to.match(/Nobody can be asked here: say --yes/);
  });

  it("takes the signature of a key that signs elsewhere", async () => {
    const key = createP256Key(await world.deploy("P256Verifier"));
    const terms = { ...world.terms, attesters: [key.signer], threshold: 1, documentHash: hashOf("key") };
    await world.mined(world.operator.publishTerms({ terms }));
    const { path, orderId } = await world.locked({ termsId: termsIdOf(terms) });
    const named = ["attest", path, ...document, "--attester", key.signer, "--json"];
    const shown = await runLading([...named, "--dry-run"], { cwd: world.folder });
    expect(shown.code, shown.err).to.equal(0);
    await writeFile(world.file("seal.hex"), `${key.sign(JSON.parse(shown.out).digest)}\n`);
    const out = ["--signature", world.file("seal.hex"), "--out", world.file("seal.json"), "--yes"];
    const run = await runLading([...named, ...out], { cwd: world.folder });
    expect(run.code, run.err).to.equal(0);
    const delivered = await world.deliver([path, "--attestation", world.file("seal.json")]);
    expect(delivered.code, delivered.err).to.equal(0);
    expect(await world.statusOf(orderId)).to.equal("Delivered");

    await writeFile(world.file("seal.hex"), "0x");
    const empty = await runLading([...named, ...out], { cwd: world.folder });
    expect(empty.code).to.equal(1);
    expect(empty.err).to.include("holds an empty signature, which only a contract gives");
    const account = await world.attest("carrier", [path, ...document, "--attester", key.signer]);
    expect(account.code).to.equal(64);
    expect(account.err).to.match(/--attester is a key, which no account signs for/);
  });

  it("takes the empty signature of a Safe that approved on chain", async () => {
    const safe = await deploySafe(world, ["director", "treasurer"].map(poorAccount), 2);
    const terms = { ...world.terms, attesters: [safe.address], threshold: 1, documentHash: hashOf("safe") };
    await world.mined(world.operator.publishTerms({ terms }));
    const { path, orderId } = await world.locked({ termsId: termsIdOf(terms) });
    const named = ["attest", path, ...document, "--attester", safe.address, "--json"];
    const shown = await runLading([...named, "--dry-run"], { cwd: world.folder });
    expect(shown.code, shown.err).to.equal(0);
    await writeFile(world.file("approved.hex"), "0x\n");
    const out = ["--signature", world.file("approved.hex"), "--out", world.file("safe.json"), "--yes"];
    expect((await runLading([...named, ...out], { cwd: world.folder })).code).to.equal(0);

    const attestation = [path, "--attestation", world.file("safe.json")];
    const early = await world.deliver(attestation);
    expect(early.err).to.include("AttestationInvalid");
    await safe.approve(JSON.parse(shown.out).digest);
    const delivered = await world.deliver(attestation);
    expect(delivered.code, delivered.err).to.equal(0);
    expect(await world.statusOf(orderId)).to.equal("Delivered");
  });
});
