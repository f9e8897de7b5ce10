import { expect } from "chai";
import hre from "hardhat";
import type { Abi } from "viem";

import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";
import { describeAbi } from "../../helpers/describeAbi.ts";

describe("orderEscrowAbi", () => {
  it("is the ABI of the compiled IOrderEscrow: nothing more, nothing less", async () => {
    const artifact = await hre.artifacts.readArtifact("IOrderEscrow");
    const compiled = describeAbi(artifact.abi as Abi);

    expect(compiled.length).to.be.greaterThan(80);
    expect(describeAbi(orderEscrowAbi)).to.deep.equal(compiled);
  });
});
