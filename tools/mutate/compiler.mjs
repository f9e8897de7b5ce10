// One contract compiled alone, by the compiler of the project.
import { createRequire } from "node:module";

import { replaceSpan } from "./ast.mjs";
import { readSource } from "./project.mjs";
import { shortened } from "./shorter.mjs";

const require = createRequire(import.meta.url);
const packageFile = (path) => `node_modules/${path}`;

/** Loads the compiler; a process of its own needs one, for it works without pause. */
export function loadCompiler({ targets, settings }) {
  const solc = require("solc");
  const cached = new Map();
  const read = (path) => {
    if (!cached.has(path))
      cached.set(path, readSource(path.startsWith("contracts/") ? path : packageFile(path)));
    return cached.get(path);
  };
  const run = (roots, changed, compilerSettings) => {
    const contents = (path) => (changed.get(path) ?? read(path)).toString("utf8");
    const input = {
      language: "Solidity",
      sources: Object.fromEntries(roots.map((path) => [path, { content: contents(path) }])),
      settings: compilerSettings,
    };
    const output = JSON.parse(
      solc.compile(JSON.stringify(input), { import: (path) => ({ contents: contents(path) }) }),
    );
    const error = (output.errors ?? []).find(({ severity }) => severity === "error");

    return { output, error: error?.formattedMessage };
  };

  /** Without any optimizer and by the old pipeline, ten times faster than by the new one. */
  const fast = {
    evmVersion: settings.evmVersion,
    metadata: settings.metadata,
    libraries: settings.libraries,
    optimizer: { enabled: false },
    debug: { debugInfo: [] },
  };
  const codeOf = (target, changed, compilerSettings) => {
    const selection = { [target]: { "*": ["evm.bytecode.object"] } };
    const { output, error } = run([target], changed, { ...compilerSettings, outputSelection: selection });
    if (error !== undefined) return { error };
    const name = target.replace(/^.*\/|\.sol$/g, "");

    return { code: output.contracts[target][name].evm.bytecode.object };
  };

  return {
    targets,
    /** Path → syntax tree of all that the targets are made of. */
    trees() {
      const { output, error } = run(targets, new Map(), {
        evmVersion: settings.evmVersion,
        outputSelection: { "*": { "": ["ast"] } },
      });
      if (error !== undefined) throw new Error(`the contracts do not compile:\n${error}`);
      return new Map(Object.entries(output.sources).map(([path, { ast }]) => [path, ast]));
    },
    /** @param mutant {file, start, end, after}, or undefined for the contract as it is. */
    fastCode(target, mutant) {
      const result = codeOf(target, shortened(read, mutant), fast);
      // What lies too deep for the old pipeline goes by the one that the contract is made for.
      if (!/Stack too deep/.test(result.error ?? "")) return result;
      return codeOf(target, this.change(mutant), this.quickIr);
    },
    productionCode(target, mutant) {
      return codeOf(target, this.change(mutant), settings);
    },
    change(mutant) {
      if (mutant === undefined) return new Map();
      return new Map([[mutant.file, replaceSpan(read(mutant.file), mutant.start, mutant.end, mutant.after)]]);
    },
    /** The new pipeline with as little work as lets it place its variables. */
    quickIr: {
      ...fast,
      viaIR: true,
      optimizer: {
        enabled: true,
        runs: 200,
        details: {
          cse: false,
          constantOptimizer: false,
          yul: true,
          yulDetails: { stackAllocation: true, optimizerSteps: "dhfoDgvulfnTUtnIvuljmul:fDnTOcmu" },
        },
      },
    },
  };
}
