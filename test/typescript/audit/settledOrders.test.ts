import { expect } from "chai";
import { type Hex, keccak256, pad, toHex } from "viem";

import { keyTable } from "../../../src/audit/fold/keyTable.ts";
import { type SettledOrder, settledOrders } from "../../../src/audit/fold/settledOrders.ts";

const many = 35_000;
const hashOf = (index: number): Hex => keccak256(toHex(index));
const token: Hex = `0x${"70".repeat(20)}`;

describe("a table of keys", () => {
  it("numbers keys as they come, over pages and growth, and gives them back", () => {
    const keys = keyTable(20);
    const given = Array.from({ length: many }, (_, index): Hex => `0x${hashOf(index).slice(26)}`);
    for (const [index, key] of given.entries()) expect(keys.add(key)).to.equal(index);
    expect(keys.size()).to.equal(many);
    for (const [index, key] of given.entries()) expect(keys.find(key)).to.equal(index);
    expect(keys.add(given[5] ?? "0x")).to.equal(5);
    expect(keys.size()).to.equal(many);
    expect([...keys]).to.deep.equal(given);
    expect(keys.find(`0x${"ff".repeat(20)}`)).to.equal(undefined);
  });

  it("tells keys apart that differ in one byte only, wherever it is", () => {
    const keys = keyTable(20);
    const bytes = Array.from({ length: 20 }, (_, at) => pad(toHex(1n << BigInt(8 * at)), { size: 20 }));
    for (const key of bytes) keys.add(key);
    expect([...keys]).to.deep.equal(bytes);
  });

  it("takes letters of either case for the same key, and nothing that is too long", () => {
    const keys = keyTable(2);
    keys.add("0xABcd");
    expect(keys.find("0xabCD")).to.equal(0);
    expect(() => keys.add("0x010203")).to.throw(RangeError);
  });
});

describe("settled orders", () => {
  it("are given back as they went in", () => {
    const orders = settledOrders();
    const given = Array.from(
      { length: many },
      (_, index): SettledOrder => ({
        orderId: hashOf(index),
        token: index % 3 === 0 ? `0x${"03".repeat(20)}` : token,
        word: BigInt(hashOf(index + 1)),
        holders: index % 1_000 === 0 ? { buyer: token, seller: undefined } : undefined,
      }),
    );
    for (const order of given) orders.add(order);
    expect(orders.size()).to.equal(many);
    expect([...orders]).to.deep.equal(given);
    expect(orders.find(hashOf(32_768))).to.deep.equal(given[32_768]);
    expect(orders.find(hashOf(many))).to.equal(undefined);
  });
});
