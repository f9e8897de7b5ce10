import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";

import { expect } from "chai";
import { bytesToHex, type Hex, hashTypedData, hexToBytes, sha256, toHex } from "viem";
import type { LocalAccount } from "viem/accounts";

import type { Order } from "../../../src/order/order.ts";
import { Status } from "../../../src/order/status.ts";
import { deliveryTypedData } from "../../../src/order/typedData.ts";
import {
  type AttesterKey,
  createP256Key,
  createPasskey,
  createRsaKey,
  signP256Digest,
} from "../../helpers/attesterKeys.ts";
import { createWorld, day, hashOf, lockOrder, poorAccount, type World } from "../../helpers/escrowWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";
import { deploySafe } from "../../helpers/safe.ts";

/** Signs a digest asynchronously, as every kind of attester can. */
interface Attester {
  readonly signer: Hex;
  sign(digest: Hex): Hex | Promise<Hex>;
}

const evidenceHash = hashOf("signed by the consignee");

describe("attesters of every kind confirm a delivery", () => {
  let world: World;
  let p256: AttesterKey;
  let passkey: AttesterKey;
  let rsa: AttesterKey;
  let wallet: Attester;
  let account: Attester;
  let webAuthnVerifier: Hex;

  const accountAttester = (owner: LocalAccount): Attester => ({
    signer: owner.address,
    sign(hash) {
      if (owner.sign === undefined) throw new Error("cannot sign");
      return owner.sign({ hash });
    },
  });
  const digestOf = async (order: Order, signBy: number): Promise<Hex> => {
    const orderIds = [await world.operator.getOrderId({ order })];
    const chainId = await world.operator.getChainId();
    return hashTypedData(
      deliveryTypedData({ escrow: world.escrow, chainId }, { orderIds, evidenceHash, signBy }),
    );
  };
  const lockFor = async (attesters: readonly Attester[], threshold: number): Promise<Order> => {
    const { termsId } = await world.publish({ attesters: attesters.map(({ signer }) => signer), threshold });
    return lockOrder(world, { termsId });
  };
  const confirm = async (order: Order, signBy: number, attestations: Record<Hex, Hex>) =>
    world.mined(world.relayer.confirmDelivery({ orders: [order], evidenceHash, signBy, attestations }));
  const statusOf = async (order: Order) => (await world.operator.getOrderState({ order })).status;

  before(async () => {
    world = await createWorld();
    p256 = createP256Key(await world.deploy("P256Verifier"));
    webAuthnVerifier = await world.deploy("WebAuthnVerifier");
    passkey = createPasskey(webAuthnVerifier as `0x${string}`);
    rsa = createRsaKey(await world.deploy("RsaVerifier"));
    const safe = await deploySafe(world, ["master", "mate"].map(poorAccount), 2);
    wallet = { signer: safe.address, sign: (digest) => safe.sign(digest) };
    account = accountAttester(poorAccount("surveyor"));
  });

  it("OpenSSL verifies what the P-256 helper signs", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { d } = createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" })).export({
      format: "jwk",
    });
    const message = new TextEncoder().encode("delivered");
    const signature = signP256Digest(
      sha256(message),
      bytesToHex(new Uint8Array(Buffer.from(d ?? "", "base64url"))),
    );
    const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
    expect(verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, hexToBytes(signature))).to.equal(
      true,
    );
  });

  for (const kind of ["P-256", "WebAuthn", "RSA", "ERC-1271", "EOA"] as const) {
    const attesterOf = (): Attester =>
      ({ "P-256": p256, WebAuthn: passkey, RSA: rsa, "ERC-1271": wallet, EOA: account })[kind];

    it(`${kind}: its signature over the delivery counts`, async () => {
      const order = await lockFor([attesterOf()], 1);
      const signBy = (await world.now()) + day;
      const signature = await attesterOf().sign(await digestOf(order, signBy));
      await confirm(order, signBy, { [attesterOf().signer]: signature });
      expect(await statusOf(order)).to.equal(Status.Delivered);
    });

    it(`${kind}: its signature over another delivery does not`, async () => {
      const [order, other] = [await lockFor([attesterOf()], 1), await lockFor([attesterOf()], 1)];
      const signBy = (await world.now()) + day;
      const signature = await attesterOf().sign(await digestOf(other, signBy));
      const attester = attesterOf().signer.toLowerCase();
      const error = await expectRevert(
        confirm(order, signBy, { [attesterOf().signer]: signature }),
        "AttestationInvalid",
      );
      expect(error.args).to.deep.equal({ attester, digest: await digestOf(order, signBy) });
      expect(await statusOf(order)).to.equal(Status.Locked);
    });

    it(`${kind}: a byte changed in its signature spoils it`, async () => {
      const order = await lockFor([attesterOf()], 1);
      const signBy = (await world.now()) + day;
      const digest = await digestOf(order, signBy);
      const bytes = hexToBytes(await attesterOf().sign(digest));
      bytes[20] = (bytes[20] as number) ^ 1;
      const confirming = confirm(order, signBy, { [attesterOf().signer]: toHex(bytes) });
      await expectRevert(confirming, "AttestationInvalid");
      expect(await statusOf(order)).to.equal(Status.Locked);
    });
  }

  it("WebAuthn: a user who is present but not verified does not count", async () => {
    const present = createPasskey(webAuthnVerifier as `0x${string}`, 0x01);
    const order = await lockFor([present], 1);
    const signBy = (await world.now()) + day;
    const signature = present.sign(await digestOf(order, signBy));
    await expectRevert(confirm(order, signBy, { [present.signer]: signature }), "AttestationInvalid");
  });

  it("WebAuthn: the assertion of a registration does not count", async () => {
    const creating = createPasskey(webAuthnVerifier as `0x${string}`, 0x05, "webauthn.create");
    const order = await lockFor([creating], 1);
    const signBy = (await world.now()) + day;
    const signature = creating.sign(await digestOf(order, signBy));
    await expectRevert(confirm(order, signBy, { [creating.signer]: signature }), "AttestationInvalid");
  });

  it("three of five, one of each kind: every three suffice, every two do not", async () => {
    const all: readonly Attester[] = [p256, passkey, rsa, wallet, account];
    for (let chosen = 0; chosen < 1 << all.length; chosen += 1) {
      const signers = all.filter((_, index) => (chosen >> index) & 1);
      if (signers.length !== 2 && signers.length !== 3) continue;
      const order = await lockFor(all, 3);
      const signBy = (await world.now()) + day;
      const digest = await digestOf(order, signBy);
      const attestations: Record<Hex, Hex> = {};
      for (const { signer, sign } of signers) attestations[signer] = await sign(digest);
      if (signers.length === 3) {
        await confirm(order, signBy, attestations);
        expect(await statusOf(order)).to.equal(Status.Delivered);
      } else {
        await expectRevert(confirm(order, signBy, attestations), "AttestationsTooFew", {
          given: 2n,
          threshold: 3n,
        });
        expect(await statusOf(order)).to.equal(Status.Locked);
      }
    }
  });
});
