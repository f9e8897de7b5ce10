import { expect } from "chai";

import { deployTo } from "../../../src/deploy/main.ts";
import { readRecord } from "../../../src/deploy/record.ts";
import { uniswapOf } from "../../../src/deploy/uniswap.ts";
import { openDeployChain } from "../../helpers/deployChain.ts";

const base = 8453;
const venues = ["UniswapV3Venue", "UniswapV4Venue"];

describe("deployment of the venues over Uniswap", function () {
  this.timeout(120_000);

  it("puts them where Uniswap is, and leaves a chain without it alone", async () => {
    const chain = await openDeployChain(base);
    try {
      const without = await deployTo(chain.network, chain.folder);
      expect(without.deployed.map(({ plan: { name } }) => name)).not.to.include.members(venues);

      const uniswap = uniswapOf(base);
      if (uniswap === undefined) throw new Error("Uniswap is on Base");
      for (const address of [uniswap.v3Factory, uniswap.v4PoolManager])
        await chain.provider.request({ method: "hardhat_setCode", params: [address, "0x00"] });
      const { deployed } = await deployTo(chain.network, chain.folder);
      expect(deployed.map(({ plan: { name } }) => name).slice(-2)).to.deep.equal(venues);
      const { contracts } = await readRecord(base, chain.folder);
      expect(contracts.UniswapV3Venue?.constructorArgs).to.deep.equal([
        uniswap.v3Factory,
        uniswap.v3PoolInitCodeHash,
      ]);
      expect(contracts.UniswapV4Venue?.constructorArgs).to.deep.equal([uniswap.v4PoolManager]);

      const again = await deployTo(chain.network, chain.folder);
      expect(again.isWritten).to.equal(false);
      expect(again.deployed.map(({ gasUsed }) => gasUsed)).to.deep.equal(
        Array(again.deployed.length).fill(undefined),
      );
    } finally {
      await chain.close();
    }
  });

  it("knows no Uniswap on a development chain", () => {
    expect(uniswapOf(31_337)).to.equal(undefined);
  });
});
