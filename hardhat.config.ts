import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

import { stableTypes } from "./tools/stable-types.ts";

// Hardhat reads this variable as --build-profile. Set it (npm run build:production does) and the production build goes
// to its own folders, so that neither build throws the other's away, and the committed types stay those of the default.
const isProduction = process.env.HARDHAT_BUILD_PROFILE === "production";

// The compiler comes from npm, so that a build needs no download beyond the lock file.
const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
};

const production = {
  ...compiler,
  // One compiler run for all contracts: a run for each would take minutes with viaIR.
  isolated: false,
  settings: {
    viaIR: true,
    evmVersion: "osaka",
    // More runs buy almost no gas here and cost thousands of bytes: docs/decisions.
    optimizer: { enabled: true, runs: 200 },
    metadata: { appendCBOR: false, bytecodeHash: "none" as const },
  },
};

const fast = {
  ...compiler,
  settings: { evmVersion: "osaka", optimizer: { enabled: true, runs: 200 } },
};

// RPC addresses and the key come from Hardhat's encrypted keystore or the environment, never from a file in the tree:
// `npm run hardhat -- keystore set SEPOLIA_RPC_URL`. They are read only when the network is used.
const remote = (chainId: number, rpcUrl: string, chainType: "l1" | "op" | "generic") => ({
  type: "http" as const,
  chainType,
  chainId,
  url: configVariable(rpcUrl),
  accounts: [configVariable("DEPLOYER_PRIVATE_KEY")],
});

export default defineConfig({
  // The order counts: see stableTypes.
  plugins: [stableTypes, hardhatToolboxMochaEthers],
  solidity: { profiles: { default: fast, production } },
  paths: {
    artifacts: isProduction ? "artifacts-production" : "artifacts",
    cache: isProduction ? "cache-production" : "cache",
    tests: { solidity: "test/solidity", mocha: "test/typescript" },
  },
  typechain: { outDir: "typechain-types", dontOverrideCompile: isProduction },
  networks: {
    localhost: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    sepolia: remote(11_155_111, "SEPOLIA_RPC_URL", "l1"),
    base: remote(8453, "BASE_RPC_URL", "op"),
    baseSepolia: remote(84_532, "BASE_SEPOLIA_RPC_URL", "op"),
    arbitrum: remote(42_161, "ARBITRUM_RPC_URL", "generic"),
    optimism: remote(10, "OPTIMISM_RPC_URL", "op"),
  },
});
