import { expect } from "chai";
import { type AbiParameter, encodeErrorResult, type Hex, zeroAddress, zeroHash } from "viem";

import { decodeEscrowError } from "../../../src/client/decodeEscrowError.ts";
import { errorAdvice } from "../../../src/client/errorAdvice.ts";
import { outsideErrorsAbi } from "../../../src/client/outsideErrorsAbi.ts";
import { errorsAbi } from "../../../src/order/abi/errorsAbi.ts";
import { exchangeErrorsAbi } from "../../../src/order/exchange/abi/exchangeErrorsAbi.ts";
import { createWorld, day, lockOrder, type World } from "../../helpers/escrowWorld.ts";
import { expectRevert } from "../../helpers/expectRevert.ts";

function exampleOf({ type }: AbiParameter): unknown {
  if (type === "address") return zeroAddress;
  if (type === "bytes32") return zeroHash;
  if (type === "bytes") return "0x1234";
  return type === "uint8" ? 3 : 7n;
}

describe("decodeEscrowError", () => {
  for (const item of [...errorsAbi, ...exchangeErrorsAbi, ...outsideErrorsAbi]) {
    it(`names ${item.name}(${item.inputs.map(({ type }) => type).join(",")}), its arguments and what to do`, () => {
      const args = item.inputs.map(exampleOf);
      const data = encodeErrorResult({ abi: [item], errorName: item.name, args } as never) as Hex;
      const decoded = decodeEscrowError({ cause: { data } });

      expect(decoded?.errorName).to.equal(item.name);
      expect(Object.values(decoded?.args ?? {})).to.deep.equal(args);
      expect(Object.keys(decoded?.args ?? {})).to.deep.equal(item.inputs.map(({ name }) => name));
      expect(decoded?.shortMessage).to.equal(errorAdvice[item.name].words);
      expect(decoded?.docsPath).to.equal(`docs/errors.md#${item.name.toLowerCase()}`);
      expect(decoded?.message).to.contain(errorAdvice[item.name].advice);
    });
  }

  it("knows nothing else", () => {
    const text = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ name: "reason", type: "string" }] }],
      errorName: "Error",
      args: ["no"],
    });
    for (const data of [text, "0x12345678", "0x", undefined, { data: "0xdeadbeef" }]) {
      expect(decodeEscrowError({ data })).to.equal(undefined);
    }
    for (const thrown of [undefined, null, "text", new Error("x")]) {
      expect(decodeEscrowError(thrown)).to.equal(undefined);
    }
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(decodeEscrowError(circle)).to.equal(undefined);
  });
});

describe("what the node answers", () => {
  let world: World;

  before(async () => {
    world = await createWorld();
  });

  it("becomes a named error before anything is sent", async () => {
    const order = await lockOrder(world);
    const sent = await world.operator.getTransactionCount({ address: world.seller.address });
    const error = await expectRevert(
      world.clientOf(world.seller).refund({ order, amount: order.amount + 1n }),
      "HeldExceeded",
      { orderId: await world.operator.getOrderId({ order }), given: order.amount + 1n, held: order.amount },
    );
    expect(decodeEscrowError(error)).to.equal(error);
    expect(await world.operator.getTransactionCount({ address: world.seller.address })).to.equal(sent);
  });

  it("is decoded from reads as well", async () => {
    const order = await world.newOrder({ termsId: `0x${"11".repeat(32)}` });
    await expectRevert(world.operator.getLatestExit({ order }), "TermsUnknown", { termsId: order.termsId });
  });

  it("is decoded when a token or Permit2 speaks through the escrow", async () => {
    const payer = world.clientOf(world.stranger);
    const order = await world.newOrder({ token: world.mock });
    await expectRevert(payer.lock({ order }), "ERC20InsufficientAllowance");
    await world.approve(world.stranger, world.mock);
    await expectRevert(payer.lock({ order }), "ERC20InsufficientBalance");

    const signature: Hex = `0x${"11".repeat(64)}1b`;
    const deadline = BigInt((await world.now()) + day);
    const funding = { payer: world.stranger.address, nonce: 0n, deadline, signature };
    await expectRevert(payer.lockWithPermit2({ order, funding }), "InvalidSignature");
    const short = { ...funding, signature: "0x1234" } as const;
    await expectRevert(payer.lockWithPermit2({ order, funding: short }), "InvalidSignatureLength");
    const others = await world.clientOf(world.buyer).signPermit2({ order, nonce: 0n, deadline });
    await expectRevert(
      payer.lockWithPermit2({ order, funding: { ...funding, signature: others } }),
      "InvalidSigner",
    );
    const late = { ...funding, deadline: 1n };
    await expectRevert(payer.lockWithPermit2({ order, funding: late }), "SignatureExpired", {
      signatureDeadline: 1n,
    });
  });
});
