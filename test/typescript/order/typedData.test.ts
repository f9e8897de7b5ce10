import { expect } from "chai";
import { type TypedDataDomain as EthersDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { encodeAbiParameters, hashTypedData, keccak256, type TypedDataDefinition } from "viem";

import { DisputeReason } from "../../../src/order/disputeReason.ts";
import {
  authorizationTypedData,
  permit2ListTypedData,
  permit2TypedData,
  permitTypedData,
} from "../../../src/order/fundingTypedData.ts";
import { attestersHashOf, orderIdOf, termsIdOf } from "../../../src/order/ids.ts";
import {
  claimTypedData,
  deliveryTypedData,
  disputeTypedData,
  orderTypedData,
  reclaimTypedData,
  releaseTypedData,
  settlementTypedData,
  withdrawalTypedData,
} from "../../../src/order/typedData.ts";
import { termsTypes } from "../../../src/order/typedDataSchemas.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

const escrow = "0x00000000000000000000000000000000000e5c40";
const domain = { escrow, chainId: 31_337 } as const;
const order = exampleOrder();
const orderId = orderIdOf(domain, order);
const hash = order.detailsHash;
const next = [order, exampleOrder({ amount: 7n })];
const tokenDomain = { name: "USD Coin", version: "2", chainId: 31_337, verifyingContract: order.token };
const payout = { orderId, receiver: order.seller, dataHash: hash, signBy: 1_801_000_000 };
const permit2 = { chainId: 31_337, escrow, nonce: 5n, deadline: 1_801_000_000n } as const;
const permit = { tokenDomain, escrow, owner: order.buyer, value: 1n, nonce: 2n, deadline: 3n } as const;

const signed = {
  Order: orderTypedData(domain, order),
  Release: releaseTypedData(domain, { orderId, releasedTotal: 3n, signBy: 1 }),
  Claim: claimTypedData(domain, payout),
  Reclaim: reclaimTypedData(domain, payout),
  Dispute: disputeTypedData(domain, {
    orderId,
    amount: 9n,
    reason: DisputeReason.Damaged,
    evidenceHash: hash,
    signBy: 1,
  }),
  Settlement: settlementTypedData(domain, { orderId, toBuyer: 1n, toSeller: 2n, next, signBy: 1 }),
  "Settlement without next orders": settlementTypedData(domain, {
    orderId,
    toBuyer: 1n,
    toSeller: 2n,
    next: [],
    signBy: 1,
  }),
  Delivery: deliveryTypedData(domain, { orderIds: [orderId, hash], evidenceHash: hash, signBy: 1 }),
  Withdrawal: withdrawalTypedData(domain, {
    owner: order.seller,
    token: order.token,
    amount: 9n,
    nonce: 2n,
    signBy: 1,
  }),
  ReceiveWithAuthorization: authorizationTypedData({
    tokenDomain,
    escrow,
    payer: order.buyer,
    orderId,
    order,
  }),
  Permit: permitTypedData(permit),
  "PermitWitnessTransferFrom, one order": permit2TypedData({ ...permit2, order }),
  "PermitWitnessTransferFrom, many orders": permit2ListTypedData({ ...permit2, orders: next }),
};

interface Signable {
  readonly domain: EthersDomain;
  readonly types: Record<string, readonly TypedDataField[]>;
  readonly primaryType: string;
  readonly message: Record<string, unknown>;
}

function ethersHash({ domain: of, types, message }: Signable): string {
  const mutable = Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, [...fields]]));
  return TypedDataEncoder.hash(of, mutable, message);
}

describe("typed data", () => {
  for (const [name, typedData] of Object.entries(signed)) {
    it(`${name}: viem and ethers hash the same`, () => {
      const signable = typedData as unknown as Signable;
      expect(hashTypedData(typedData as unknown as TypedDataDefinition)).to.equal(ethersHash(signable));
      const types = Object.fromEntries(
        Object.entries(signable.types).map(([type, fields]) => [type, [...fields]]),
      );
      expect(TypedDataEncoder.getPrimaryType(types)).to.equal(signable.primaryType);
    });
  }

  it("no two of them share a digest", () => {
    const digests = Object.values(signed).map((typedData) =>
      hashTypedData(typedData as unknown as TypedDataDefinition),
    );
    expect(new Set(digests).size).to.equal(digests.length);
  });

  it("an order's id binds chain, contract and every field", () => {
    const ids = [
      orderId,
      orderIdOf({ ...domain, chainId: 1 }, order),
      orderIdOf({ ...domain, escrow: order.token }, order),
      orderIdOf(domain, exampleOrder({ termsId: hash })),
      orderIdOf(domain, exampleOrder({ buyer: order.token })),
      orderIdOf(domain, exampleOrder({ seller: order.token })),
      orderIdOf(domain, exampleOrder({ token: order.buyer })),
      orderIdOf(domain, exampleOrder({ amount: order.amount + 1n })),
      orderIdOf(domain, exampleOrder({ lockBy: order.lockBy + 1 })),
      orderIdOf(domain, exampleOrder({ deliverBy: order.deliverBy + 1 })),
      orderIdOf(domain, exampleOrder({ detailsHash: order.termsId })),
    ];
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("the terms' id is their struct hash, in viem and in ethers", () => {
    const terms = exampleTerms();
    const types = { Terms: [...termsTypes.Terms] };
    expect(termsIdOf(terms)).to.equal(TypedDataEncoder.from(types).hashStruct("Terms", { ...terms }));
    expect(termsIdOf(exampleTerms({ attesters: [...terms.attesters].reverse() }))).to.not.equal(
      termsIdOf(terms),
    );
  });

  it("the attesters' hash is the EIP-712 encoding of bytes[], whatever their lengths", () => {
    const attesters = [...exampleTerms().attesters, `0x${"ab".repeat(84)}`, `0x${"cd".repeat(300)}`] as const;
    const hashes = attesters.map((attester) => keccak256(attester));
    const encoded = encodeAbiParameters([{ type: `bytes32[${attesters.length}]` }], [hashes]);
    expect(attestersHashOf(attesters)).to.equal(keccak256(encoded));
  });

  it("an authorization lives as long as the order may be locked, lockBy included", () => {
    const { message } = signed.ReceiveWithAuthorization;
    expect(message).to.deep.equal({
      from: order.buyer,
      to: escrow,
      value: order.amount,
      validAfter: 0n,
      validBefore: BigInt(order.lockBy) + 1n,
      nonce: orderId,
    });
  });

  it("a Permit2 list permits the sum, and holds at least one order of one token", () => {
    const list = signed["PermitWitnessTransferFrom, many orders"];
    expect(list.message.permitted).to.deep.equal({ token: order.token, amount: order.amount + 7n });
    expect(() => permit2ListTypedData({ ...permit2, orders: [] }))
      .to.throw()
      .with.property("name", "OrdersMissingError");
    expect(() => permit2ListTypedData({ ...permit2, orders: [order, exampleOrder({ token: escrow })] }))
      .to.throw()
      .with.property("name", "OrdersTokenMismatchError");
  });
});
