import { expect } from "chai";
import hre from "hardhat";
import type { Abi, AbiParameter } from "viem";

import { orderEscrowAbi } from "../../../src/order/abi/orderEscrowAbi.ts";

// Names matter too: viem hands arguments and events back by name.
function describeParameters(parameters: readonly AbiParameter[]): string {
  return parameters
    .map((parameter) => {
      const components = "components" in parameter ? `{${describeParameters(parameter.components)}}` : "";
      const indexed = "indexed" in parameter && parameter.indexed === true ? " indexed" : "";
      return `${parameter.type}${components}${indexed} ${parameter.name ?? ""}`.trimEnd();
    })
    .join(", ");
}

function describeAbi(abi: Abi): string[] {
  return abi
    .map((item) => {
      if (item.type === "function") {
        return `function ${item.name}(${describeParameters(item.inputs)}) ${item.stateMutability} returns (${describeParameters(item.outputs)})`;
      }
      if (item.type === "event" || item.type === "error") {
        return `${item.type} ${item.name}(${describeParameters(item.inputs)})`;
      }
      throw new Error(`unexpected ${item.type} in an interface`);
    })
    .sort();
}

describe("orderEscrowAbi", () => {
  it("is the ABI of the compiled IOrderEscrow: nothing more, nothing less", async () => {
    const artifact = await hre.artifacts.readArtifact("IOrderEscrow");
    const compiled = describeAbi(artifact.abi as Abi);

    expect(compiled.length).to.be.greaterThan(80);
    expect(describeAbi(orderEscrowAbi)).to.deep.equal(compiled);
  });
});
