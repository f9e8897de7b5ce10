// What of the project a run needs: its configuration, its contracts' artifacts and its compiled Solidity tests.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import hre from "hardhat";

// Hardhat's own glue between its artifacts and EDR, which has no public name. Its version is pinned.
const internal = (path) =>
  import(new URL(`internal/builtin-plugins/${path}`, import.meta.resolve("hardhat")));
const { isTestSuiteArtifact, solidityTestConfigToSolidityTestRunnerConfigArgs } =
  await internal("solidity-test/helpers.js");
const { ArtifactManagerImplementation } = await internal("artifacts/artifact-manager.js");
const { buildEdrArtifactsWithMetadata } = await internal("solidity-test/edr-artifacts.js");

export const root = hre.config.paths.root;

/** Compiles what changed since the last time, contracts and tests. */
export async function build() {
  const log = console.log;
  // The compiler's progress must not stand in front of a result in JSON.
  console.log = console.error;
  try {
    await hre.tasks.getTask("build").run({ noTests: true, quiet: true });
    await hre.tasks.getTask("build").run({ noContracts: true, quiet: true });
  } finally {
    console.log = log;
  }
}

/** Settings of the production build, and the contracts that it is for: what is mutated is what they are made of. */
export function production() {
  const overrides = Object.entries(hre.config.solidity.profiles.default.overrides);
  const settings = structuredClone(overrides[0][1].settings);
  const libraries = Object.entries(settings.libraries).map(([path, names]) => [
    path.replace(/^project\//, ""),
    names,
  ]);

  return {
    targets: overrides.map(([path]) => path),
    settings: { ...settings, libraries: Object.fromEntries(libraries), outputSelection: undefined },
  };
}

async function artifactsOf(scope) {
  const directory = await hre.solidity.getArtifactsDirectory(scope);

  return await buildEdrArtifactsWithMetadata(new ArtifactManagerImplementation(directory));
}

/** @returns All artifacts for EDR, and the test suites among them: {id, file, name, hash}. */
export async function loadArtifacts() {
  const [contracts, tests] = [await artifactsOf("contracts"), await artifactsOf("tests")];
  const suites = tests
    .filter(
      ({ userSourceName, edrArtifact }) =>
        userSourceName.endsWith(".t.sol") && isTestSuiteArtifact(edrArtifact),
    )
    .map(({ userSourceName, edrArtifact: { id, contract } }) => ({
      id,
      file: userSourceName,
      name: id.name,
      hash: createHash("sha256").update(contract.bytecode).digest("hex").slice(0, 16),
    }));

  return { artifacts: [...contracts, ...tests].map(({ edrArtifact }) => edrArtifact), suites };
}

/** Short: a campaign is asked about what all other suites let pass, and notices most bugs within its first runs. */
const CAMPAIGN_RUNS = 30;

/** A fixed seed, so that a mutant's fate depends on nothing but itself; a bound on gas, so that an endless loop ends. */
export async function runnerConfig(suites) {
  const { eip712Types: _, ...profile } = hre.config.test.solidity.profiles.quick;
  const seed = `0x${"5eed".padStart(64, "0")}`;

  const config = await solidityTestConfigToSolidityTestRunnerConfigArgs({
    chainType: "l1",
    projectRoot: root,
    config: {
      ...profile,
      fuzz: { ...profile.fuzz, seed },
      invariant: { ...profile.invariant, runs: CAMPAIGN_RUNS },
    },
    verbosity: 2,
    generateGasReport: false,
    eip712CanonicalTypes: [],
    testSourcePaths: Object.fromEntries(suites.map(({ id, file }) => [id.source, join(root, file)])),
    testProfile: "quick",
    declaredTestProfiles: Object.keys(hre.config.test.solidity.profiles),
  });

  return { ...config, gasLimit: 2_000_000_000n };
}

export const readSource = (path) => readFileSync(join(root, path));
