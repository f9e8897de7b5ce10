import { renderTable } from "../table.ts";
import { type DeployOutcome, deploySuite } from "./deploy.ts";
import { createDeployClient, DEVELOPMENT_CHAIN_ID } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { type DeployNetwork, openNetwork } from "./openNetwork.ts";
import { planDevelopment } from "./planDevelopment.ts";
import { readBuild } from "./readBuild.ts";

/** Deploys everything that a network should have, from its first account. */
export async function deployTo(network: DeployNetwork, folder?: string): Promise<DeployOutcome> {
  const { provider, chainId, accounts } = network;
  const [issuer] = accounts;
  const client = createDeployClient({ provider, chainId, account: issuer });
  const admin = accounts.at(-1) ?? issuer;
  const extras = chainId === DEVELOPMENT_CHAIN_ID ? await planDevelopment({ readBuild, issuer, admin }) : [];
  return await deploySuite({ client, readBuild, extras, ...(folder === undefined ? {} : { folder }) });
}

/** What a run did, for people. */
export function deployReport({ name, chainId, accounts }: DeployNetwork, outcome: DeployOutcome): string[] {
  const { deployed, path, isWritten } = outcome;
  const rows = deployed.map(({ plan, record, gasUsed }) => [
    plan.name,
    record.address,
    gasUsed === undefined ? "there already" : "new",
    gasUsed === undefined ? "–" : gasUsed.toLocaleString("en-US"),
  ]);
  const checked = deployed.filter(({ plan }) => plan.build !== undefined).length;
  return [
    `${name}, chain ${chainId}, from ${accounts[0]}`,
    "",
    ...renderTable(["contract", "address", "", "gas"], rows),
    "",
    `code on chain compared with the build: ${checked} of ${deployed.length} contracts, all equal`,
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
