// Makes dist/, which is what a package has and a clone has not: the program and the library as JavaScript with types,
// the contracts as they were built, their ABIs, the types that TypeChain makes, and where the contracts are deployed.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { permit2File } from "../../src/deploy/permit2.ts";
import { planSuite } from "../../src/deploy/planSuite.ts";
import { readArtifactFile } from "../../src/deploy/readBuildFile.ts";
import type { DeploymentRecord } from "../../src/deploy/record.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const artifacts = join(root, "artifacts");
const dist = join(root, "dist");
const permit2 = permit2File();

/** What lading chain deploys, what a platform may deploy beside it, and what lading recovery deploys. */
const withCode = [
  ...["TermsPublisher", "OrderEscrow", "P256Verifier", "WebAuthnVerifier", "RsaVerifier"],
  ...["FxRouter", "RfqVenue"],
  ...["UniswapV3Venue", "UniswapV4Venue", "ChainlinkOracle", "FixedOracle", "CurrencyGate"],
  ...["ModelProxy", "ModelUsdc", "ModelJpyc", "ModelUsdt"],
  "NamedSuccessor",
];
/** Where the contracts are whose ABI somebody outside may call. */
const called = ["escrow/OrderEscrow.sol", "exchange", "interfaces", "periphery", "test-tokens"];
/** The chain of somebody's own machine. */
const ownRecord = "31337.json";

function run(command: string, ...args: string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? `exit code ${status}`}`);
}

function write(folder: string, name: string, value: unknown): void {
  mkdirSync(join(dist, folder), { recursive: true });
  writeFileSync(join(dist, folder, name), `${JSON.stringify(value)}\n`);
}

/** The compiler leaves the names of sources in declarations, and a package has none: resolvers differ on what they mean. */
function nameBuiltFiles(): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(dist, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/((?:from |import\()"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'));
  }
}

async function writeBuilds(): Promise<void> {
  for (const name of withCode) write("builds", `${name}.json`, await readArtifactFile(name, artifacts));
  copyFileSync(permit2, join(dist, "builds", "Permit2.bytecode"));
}

function writeAbis(): void {
  for (const place of called) {
    const folder = join(artifacts, "contracts", place);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const file of files.filter((each) => each.endsWith(".json"))) {
      const { abi } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { abi: unknown[] };
      // A file of free functions or of types has nothing to call.
      if (abi.length > 0) write("abi", basename(file), abi);
    }
  }
}

/** The records of public chains, and the addresses that the suite has wherever it is deployed. */
async function writeDeployments(): Promise<void> {
  const plans = await planSuite((name) => readArtifactFile(name, artifacts));
  write(
    "deployments",
    "addresses.json",
    Object.fromEntries(plans.map(({ name, address }) => [name, address])),
  );
  const folder = join(root, "deployments");
  const records = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+\.json$/.test(name)) : [];
  for (const name of records.filter((each) => each !== ownRecord)) {
    const record = JSON.parse(readFileSync(join(folder, name), "utf8")) as DeploymentRecord;
    write("deployments", name, record);
  }
}

run("hardhat", "build", "--no-tests", "--quiet");
rmSync(dist, { recursive: true, force: true });
run("tsc", "--project", "tsconfig.package.json");
run("tsc", "--project", "tsconfig.typechain.json");
nameBuiltFiles();
await writeBuilds();
writeAbis();
await writeDeployments();
process.stderr.write(`dist: ${readdirSync(dist, { recursive: true }).length} files and folders\n`);
