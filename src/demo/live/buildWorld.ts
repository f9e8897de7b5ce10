import type { Address } from "viem";

import type { DeployClient } from "../../deploy/deployClient.ts";
import { createDeployClient } from "../../deploy/deployClient.ts";
import { deployPlan } from "../../deploy/deployPlan.ts";
import { ensureDeployer } from "../../deploy/deterministicDeployer.ts";
import { planPermit2 } from "../../deploy/permit2.ts";
import { planEscrow } from "../../deploy/planSuite.ts";
import { readBuild } from "../../deploy/readBuild.ts";
import { termsIdOf } from "../../order/ids.ts";
import type { Step } from "../timeline/step.ts";
import type { Cast } from "./cast.ts";
import { createCast, memberOf } from "./cast.ts";
import type { Chain } from "./chain.ts";
import { deploy, send } from "./chain.ts";
import { deployExchange, fundMaker, isConverted } from "./exchange.ts";
import { fundPayers } from "./fundPayers.ts";
import { escrowCall } from "./prepared.ts";
import { termsOfRun } from "./settings.ts";
import type { ReadArtifact } from "./tokens.ts";
import { deployTokens } from "./tokens.ts";
import type { World } from "./world.ts";

export type BuildParameters = {
  chain: Chain;
  readArtifact: ReadArtifact;
  steps: readonly Step[];
};

async function publishTerms(world: Omit<World, "terms">, cast: Cast): Promise<World["terms"]> {
  const arbitrator = (await memberOf(cast, "arbitrator")).address;
  const platform = (await memberOf(cast, "platform")).address;
  const attesters = world.attesters.map(({ address }) => address);
  const { direct, platform: viaPlatform } = termsOfRun({ arbitrator, platform, attesters });
  const terms = {
    direct: { id: termsIdOf(direct), terms: direct },
    platform: { id: termsIdOf(viaPlatform), terms: viaPlatform },
  };
  for (const published of Object.values(terms)) {
    await send(world.chain, escrowCall({ ...world, terms }, platform, "publishTerms", [published.terms]));
  }
  return terms;
}

/** Puts Permit2 and the escrow where `scripts/deploy.ts` would, in the same way. */
async function deployEscrow(client: DeployClient): Promise<Address> {
  await ensureDeployer(client);
  await deployPlan(client, await planPermit2(), undefined);
  const [library, escrow] = await planEscrow(readBuild);
  await deployPlan(client, library, undefined);
  await deployPlan(client, escrow, undefined);
  return escrow.address;
}

/** Deploys everything, publishes the terms and hands out the money that the steps will need. */
export async function buildWorld({ chain, readArtifact, steps }: BuildParameters): Promise<World> {
  const cast = createCast(chain);
  const deployer = (await memberOf(cast, "deployer")).address;
  const issuer = (await memberOf(cast, "issuer")).address;
  const admin = (await memberOf(cast, "proxy admin")).address;
  const client = createDeployClient({ ...chain, account: deployer });
  const escrow = await deployEscrow(client);
  const exchange = steps.some(({ deed }) => isConverted(deed))
    ? await deployExchange(client, escrow)
    : undefined;
  const tokens = await deployTokens(chain, readArtifact, issuer, admin);
  const registry = await deploy(chain, deployer, (await readArtifact("NamedSuccessor")).bytecode);
  const attesters = await Promise.all(["carrier", "inspector", "port"].map((name) => memberOf(cast, name)));
  const bare = {
    chain,
    cast,
    escrow,
    domain: { escrow, chainId: chain.chainId },
    tokens,
    registry,
    exchange,
    attesters,
    placed: new Map(),
    nonces: new Map(),
  };
  const world = { ...bare, terms: await publishTerms(bare, cast) };
  await fundPayers(world, steps);
  if (exchange !== undefined) await fundMaker(world, steps);
  return world;
}
