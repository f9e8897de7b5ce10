import { expect } from "chai";
import { concat, encodeFunctionData, type Hex, numberToHex, parseAbi, size, slice } from "viem";

import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { typesAbi } from "../../../src/order/abi/typesAbi.ts";
import {
  countPackedOrders,
  packAttestations,
  packOrders,
  unpackSigners,
} from "../../../src/order/packedDelivery.ts";
import { exampleOrder, exampleTerms } from "../../helpers/orderFixtures.ts";

const word = (byte: string, bytes: number): Hex => `0x${byte.repeat(bytes)}`;
const { attesters } = exampleTerms();
const [carrier, inspector, customs] = attesters as [Hex, Hex, Hex];

describe("packed confirmations", () => {
  it("hold an order in 114 bytes, each member in its place", () => {
    const order = exampleOrder({
      buyer: word("a1", 20),
      seller: word("b2", 20),
      token: word("c3", 20),
      amount: 2n ** 96n - 1n,
      lockBy: 2 ** 40 - 2,
      deliverBy: 2 ** 40 - 1,
      detailsHash: word("d4", 32),
    });
    expect(packOrders([order])).to.equal(
      concat([
        word("a1", 20),
        word("b2", 20),
        word("c3", 20),
        word("ff", 12),
        "0xfffffffffe",
        "0xffffffffff",
        word("d4", 32),
      ]),
    );
    const two = packOrders([order, exampleOrder()]);
    expect(size(two)).to.equal(228);
    expect(countPackedOrders(two)).to.equal(2);
    expect(slice(two, 114)).to.equal(packOrders([exampleOrder()]));
  });

  it("take no number that does not fit", () => {
    expect(() => packOrders([exampleOrder({ amount: 2n ** 96n })])).to.throw();
    expect(() => packOrders([exampleOrder({ deliverBy: 2 ** 40 })])).to.throw();
  });

  it("hold all attesters, who of them signed, and their signatures, an empty one too", () => {
    const upper = `0x${customs.slice(2).toUpperCase()}` as const;
    const packed = packAttestations(attesters, {
      [carrier]: "0x",
      // However it is written.
      [upper]: "0xaabb",
    });
    expect(packed).to.equal(
      concat([
        "0x03",
        ...attesters.flatMap((one): Hex[] => ["0x0014", one]),
        "0x0005",
        "0x0000",
        "0x0002",
        "0xaabb",
      ]),
    );
    expect(unpackSigners(packed)).to.deep.equal([carrier, customs].map((one) => one.toLowerCase()));
  });

  it("name the signers among sixteen attesters, long keys included", () => {
    const many = Array.from(
      { length: 16 },
      (_, index): Hex => concat([word("7e", 20 + 19 * index), numberToHex(index, { size: 1 })]),
    );
    for (const chosen of [[], [0], [15], [0, 7, 8, 15]]) {
      const signers = chosen.map((index) => many[index] as Hex);
      const packed = packAttestations(many, Object.fromEntries(signers.map((one) => [one, word("5e", 65)])));
      expect(unpackSigners(packed)).to.deep.equal(signers);
    }
  });

  it("are half as long as the same in ABI encoding", () => {
    const order = exampleOrder();
    const signature = word("5e", 65);
    const unpacked = encodeFunctionData({
      abi: parseAbi([
        ...typesAbi,
        "function confirmDelivery(Order[] orders, bytes32 evidenceHash, uint48 signBy, bytes[] attesters, bytes[] signatures)",
      ]),
      args: [[order], order.detailsHash, order.deliverBy, attesters, [signature, signature, "0x"]],
    });
    const packed = encodeFunctionData({
      abi: orderEscrowAbi,
      functionName: "confirmDelivery",
      args: [
        order.termsId,
        packOrders([order]),
        order.detailsHash,
        order.deliverBy,
        packAttestations(attesters, { [carrier]: signature, [inspector]: signature }),
      ],
    });
    expect([size(unpacked), size(packed)]).to.deep.equal([1_188, 580]);
  });
});
