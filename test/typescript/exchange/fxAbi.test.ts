import { expect } from "chai";
import hre from "hardhat";
import { type Abi, toFunctionSelector } from "viem";
import { formatAbiItem } from "viem/utils";

import { fxOracleErrorsAbi, poolVenueErrorsAbi } from "../../../src/order/exchange/abi/exchangeErrorsAbi.ts";
import { fxOracleAbi } from "../../../src/order/exchange/abi/fxOracleAbi.ts";
import { fxRouterAbi } from "../../../src/order/exchange/abi/fxRouterAbi.ts";
import { rfqVenueAbi } from "../../../src/order/exchange/abi/rfqVenueAbi.ts";
import { describeAbi } from "../../helpers/describeAbi.ts";

const compiled = async (name: string) => (await hre.artifacts.readArtifact(name)).abi as Abi;

describe("the ABI of the exchange", () => {
  for (const [name, abi] of Object.entries({
    IFxRouter: fxRouterAbi,
    IRfqVenue: rfqVenueAbi,
    IFxOracle: fxOracleAbi,
  })) {
    it(`is that of the compiled ${name}: nothing more, nothing less`, async () => {
      expect(describeAbi(abi)).to.deep.equal(describeAbi(await compiled(name)));
    });
  }

  it("has the pool venues' errors, each with its own code", async () => {
    const built = [...(await compiled("UniswapV3Venue")), ...(await compiled("UniswapV4Venue"))];
    const errors = describeAbi(built.filter(({ type }) => type === "error"));
    const elsewhere = ["SafeCastOverflowedUintToInt", "SafeERC20FailedOperation", "VenueTokensMismatch"];
    const own = errors.filter((line) => !elsewhere.some((name) => line.startsWith(`error ${name}(`)));
    expect([...new Set(own)]).to.deep.equal(describeAbi(poolVenueErrorsAbi));
    const codes = poolVenueErrorsAbi.map((error) => toFunctionSelector(formatAbiItem(error)));
    expect(new Set(codes).size).to.equal(codes.length);
  });

  it("has every error by which the oracle refuses a price", async () => {
    const errors = describeAbi((await compiled("ChainlinkOracle")).filter(({ type }) => type === "error"));
    for (const line of describeAbi(fxOracleErrorsAbi)) expect(errors).to.include(line);
  });
});
