import { numberText } from "../text/numberText.ts";
import { renderTable } from "../text/table.ts";
import { type DeployOutcome, deploySuite } from "./deploy.ts";
import { createDeployClient, DEVELOPMENT_CHAIN_ID, type DeployClient } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { DETERMINISTIC_DEPLOYER } from "./deterministicDeployer.ts";
import { type DeployNetwork, openNetwork } from "./openNetwork.ts";
import type { Plan } from "./plan.ts";
import { planDevelopment } from "./planDevelopment.ts";
import { planPoolVenues } from "./planPoolVenues.ts";
import { readBuild } from "./readBuild.ts";
import { uniswapOf } from "./uniswap.ts";

/** Deploys everything that a network should have, from its first account. */
export async function deployTo(network: DeployNetwork, folder?: string): Promise<DeployOutcome> {
  const { provider, chainId, accounts } = network;
  const [issuer] = accounts;
  const client = createDeployClient({ provider, chainId, account: issuer });
  const admin = accounts.at(-1) ?? issuer;
  const extras =
    chainId === DEVELOPMENT_CHAIN_ID
      ? await planDevelopment({ readBuild, issuer, admin })
      : await planFoundVenues(client);
  return await deploySuite({ client, readBuild, extras, ...(folder === undefined ? {} : { folder }) });
}

/** The venues over a chain's Uniswap. A test chain may have a public one's id, and no Uniswap. */
async function planFoundVenues(client: DeployClient): Promise<Plan[]> {
  const uniswap = uniswapOf(client.chain.id);
  if (uniswap === undefined) return [];
  const { v3Factory, v4PoolManager } = uniswap;
  const codes = await Promise.all([v3Factory, v4PoolManager].map((address) => client.getCode({ address })));
  return codes.includes(undefined) ? [] : planPoolVenues(readBuild, uniswap);
}

/** What a run did, for people. */
export function deployReport({ name, chainId, accounts }: DeployNetwork, outcome: DeployOutcome): string[] {
  const { isProxyNew, deployed, path, isWritten } = outcome;
  const rows = deployed.map(({ plan, record, gasUsed }) => [
    plan.name,
    record.address,
    gasUsed === undefined ? "there already" : "new",
    gasUsed === undefined ? "–" : numberText(gasUsed),
  ]);
  const builtElsewhere = deployed.filter(({ plan }) => plan.build === undefined).map(({ plan }) => plan.name);
  const checked = deployed.length - builtElsewhere.length;
  return [
    `${name}, chain ${chainId}, from ${accounts[0]}`,
    `CREATE2 proxy ${DETERMINISTIC_DEPLOYER}: ${isProxyNew ? "new" : "there already"}`,
    "",
    ...renderTable(["contract", "address", "", "gas"], rows),
    "",
    `code on chain compared with the build: ${checked} contracts, all equal`,
    ...builtElsewhere.map((other) => `${other} was built elsewhere: its address proves its creation code`),
    `${path}: ${isWritten ? "written" : "unchanged"}`,
  ];
}

/** The command. @returns The exit code. */
export async function main(): Promise<number> {
  try {
    const network = await openNetwork();
    console.log(deployReport(network, await deployTo(network)).join("\n"));
    return 0;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    console.error(error.message);
    return 1;
  }
}
