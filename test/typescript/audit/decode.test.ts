import { expect } from "chai";
import { concat, encodeAbiParameters, encodeEventTopics, type Hex, pad, toHex } from "viem";

import { decodeEvent, decodeFxEvent } from "../../../src/audit/decode/decodeEvent.ts";
import { transferDecoder } from "../../../src/audit/decode/decodeTransfer.ts";
import { eventsAbi } from "../../../src/order/abi/eventsAbi.ts";
import { fxRouterAbi } from "../../../src/order/exchange/abi/fxRouterAbi.ts";
import type { ChainLog } from "../../../src/rpc/chain.ts";
import { hexNumber } from "../../../src/rpc/hexNumber.ts";
import { hashOf } from "../../helpers/auditChain.ts";

const address: Hex = `0x${"e5".repeat(20)}`;
const party: Hex = `0x${"ab".repeat(20)}`;
const orderId = hashOf("order");

const selectorOf = (eventName: "Evidence" | "OrderPaid" | "CreditAdded"): Hex =>
  encodeEventTopics({ abi: eventsAbi, eventName })[0];

const words = (...values: bigint[]): Hex => concat(values.map((value) => toHex(value, { size: 32 })));

describe("decoding", () => {
  const paid: ChainLog = {
    address,
    topics: [selectorOf("OrderPaid"), orderId],
    data: words(2n, 10n, 0n, 1n, 0n),
  };
  const credit: ChainLog = {
    address,
    topics: [selectorOf("CreditAdded"), pad(party), pad(party)],
    data: words(7n),
  };

  it("reads every word of an event", () => {
    expect(decodeEvent(paid)).to.deep.equal({
      name: "OrderPaid",
      args: { orderId, exit: 2, toSeller: 10n, toBuyer: 0n, fee: 1n, arbitrationFee: 0n },
    });
  });

  for (const exponent of [4n, 48n, 52n, 53n, 64n, 96n]) {
    it(`reads amounts around 2^${exponent} to the last unit`, () => {
      const [below, exact, above] = [2n ** exponent - 1n, 2n ** exponent, 2n ** exponent + 1n];
      const event = decodeEvent({ ...paid, data: words(2n, below, exact, above, 0n) });
      expect(event).to.have.deep.property("args", {
        ...{ orderId, exit: 2, arbitrationFee: 0n },
        ...{ toSeller: below, toBuyer: exact, fee: above },
      });
    });
  }

  it("reads a small number only from digits that are one", () => {
    const read = (text: string) => hexNumber(text, 2, text.length);
    expect(["0x0", "0x1f", "0xabcdef0123456", "0xfffffffffffff"].map(read)).to.deep.equal(
      ["0x0", "0x1f", "0xabcdef0123456", "0xfffffffffffff"].map(Number),
    );
    for (const text of ["0x", "0x1g", "0x1 ", "0x-1", "0x:", "0x`", "0x/", "0xA", `0x${"f".repeat(14)}`])
      expect(read(text), text).to.satisfy(Number.isNaN);
  });

  for (const [what, evidence] of Object.entries({
    text: toHex("ipfs://photo"),
    "no UTF-8": "0xff80" as const,
  })) {
    it(`reads evidence that is ${what}: a party may send any bytes`, () => {
      const data = encodeAbiParameters([{ type: "bytes" }], [evidence]);
      const topics = [selectorOf("Evidence"), pad(party), orderId, pad(party)];
      expect(decodeEvent({ address, topics, data })).to.deep.include({ name: "Evidence" });
    });
  }

  const malformed: Record<string, ChainLog> = {
    "a word too few": { ...paid, data: words(2n, 10n, 0n, 1n) },
    "a word too many": { ...paid, data: words(2n, 10n, 0n, 1n, 0n, 0n) },
    "a topic too few": { ...paid, topics: paid.topics.slice(0, 1) },
    "a topic too many": { ...paid, topics: [...paid.topics, orderId] },
    "the exit None": { ...paid, data: words(0n, 10n, 0n, 1n, 0n) },
    "an exit beyond the last": { ...paid, data: words(9n, 10n, 0n, 1n, 0n) },
    "an account with more than twenty bytes": { ...credit, topics: [...credit.topics.slice(0, 2), orderId] },
  };
  for (const [what, log] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      expect(decodeEvent(log)).to.deep.include({ code: "eventMalformed" });
    });
  }

  it("refuses an event that the escrow does not have", () => {
    expect(decodeEvent({ ...paid, topics: [hashOf("Other()")] })).to.deep.equal({
      code: "eventUnknown",
      what: hashOf("Other()"),
    });
    expect(decodeEvent({ ...paid, topics: [] })).to.deep.include({ code: "eventUnknown" });
  });

  it("reads the events of an FX router as strictly, a list of orders among them", () => {
    const args = {
      ...{ payer: party, venue: address, tokenIn: address, paid: 7n, token: party, received: 9n },
      orderIds: [orderId, hashOf("second")],
    };
    const topics = encodeEventTopics({ abi: fxRouterAbi, eventName: "FxLocked", args }) as Hex[];
    const types = [
      { type: "uint256" },
      { type: "address" },
      { type: "uint256" },
      { type: "bytes32[]" },
    ] as const;
    const data = encodeAbiParameters(types, [args.paid, args.token, args.received, args.orderIds]);
    expect(decodeFxEvent({ address, topics, data })).to.deep.equal({ name: "FxLocked", args });
    expect(decodeFxEvent({ address, topics, data: concat([data, words(0n)]) })).to.deep.include({
      code: "eventMalformed",
    });
    expect(decodeFxEvent(paid)).to.deep.include({ code: "eventUnknown" });
  });

  it("takes no ERC-721 transfer, and none between strangers, for a movement of money", () => {
    const decode = transferDecoder(address);
    const transfer = hashOf("Transfer(address,address,uint256)");
    const topics = [transfer, pad(party), pad(address)];
    expect(decode({ address: party, topics, data: words(5n) })).to.deep.equal({
      token: party,
      from: party,
      to: address,
      amount: 5n,
    });
    expect(decode({ address: party, topics: [...topics, words(5n)], data: "0x" })).to.equal(undefined);
    expect(decode({ address: party, topics: [transfer, pad(party), pad(party)], data: words(5n) })).to.equal(
      undefined,
    );
  });
});
