import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

import { stableTypes } from "./tools/stable-types.ts";

// The compiler comes from npm, so that a build needs no download beyond the lock file.
const compiler = {
  version: "0.8.37",
  path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
};

// Bytecode is what the code says and nothing else: no trailer that changes with a comment or a path.
const metadata = { appendCBOR: false, bytecodeHash: "none" as const };

// The one library of the escrow that is a contract of its own. Its address follows from its code as the production build
// makes it (docs/decisions/0009), so the compiler can write it into the escrow. When that code changes, the test of the
// deterministic addresses says which address belongs here.
const libraries = {
  "project/contracts/libraries/TermsPublisher.sol": {
    TermsPublisher: "0xaaac76f50D7ff8B8F11ca9b1FCa50919EA7805b3",
  },
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
          // The compiler's own sequence, with one more round of inlining at its start ("gvif", up to 1,400 gas less per
          // action) and without the function specializer ("F"), which copies every internal function for each constant
          // argument and costs 4,300 bytes. See docs/decisions.
          optimizerSteps:
            "dhfoDgvulfnTUtnIgvif[xa[r]EscLMcCTUtTOntnfDIulLculVcul [j]Tpeulxa[rul]xa[r]cL gvifCTUca[r]LSsTOtfDnca[r]Iulc]jmul[jul] VcTOcul jmul:fDnTOcmu",
        },
      },
    },
    libraries,
    metadata,
  },
};

const deployed = [
  "contracts/periphery/NamedSuccessor.sol",
  "contracts/escrow/OrderEscrow.sol",
  "contracts/libraries/TermsPublisher.sol",
  "contracts/exchange/FxRouter.sol",
  "contracts/exchange/venues/RfqVenue.sol",
  "contracts/exchange/oracles/ChainlinkOracle.sol",
  "contracts/exchange/oracles/FixedOracle.sol",
  "contracts/periphery/gates/CurrencyGate.sol",
  "contracts/exchange/venues/UniswapV3Venue.sol",
  "contracts/exchange/venues/UniswapV4Venue.sol",
  "contracts/periphery/verifiers/P256Verifier.sol",
  "contracts/periphery/verifiers/RsaVerifier.sol",
  "contracts/periphery/verifiers/WebAuthnVerifier.sol",
];

// What the gas bench measures ours beside, and on.
const measured = [
  "contracts/bench/FloorEscrow.sol",
  "contracts/bench/BenchErc20.sol",
  "contracts/bench/BenchProxy.sol",
  "contracts/bench/BenchSignatures.sol",
  "contracts/bench/BenchUsdc.sol",
];

// Tests and what they need. They run the production bytecode of the escrow, which they do not compile; the old pipeline is
// ten times faster.
const fast = {
  ...compiler,
  settings: { evmVersion: "osaka", optimizer: { enabled: true, runs: 200 }, libraries, metadata },
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

// The Solidity tests read one file: the creation code of the real Permit2, where npm put it.
const permit2 = fileURLToPath(
  new URL(
    "../bin/0x000000000022D473030F116dDEE9F6B43aC78BA3.bytecode",
    import.meta.resolve("hardhat-predeploy"),
  ),
);
const fsPermissions = { readFile: [permit2] };

// Invariant campaigns: calls = runs × depth, each with every check after it. `failOnRevert` makes handlers strict.
const campaign = (runs: number, depth: number) => ({ runs, depth, failOnRevert: true, dictionaryWeight: 20 });

// A fresh seed each time the deep profile runs; one that failed is run again with INVARIANT_SEED.
const freshSeed = () => process.env.INVARIANT_SEED ?? `0x${randomBytes(32).toString("hex")}`;

export default defineConfig({
  // The order counts: see stableTypes.
  plugins: [stableTypes, hardhatToolboxMochaEthers],
  solidity: {
    // A TypeScript test does not wait for the compilation of all Solidity tests.
    splitTestsCompilation: true,
    profiles: {
      default: {
        compilers: [fast],
        // One artifact for TypeScript tests, benches and deployment.
        overrides: Object.fromEntries([...deployed, ...measured].map((source) => [source, production])),
      },
    },
  },
  paths: { tests: { solidity: "test/solidity", mocha: "test/typescript" } },
  typechain: { outDir: "typechain-types" },
  test: {
    solidity: {
      profiles: {
        default: { fsPermissions, invariant: campaign(500, 50) },
        // Enough to catch a planted bug, see tools/planted-bugs.mjs.
        quick: { fsPermissions, fuzz: { runs: 64 }, invariant: { ...campaign(80, 50), shrinkRunLimit: 0 } },
        deep: { fsPermissions, fuzz: { runs: 100_000, seed: freshSeed() }, invariant: campaign(100_000, 50) },
      },
    },
  },
  networks: {
    localhost: {
      type: "http",
      chainType: "l1",
      url: process.env.LADING_LOCALHOST_URL ?? "http://127.0.0.1:8545",
    },
    sepolia: remote(11_155_111, "SEPOLIA_RPC_URL", "l1"),
    base: remote(8453, "BASE_RPC_URL", "op"),
    baseSepolia: remote(84_532, "BASE_SEPOLIA_RPC_URL", "op"),
    arbitrum: remote(42_161, "ARBITRUM_RPC_URL", "generic"),
    optimism: remote(10, "OPTIMISM_RPC_URL", "op"),
  },
});
