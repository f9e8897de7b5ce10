import { expect } from "chai";
import { getAddress } from "viem";

import { readSettings } from "../../../indexer/src/settings.ts";
import { ParseError } from "../../../src/order/parse.ts";

const escrow = `0x${"a1".repeat(20)}`;
const other = `0x${"b2".repeat(20)}`;
const minimal = { PONDER_RPC_URL_1: "http://127.0.0.1:8545", LADING_ESCROW: escrow };

describe("settings of the indexer", () => {
  it("need a chain and an escrow, and name what is missing", () => {
    expect(() => readSettings({ LADING_ESCROW: escrow })).to.throw("PONDER_RPC_URL_<chain> is missing");
    expect(() => readSettings({ ...minimal, PONDER_RPC_URL_1: "" })).to.throw("PONDER_RPC_URL_<chain>");
    expect(() => readSettings({ ...minimal, LADING_ESCROW: undefined })).to.throw("LADING_ESCROW_1");
  });

  it("refuse what is no address and no whole number", () => {
    expect(() => readSettings({ ...minimal, LADING_ESCROW: "0x12" })).to.throw(ParseError);
    expect(() => readSettings({ ...minimal, LADING_ROUTERS: `${other},0x12` })).to.throw(ParseError);
    for (const text of ["", "-1", "1.5", "1e3", "latest", "9007199254740993"]) {
      expect(() => readSettings({ ...minimal, LADING_START_BLOCK: text })).to.throw("LADING_START_BLOCK");
    }
  });

  it("have defaults for the rest", () => {
    expect(readSettings(minimal)).to.deep.equal({
      chains: [
        {
          id: 1,
          name: "chain1",
          rpc: "http://127.0.0.1:8545",
          escrow: getAddress(escrow),
          routers: [],
          startBlock: 0,
        },
      ],
      folder: undefined,
      maximumLagBlocks: 2,
    });
  });

  it("hold for every chain, unless a chain has its own", () => {
    const { chains } = readSettings({
      ...minimal,
      PONDER_RPC_URL_10: "http://127.0.0.1:8546",
      LADING_START_BLOCK: "5",
      LADING_START_BLOCK_10: "77",
      LADING_ROUTERS_10: `${other}, ${escrow}`,
    });
    expect(chains.map(({ id, startBlock, routers }) => ({ id, startBlock, routers }))).to.deep.equal([
      { id: 1, startBlock: 5, routers: [] },
      { id: 10, startBlock: 77, routers: [getAddress(other), getAddress(escrow)] },
    ]);
  });
});
