import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

// The compiler comes from npm, so that a build needs no download beyond the lock file.
const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
};

// What is deployed, measured and audited.
const production = {
  ...compiler,
  settings: {
    viaIR: true,
    evmVersion: "osaka",
    optimizer: {
      enabled: true,
      runs: 200,
      details: {
        yulDetails: {
          stackAllocation: true,
          // The compiler's own sequence without the function specializer ("F"), which copies every internal function
          // for each constant argument: 4,300 bytes for no gas worth naming. docs/decisions has the figures.
          optimizerSteps:
            "dhfoDgvulfnTUtnIf[xa[r]EscLMcCTUtTOntnfDIulLculVcul [j]Tpeulxa[rul]xa[r]cL gvifCTUca[r]LSsTOtfDnca[r]Iulc]jmul[jul] VcTOcul jmul:fDnTOcmu",
        },
      },
    },
    metadata: { appendCBOR: false, bytecodeHash: "none" as const },
  },
};

// Solidity tests compile the escrow into each of themselves; the old pipeline does that ten times faster.
const fast = {
  ...compiler,
  settings: { evmVersion: "osaka", optimizer: { enabled: true, runs: 200 } },
};

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    profiles: {
      default: {
        compilers: [fast],
        // One artifact for tests, benches and deployment.
        overrides: { "contracts/escrow/OrderEscrow.sol": production },
      },
    },
  },
  paths: { tests: { solidity: "test/solidity", mocha: "test/typescript" } },
  typechain: { outDir: "typechain-types" },
});
