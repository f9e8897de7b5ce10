import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

// The compiler comes from npm, so that a build needs no download beyond the lock file.
const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
};

const production = {
  ...compiler,
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

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: { profiles: { default: fast, production } },
  paths: { tests: { solidity: "test/solidity", mocha: "test/typescript" } },
  typechain: { outDir: "typechain-types" },
});
