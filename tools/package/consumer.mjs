// Somebody else's project with the package in it: what its documentation shows must work there.
import { readFileSync, writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import solc from "solc";

import { run } from "./process.mjs";

/** The blocks of a page in one language. */
export function blocksOf(page, language) {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, code]) => code,
  );
}

/** Everything that can be imported, used so that a type that is lost shows. */
const everyEntry = `
import { audit, type AuditParameters, type Verdict } from "lading/audit";
import { escrowActions, type Order, orderEscrowAbi } from "lading/client";
import { exchangeActions, type FxQuote, fxRouterAbi } from "lading/exchange";
import { multilateral, type Flow } from "lading/netting";
import { formatMoney, type Money, orderIdOf, parseOrder } from "lading/order";
import { FxRouter__factory, OrderEscrow__factory, type OrderEscrow } from "lading/typechain";
import abi from "lading/abi/IOrderEscrow.json" with { type: "json" };
import built from "lading/builds/OrderEscrow.json" with { type: "json" };
import addresses from "lading/deployments/addresses.json" with { type: "json" };
import manifest from "lading/package.json" with { type: "json" };

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const typed: [Same<Order["amount"], bigint>, Same<FxQuote, any>, Same<Flow, any>, Same<Money, any>] = [true, false, false, false];
export const verdictTyped: Same<Verdict["balanced"], boolean> = true;
export const parameters: AuditParameters = { escrow: "0x0773Bf38bDc0b8148a2f9b152c5690eb37A14165", fromBlock: 0 };
export const connected: OrderEscrow = OrderEscrow__factory.connect(addresses.OrderEscrow);
const parts = [audit, escrowActions, exchangeActions, multilateral, formatMoney, orderIdOf, parseOrder];
console.log(
  parts.every((part) => typeof part === "function") &&
    orderEscrowAbi.length > 0 && fxRouterAbi.length > 0 && abi.length > 0 && manifest.name === "lading" &&
    OrderEscrow__factory.bytecode === built.bytecode && FxRouter__factory.abi.length > 0 &&
    connected.target === addresses.OrderEscrow,
);
`;

const settings = {
  compilerOptions: {
    ...{
      target: "es2023",
      lib: ["es2023", "dom"],
      module: "nodenext",
      strict: true,
      exactOptionalPropertyTypes: true,
    },
    ...{
      skipLibCheck: true,
      resolveJsonModule: true,
      verbatimModuleSyntax: true,
      types: ["node"],
      outDir: "out",
    },
  },
  include: ["*.ts"],
};

/** Writes the project's files: each block of the page, and one that imports everything. */
export function writeConsumer(folder, page) {
  const scripts = blocksOf(page, "ts");
  for (const [index, code] of scripts.entries()) writeFileSync(join(folder, `page${index}.ts`), code);
  writeFileSync(join(folder, "everyEntry.ts"), everyEntry);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  return scripts.map((_, index) => `page${index}`);
}

/** Type-checks and builds the project. */
export function compileConsumer(folder, tsc) {
  run(process.execPath, [tsc, "--project", "tsconfig.json"], { cwd: folder });
}

/** Compiles the page's contracts with the package's sources. */
export function compileContracts(folder, page) {
  const require = createRequire(join(folder, "index.js"));
  const sources = Object.fromEntries(
    blocksOf(page, "solidity").map((content, index) => [`Page${index}.sol`, { content }]),
  );
  if (Object.keys(sources).length === 0) throw new Error("the page has no contract");
  const input = {
    language: "Solidity",
    sources,
    settings: { evmVersion: "osaka", outputSelection: { "*": { "*": ["abi"] } } },
  };
  const find = (path) => ({ contents: readFileSync(require.resolve(path), "utf8") });
  const { errors = [] } = JSON.parse(solc.compile(JSON.stringify(input), { import: find }));
  const severe = errors.filter(({ severity }) => severity === "error");
  if (severe.length > 0) throw new Error(severe.map(({ formattedMessage }) => formattedMessage).join("\n"));
}

/** Bundles an entry for a browser. @returns Its size in bytes, and the modules of Node that it would need. */
export async function bundle(folder, entry) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from "${entry}";`, resolveDir: folder },
    ...{ bundle: true, write: false, metafile: true, platform: "browser", format: "esm", target: "es2022" },
    ...{ minify: true, logLevel: "silent" },
  });
  const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return { bytes: outputFiles[0].contents.length, ofNode: imported.filter((path) => builtin.has(path)) };
}
