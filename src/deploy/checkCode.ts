import { type Hex, hexToBytes, keccak256, slice } from "viem";

import { DeployError } from "./deployError.ts";
import type { Plan } from "./plan.ts";

/**
 * Compares a contract's code on the chain with the build.
 *
 * Immutable values are masked for the comparison and then checked one by one.
 *
 * @throws DeployError when anything differs.
 */
export function checkCode(plan: Plan, code: Hex, chainId: number): void {
  // A contract made elsewhere: CREATE2 made its address from its creation code.
  if (plan.build === undefined) return;
  const { deployedBytecode, immutables } = plan.build;
  const values = plan.immutableValues(chainId);
  if (values.length !== immutables.length) {
    throw new DeployError(
      `The build of ${plan.name} has ${immutables.length} immutable values, the deployment knows ${values.length}. ` +
        "Add them to src/deploy, so that they are checked.",
    );
  }

  const masked = hexToBytes(code);
  for (const { start, length } of immutables.flat()) masked.fill(0, start, start + length);
  if (keccak256(masked) !== keccak256(deployedBytecode)) throw refusal(plan, chainId, "is not the build's");

  for (const [index, places] of immutables.entries()) {
    for (const { start, length } of places) {
      const value = slice(code, start, start + length);
      if (value === values[index]) continue;
      throw refusal(plan, chainId, `has ${value} as immutable value ${index + 1}, not ${values[index]},`);
    }
  }
}

function refusal({ name, address }: Plan, chainId: number, problem: string): DeployError {
  return new DeployError(
    `The code of ${name} at ${address} on chain ${chainId} ${problem}. Do not use it. ` +
      "Check that the RPC is honest and is the chain's that you meant; build again with: npm run build -- --force. " +
      "If it stays so, the contract does not come from this source.",
  );
}
