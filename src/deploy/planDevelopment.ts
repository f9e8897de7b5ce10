import { type Address, encodeFunctionData } from "viem";

import type { ReadBuild } from "./builtContract.ts";
import { planPermit2 } from "./permit2.ts";
import { type Plan, planContract } from "./plan.ts";

export interface DevelopmentParameters {
  readonly readBuild: ReadBuild;
  /** Owns the model token and mints it. */
  readonly issuer: Address;
  /** Can replace the model token's code, and cannot use the token. */
  readonly admin: Address;
}

/** Plans what public chains have already, and a development chain needs for trying things out. */
export async function planDevelopment({ readBuild, issuer, admin }: DevelopmentParameters): Promise<Plan[]> {
  const model = await readBuild("ModelUsdc");
  const implementation = planContract({ name: "ModelUsdcImplementation", build: model });
  const initialize = encodeFunctionData({
    abi: model.abi,
    functionName: "initialize",
    args: ["USD Coin", "USDC", "USD", 6, "2", issuer],
  });
  const token = planContract({
    name: "ModelUsdc",
    build: await readBuild("ModelProxy"),
    constructorArgs: [implementation.address, admin, initialize],
  });
  return [await planPermit2(), implementation, token];
}
