import { mkdir, rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

import type { Address } from "viem";

import { deploySuite } from "../../deploy/deploy.ts";
import { createDeployClient, DEVELOPMENT_CHAIN_ID } from "../../deploy/deployClient.ts";
import { planDevelopment } from "../../deploy/planDevelopment.ts";
import { readBuildFile as readBuild } from "../../deploy/readBuildFile.ts";
import { type DeploymentRecord, readRecord, recordPath } from "../../deploy/record.ts";
import { type ChainFiles, chainFiles } from "../network/chainFolder.ts";
import { writeJsonFile } from "../text/jsonFile.ts";
import { addressOf } from "./accounts.ts";
import { type ChainReport, readChainReport } from "./chainReport.ts";
import { adoptExit, readState, saveState } from "./chainState.ts";
import { ChainEngineError, ChainStateDamagedError } from "./errors.ts";
import { exampleTermsFile } from "./exampleTerms.ts";
import { fundAccounts, stablecoinsOf } from "./fundAccounts.ts";
import { keepSaved } from "./keepSaved.ts";
import { claimFolder, releaseFolder, writeRunning } from "./running.ts";
import { dumpState, type Engine, startEngine } from "./startEngine.ts";
import { exampleTermsPath } from "./tryNext.ts";

export interface RunChainParameters {
  readonly folder: string;
  readonly port: number;
  /** Begin anew: what the folder has is removed. */
  readonly reset: boolean;
  /** Told when the chain is ready. */
  readonly onReady: (report: ChainReport) => void;
  /** Ends the chain. */
  readonly until: AbortSignal;
}

/**
 * Runs a local chain until it is told to end, and keeps it in a folder.
 *
 * @throws DeployError, and the errors of this folder.
 */
export async function runChain({ folder, port, reset, onReady, until }: RunChainParameters): Promise<void> {
  const files = chainFiles(folder);
  await mkdir(files.folder, { recursive: true });
  await claimFolder(files);
  const record = recordPath(DEVELOPMENT_CHAIN_ID, files.folder);
  if (reset) for (const file of [files.exit, files.state, record]) await rm(file, { force: true });
  await adoptExit(files);
  const state = await readState(files);
  if (state === undefined) await rm(record, { force: true });
  else await requireRecord(files, record);

  const engine = await startEngine(files, state, port);
  try {
    await writeRunning(files, {
      pid: process.pid,
      guard: engine.guard,
      anvil: engine.anvil,
      url: engine.url,
    });
    await serve(engine, files, state === undefined, onReady, until);
  } finally {
    await engine.stop();
    await adoptExit(files);
    await releaseFolder(files);
  }
}

/** A chain without its record would be searched for its contracts in blocks whose state anvil did not keep. */
async function requireRecord(files: ChainFiles, path: string): Promise<void> {
  const { contracts } = await readRecord(DEVELOPMENT_CHAIN_ID, files.folder);
  if (Object.keys(contracts).length === 0)
    throw new ChainStateDamagedError(files.state, `its record ${path} is missing.`);
}

async function serve(
  engine: Engine,
  files: ChainFiles,
  isNew: boolean,
  onReady: RunChainParameters["onReady"],
  until: AbortSignal,
): Promise<void> {
  const died = engine.ended.then((said): never => {
    throw new ChainEngineError(said, files.folder);
  });
  const ending = new AbortController();
  const work = async (): Promise<void> => {
    const record = await deployAll(engine, files.folder);
    const report = { rpc: engine.url, folder: files.folder, isNew };
    // Saved from here on: a chain that was killed before it was whole begins anew.
    await saveState(files, await dumpState(engine.client));
    await writeJsonFile(exampleTermsPath(files.folder), exampleTermsFile);
    onReady(await readChainReport(engine.client, record, report));
    await keepSaved(engine.client, files, AbortSignal.any([until, ending.signal]));
  };
  const working = work();
  try {
    // A call that anvil's end broke may fail before the end itself is heard of.
    await Promise.race([working.catch((error) => orLater(died, error)), died]);
  } finally {
    ending.abort();
    died.catch(() => {});
    await working.catch(() => {});
  }
}

async function orLater(died: Promise<never>, error: unknown): Promise<never> {
  await Promise.race([died, setTimeout(1_000)]);
  throw error;
}

/** The whole suite and what public chains have already, where they are not yet; money for those who got none yet. */
async function deployAll({ client: provider }: Engine, folder: string): Promise<DeploymentRecord> {
  const account: Address = addressOf("deployer");
  const client = createDeployClient({ provider, chainId: DEVELOPMENT_CHAIN_ID, account });
  const extras = await planDevelopment({ readBuild, issuer: account, admin: addressOf("proxy admin") });
  await deploySuite({ client, readBuild, extras, folder });
  const record = await readRecord(DEVELOPMENT_CHAIN_ID, folder);
  await fundAccounts(client, stablecoinsOf(record));
  return record;
}
