import { createMPT } from "@ethereumjs/mpt";
import { RLP } from "@ethereumjs/rlp";
import { expect } from "chai";
import { bytesToHex, type Hex, keccak256 } from "viem";

import { byteWriter } from "../../../src/audit/prove/byteWriter.ts";
import { encodeReceipt } from "../../../src/audit/prove/encodeReceipt.ts";
import { orderedTrieRoot } from "../../../src/audit/prove/orderedTrie.ts";
import { quantityHex } from "../../../src/audit/prove/rlp.ts";
import { parseReceipt } from "../../../src/rpc/chain.ts";

const zeroBloom: Hex = `0x${"00".repeat(256)}`;

function encoded(receipt: Record<string, unknown>): Hex {
  const { size, write } = encodeReceipt(parseReceipt({ logsBloom: zeroBloom, logs: [], ...receipt }));
  const writer = byteWriter(16);
  write(writer);
  expect(writer.length).to.equal(size);
  return bytesToHex(writer.view(0, size));
}

describe("receipts trie", () => {
  for (const count of [1, 2, 16, 17, 127, 128, 129, 255, 256, 257, 300, 1_000]) {
    it(`has the root of a general trie for ${count} values`, async () => {
      const values = Array.from({ length: count }, (_, index) =>
        new Uint8Array(260 + (index % 50)).fill(index % 251),
      );
      const trie = await createMPT();
      for (const [index, value] of values.entries()) await trie.put(RLP.encode(index), value);
      const root = orderedTrieRoot(
        values.map((value) => ({ size: value.length, write: (writer) => writer.bytes(value) })),
      );
      expect(root).to.equal(bytesToHex(trie.root()));
    });
  }

  it("encodes as a general encoder does, whatever the size of the data", () => {
    for (const size of [0, 1, 2, 31, 32, 55, 56, 57, 255, 256, 65_535, 65_536]) {
      for (const first of ["7f", "80"]) {
        const address: Hex = `0x${"ab".repeat(20)}`;
        const topics: Hex[] = [`0x${"cd".repeat(32)}`];
        const data: Hex = `0x${first.repeat(size)}`;
        const given = encoded({
          status: "0x1",
          cumulativeGasUsed: "0x5208",
          logs: [{ address, topics, data }],
        });
        const expected = RLP.encode([1, 0x5208, zeroBloom, [[address, topics, data]]]);
        expect(given).to.equal(bytesToHex(expected));
      }
    }
  });

  it("puts the type of a typed transaction before its receipt, and nothing before a legacy one", () => {
    const body = bytesToHex(RLP.encode([0, 0x5208, zeroBloom, []]));
    const failed = { status: "0x0", cumulativeGasUsed: "0x5208" };
    expect(encoded({ ...failed, type: "0x0" })).to.equal(body);
    for (const type of [1, 2, 3, 4])
      expect(encoded({ ...failed, type: `0x${type}` })).to.equal(`0x0${type}${body.slice(2)}`);
  });

  it("has the state root of a receipt from before Byzantium", () => {
    const root = keccak256("0x01");
    const expected = bytesToHex(RLP.encode([root, 0x5208, zeroBloom, []]));
    expect(encoded({ root, cumulativeGasUsed: "0x5208" })).to.equal(expected);
  });

  // Receipts of OP Sepolia and other OP chains, as the tests of Nethermind's receipt decoder list them
  // (Nethermind.Optimism.Test/ReceiptDecoderTests.cs): before Canyon the trie leaves the nonce out.
  it("encodes an OP deposit of Canyon with its nonce and version", () => {
    const receipt = {
      type: "0x7e",
      status: "0x1",
      cumulativeGasUsed: "0xab7b",
      depositNonce: "0xb25575",
      depositReceiptVersion: "0x1",
    };
    expect(encoded(receipt)).to.equal(`0x7ef9010d0182ab7bb90100${"00".repeat(256)}c083b2557501`);
  });

  it("encodes an OP deposit of Regolith without its nonce", () => {
    const receipt = { type: "0x7e", status: "0x1", cumulativeGasUsed: "0xb729", depositNonce: "0x154f4" };
    expect(encoded(receipt)).to.equal(`0x7ef901080182b729b90100${"00".repeat(256)}c0`);
  });

  it("refuses a deposit whose version has no nonce, and an unknown type", () => {
    const receipt = { status: "0x1", cumulativeGasUsed: "0x1" };
    expect(() => encoded({ ...receipt, type: "0x7e", depositReceiptVersion: "0x1" })).to.throw("no nonce");
    expect(() => encoded({ ...receipt, type: "0x5" })).to.throw("receipt type 0x5");
  });

  it("writes quantities without leading zeros", () => {
    const cases = {
      "0x": "0x",
      "0x0": "0x",
      "0x00": "0x",
      "0x1": "0x01",
      "0x01": "0x01",
      "0x001": "0x01",
      "0x100": "0x0100",
      "0x0100": "0x0100",
      "0x00100": "0x0100",
      "0x10": "0x10",
    };
    for (const [given, expected] of Object.entries(cases))
      expect(quantityHex(given), given).to.equal(expected);
  });

  it("refuses what is no hexadecimal text, short or long", () => {
    for (const text of ["0xzz", "0x123", "1234", `0x${"ab".repeat(100)}zz`, `0x${"ab".repeat(100)}a`])
      expect(() => byteWriter().hex(text), text).to.throw("no hexadecimal text");
  });
});
