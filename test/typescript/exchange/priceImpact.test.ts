import { expect } from "chai";

import { createVenueWorld, POOL_FEE, venueKinds } from "../../helpers/venueWorld.ts";

const units = 1_000_000n;
// The pool holds 2,500,000 EURC and their worth at 1.08, in a range of 2 % around the price.
const [eurcDepth, usdcDepth, width] = [2_500_000n * units, 2_700_000n * units, 200];
const sizes = [100n, 10_000n, 1_000_000n];

/** By how much more than at the first price the purchase cost, less the pool's fee; in 1/100 of a basis point. */
function impactOf(paid: bigint, amountOut: bigint): bigint {
  const withoutFee = (paid * BigInt(1_000_000 - POOL_FEE)) / 1_000_000n;
  const worth = (amountOut * eurcDepth) / usdcDepth;
  return ((withoutFee - worth) * 1_000_000n) / worth;
}

describe("the price impact of a purchase", () => {
  for (const kind of venueKinds) {
    it(`grows with its size at ${kind.name}`, async () => {
      const world = await createVenueWorld();
      const { venue, createPool } = await kind.open(world.provider);
      const [eurc, usdc] = [await world.newToken("EURC", 6), await world.newToken("USDC", 6)];
      const pool = await createPool(await world.depthOf(eurc, eurcDepth, usdc, usdcDepth, width));
      const [eurcAt, usdcAt] = [await world.addressOf(eurc), await world.addressOf(usdc)];
      const held = await usdc.balanceOf(pool.payee);
      expect(held, "the stated depth, less what the rounding of the range costs").to.be.within(
        (usdcDepth * 995n) / 1_000n,
        usdcDepth,
      );
      await world.fund(eurc, 2_000_000n * units);

      const lines = [
        `      pool: ${eurcDepth / units} EURC and ${held / units} USDC within ±2 %, fee ${POOL_FEE / 100} bps`,
      ];
      const impacts: bigint[] = [];
      for (const size of sizes) {
        const snapshot = await world.provider.request({ method: "evm_snapshot" });
        const before = await eurc.balanceOf(world.trader);
        const amountOut = size * units;
        const sent = world.asTrader.buy(
          venue,
          await world.tradeOf(eurc, usdc, before, amountOut),
          pool.buyData(eurcAt, usdcAt),
        );
        await expect(sent).to.changeTokenBalance(world.ethers, usdc, world.recipient, amountOut);
        const paid = before - (await eurc.balanceOf(world.trader));
        await expect(sent).to.emit(world.payer, "Traded").withArgs(paid);
        await world.provider.request({ method: "evm_revert", params: [snapshot] });

        const impact = impactOf(paid, amountOut);
        impacts.push(impact);
        const [bought, cost] = [`${size}`.padStart(9), (Number(paid) / 1e6).toFixed(6).padStart(15)];
        lines.push(
          `      buys ${bought} USDC for ${cost} EURC, impact ${(Number(impact) / 100).toFixed(2)} bps`,
        );
      }
      console.log(lines.join("\n"));

      const [small, middle, large] = impacts as [bigint, bigint, bigint];
      // Half of the price's move on the way: the middle purchase is 100 times the small one, and so is its impact.
      expect(small).to.be.within(0n, 1n);
      expect(middle).to.be.within(30n, 40n);
      expect(large).to.be.within(90n * middle, 110n * middle);
    });
  }
});
