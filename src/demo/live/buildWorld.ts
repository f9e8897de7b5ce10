import type { Address } from "viem";
import { encodeFunctionData, maxUint256 } from "viem";

import { createDeployClient } from "../../deploy/deployClient.ts";
import { deployPlan } from "../../deploy/deployPlan.ts";
import { ensureDeployer } from "../../deploy/deterministicDeployer.ts";
import { planPermit2 } from "../../deploy/permit2.ts";
import { planEscrow } from "../../deploy/planSuite.ts";
import { readBuild } from "../../deploy/readBuild.ts";
import { permit2Address } from "../../order/fundingTypedData.ts";
import { termsIdOf } from "../../order/ids.ts";
import type { CurrencyCode } from "../currencies.ts";
import type { Step } from "../timeline/step.ts";
import type { Cast } from "./cast.ts";
import { createCast, memberOf } from "./cast.ts";
import type { Chain } from "./chain.ts";
import { deploy, send } from "./chain.ts";
import { escrowCall } from "./prepared.ts";
import { termsOfRun } from "./settings.ts";
import type { ReadArtifact } from "./tokens.ts";
import { deployTokens, tokenAbi } from "./tokens.ts";
import type { World } from "./world.ts";

export type BuildParameters = {
  chain: Chain;
  readArtifact: ReadArtifact;
  steps: readonly Step[];
};

/** Gives every payer the money for its orders, and the approvals that its way to lock needs. */
async function fundPayers(world: World, steps: readonly Step[]): Promise<void> {
  const needs = new Map<string, { payer: string; currency: CurrencyCode; way: string; amount: bigint }>();
  for (const { deed } of steps) {
    if (deed.do !== "lock") continue;
    for (const { currency, amount } of deed.orders) {
      const key = `${deed.payer} ${currency}`;
      const need = needs.get(key) ?? { payer: deed.payer, currency, way: deed.way, amount: 0n };
      needs.set(key, { ...need, amount: need.amount + amount });
    }
  }

  const issuer = (await memberOf(world.cast, "issuer")).address;
  for (const { payer, currency, way, amount } of needs.values()) {
    const owner = (await memberOf(world.cast, payer)).address;
    const to = world.tokens[currency].address;
    const mint = encodeFunctionData({ abi: tokenAbi, functionName: "mint", args: [owner, amount] });
    await send(world.chain, { from: issuer, to, data: mint });
    const spender: Address | undefined =
      way === "allowance" ? world.escrow : way === "permit2" ? permit2Address : undefined;
    if (spender === undefined) continue;
    const data = encodeFunctionData({ abi: tokenAbi, functionName: "approve", args: [spender, maxUint256] });
    await send(world.chain, { from: owner, to, data });
  }
}

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
async function deployEscrow({ provider, chainId }: Chain, account: Address): Promise<Address> {
  const client = createDeployClient({ provider, chainId, account });
  await ensureDeployer(client);
  await deployPlan(client, await planPermit2(), undefined);
  const { plan } = await deployPlan(client, await planEscrow(readBuild), undefined);
  return plan.address;
}

/** Deploys everything, publishes the terms and hands out the money that the steps will need. */
export async function buildWorld({ chain, readArtifact, steps }: BuildParameters): Promise<World> {
  const cast = createCast(chain);
  const deployer = (await memberOf(cast, "deployer")).address;
  const issuer = (await memberOf(cast, "issuer")).address;
  const admin = (await memberOf(cast, "proxy admin")).address;
  const escrow = await deployEscrow(chain, deployer);
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
    attesters,
    placed: new Map(),
    nonces: new Map(),
  };
  const world = { ...bare, terms: await publishTerms(bare, cast) };
  await fundPayers(world, steps);
  return world;
}
