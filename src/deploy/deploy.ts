import type { ReadBuild } from "./builtContract.ts";
import { checkFunds, checkProxyFunds } from "./checkFunds.ts";
import { DEVELOPMENT_CHAIN_ID, type DeployClient } from "./deployClient.ts";
import { DeployError } from "./deployError.ts";
import { type Deployed, deployPlan } from "./deployPlan.ts";
import { ensureDeployer } from "./deterministicDeployer.ts";
import type { Plan } from "./plan.ts";
import { planSuite } from "./planSuite.ts";
import { type DeploymentRecord, readRecord, recordPath, writeRecord } from "./record.ts";

export interface DeployParameters {
  readonly client: DeployClient;
  readonly readBuild: ReadBuild;
  /** What a chain gets after the suite: models to try things out, or venues over its Uniswap. */
  readonly extras?: readonly Plan[];
  /** Where the records are; `deployments/` by default. */
  readonly folder?: string;
}

/** What a run did. */
export interface DeployOutcome {
  /** Whether the chain had no CREATE2 proxy before. */
  readonly isProxyNew: boolean;
  readonly deployed: readonly Deployed[];
  readonly path: string;
  /** Whether the record changed. */
  readonly isWritten: boolean;
}

/** A record of a public chain is never replaced by another build's: people rely on its addresses. */
function refuseOtherBuild(record: DeploymentRecord, plans: readonly Plan[], path: string): void {
  if (record.chainId === DEVELOPMENT_CHAIN_ID) return;
  for (const { name, address } of plans) {
    const known = record.contracts[name];
    if (known === undefined || known.address === address) continue;
    throw new DeployError(
      `${path} says that ${name} is at ${known.address}; this build belongs at ${address}: source or compiler ` +
        "settings have changed since. To deploy the new one beside the old, move the file away and run this again; " +
        "to keep the old one, check out its source. Nothing was sent.",
    );
  }
}

/**
 * Deploys the suite to its deterministic addresses and records it.
 *
 * What is there already is checked and left alone, so a second run sends nothing and changes no file.
 *
 * @throws DeployError saying what is wrong and what to do.
 */
export async function deploySuite(parameters: DeployParameters): Promise<DeployOutcome> {
  const { client, readBuild, extras = [], folder } = parameters;
  const chainId = client.chain.id;
  const path = recordPath(chainId, folder);
  const suite = await planSuite(readBuild);
  const record = await readRecord(chainId, folder);
  refuseOtherBuild(record, [...suite, ...extras], path);

  await checkProxyFunds(client);
  const isProxyNew = await ensureDeployer(client);
  await checkFunds(client, suite);
  const deployed: Deployed[] = [];
  let isWritten = false;
  for (const plan of [...suite, ...extras]) {
    const done = await deployPlan(client, plan, record.contracts[plan.name]);
    deployed.push(done);
    record.contracts[plan.name] = done.record;
    // One by one, so that a run that breaks off loses nothing.
    isWritten = (await writeRecord(record, folder)) || isWritten;
  }
  return { isProxyNew, deployed, path, isWritten };
}
