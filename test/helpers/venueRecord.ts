import { type Address, zeroHash } from "viem";

import { createDeployClient } from "../../src/deploy/deployClient.ts";
import { deployPlan } from "../../src/deploy/deployPlan.ts";
import { planPoolVenues } from "../../src/deploy/planPoolVenues.ts";
import { readBuild } from "../../src/deploy/readBuild.ts";
import { type ContractRecord, writeRecord } from "../../src/deploy/record.ts";
import type { CliWorld } from "./cliWorld.ts";
import type { UniswapV3 } from "./uniswapV3.ts";
import type { UniswapV4 } from "./uniswapV4.ts";

/**
 * Deploys the venues over a world's Uniswap as a deployment does, and writes its record.
 *
 * @returns The folder of the record, for `--chain-folder`.
 */
export async function writeVenueRecord(world: CliWorld, v3: UniswapV3, v4: UniswapV4): Promise<string> {
  const { provider } = world;
  const chainId = 31_337;
  const client = createDeployClient({ provider, chainId, account: world.operator.account.address });
  const { number, timestamp } = await client.getBlock();
  const at = (address: Address): ContractRecord => ({
    address,
    transactionHash: null,
    block: Number(number),
    deployedAt: Number(timestamp),
    constructorArgs: [],
    salt: zeroHash,
    initCodeHash: zeroHash,
    codeHash: zeroHash,
  });
  const uniswap = {
    v3Factory: v3.factory,
    v3PoolInitCodeHash: v3.poolInitCodeHash,
    v4PoolManager: v4.manager,
  };
  const contracts: Record<string, ContractRecord> = {
    OrderEscrow: at(world.escrow),
    FxRouter: at(world.router),
    RfqVenue: at(world.rfqVenue),
    ModelUSDC: at(world.usdc),
    ModelEURC: at(world.eurc),
  };
  for (const plan of await planPoolVenues(readBuild, uniswap))
    contracts[plan.name] = (await deployPlan(client, plan, undefined)).record;
  await writeRecord({ chainId, contracts }, world.folder);
  return world.folder;
}
