// Packs Lading as for the registry, has publint and arethetypeswrong judge it, installs it into empty folders and uses it
// there: the program on a chain, every entry in a project of somebody else, the examples, the client in a browser's bundle.
//
//   node tools/check-package.mjs [--tarball FILE] [--node PROGRAM]
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { bundle, compileConsumer, compileContracts, writeConsumer } from "./package/consumer.mjs";
import { compileExamples, runExamples } from "./package/examples.mjs";
import { importedPackages, missingDependencies } from "./package/imports.mjs";
import { run, startWithJson } from "./package/process.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const tool = (path) => join(root, "node_modules", path);
const browserEntries = ["lading/client", "lading/exchange", "lading/order", "lading/netting"];
const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

const { values } = parseArgs({ options: { tarball: { type: "string" }, node: { type: "string" } } });
const node = values.node ?? process.execPath;
const folder = mkdtempSync(join(tmpdir(), "lading-package-"));
// Whoever runs npm with another Node gets that one's packages.
const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, NO_COLOR: "1" };
for (const name of Object.keys(env))
  if (/^(npm_(package|lifecycle|config_prefix)|LADING_)/.test(name)) delete env[name];

async function step(name, work) {
  const began = Date.now();
  const said = await work();
  console.log(`${name}: ${said ?? "ok"}, ${((Date.now() - began) / 1_000).toFixed(1)} s`);
}

function packed() {
  if (values.tarball !== undefined) return values.tarball;
  run("npm", ["pack", "--pack-destination", folder, "--loglevel=error"], { cwd: root, env });
  if (existsSync(join(root, "dist"))) throw new Error("npm pack left dist behind, which nothing here needs");
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(".tgz")),
  );
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function check() {
  let tarball;
  await step("npm pack", () => {
    tarball = packed();
  });
  await step("publint", () => {
    run(process.execPath, [tool("publint/src/cli.js"), "run", tarball, "--strict"]);
  });
  await step("arethetypeswrong", () => {
    run(process.execPath, [
      tool("@arethetypeswrong/cli/dist/index.js"),
      tarball,
      "--profile",
      "esm-only",
      "--quiet",
    ]);
  });

  const global = join(folder, "global");
  const program = join(global, process.platform === "win32" ? "lading.cmd" : "bin/lading");
  const installed = join(global, process.platform === "win32" ? "" : "lib", "node_modules/lading");
  await step("global install", () => {
    mkdirSync(global);
    run("npm", ["install", "--global", "--prefix", global, ...quiet, tarball], { cwd: global, env });
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    const missing = missingDependencies(importedPackages(join(installed, "dist")), manifest);
    if (missing.length > 0) throw new Error(missing.join("\n"));
    const development = ["hardhat", "tsx", "ethers"].filter((name) =>
      [join(global, "lib/node_modules", name), join(installed, "node_modules", name)].some(existsSync),
    );
    if (development.length > 0) throw new Error(`the install brings ${development}`);
  });
  await step("lading --help and completion", () => {
    const help = run(program, ["--help"], { cwd: global, env });
    if (!/^ {2}lading chain/m.test(help)) throw new Error(`--help does not list lading chain:\n${help}`);
    for (const shell of ["bash", "zsh"]) {
      const script = run(program, ["completion"], { cwd: global, env: { ...env, SHELL: `/bin/${shell}` } });
      if (!script.includes("lading")) throw new Error(`no completion for ${shell}`);
    }
  });

  const consumer = join(folder, "consumer");
  const page = readFileSync(join(root, "docs/integrate.md"), "utf8");
  let scripts;
  await step("a project that uses it", () => {
    mkdirSync(consumer);
    writeFileSync(
      join(consumer, "package.json"),
      JSON.stringify({ name: "consumer", private: true, type: "module" }),
    );
    const { devDependencies, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const beside = [
      `viem@${dependencies.viem}`,
      ...["ethers", "@types/node"].map((name) => `${name}@${devDependencies[name]}`),
    ];
    run("npm", ["install", ...quiet, tarball, ...beside], { cwd: consumer, env });
    scripts = writeConsumer(consumer, page);
    compileConsumer(consumer, tool("typescript/bin/tsc"));
    const said = run(node, ["out/everyEntry.js"], { cwd: consumer, env });
    if (said !== "true\n") throw new Error(`an entry does not work: ${said}`);
  });
  await step("the examples", () => compileExamples(root, consumer, tool("typescript/bin/tsc")));
  await step("its contract", () => compileContracts(consumer, page));
  await step("a browser's bundle", async () => {
    const sizes = [];
    for (const entry of browserEntries) {
      const { bytes, ofNode } = await bundle(consumer, entry);
      if (ofNode.length > 0) throw new Error(`${entry} needs ${ofNode} in a browser`);
      sizes.push(`${entry} ${Math.round(bytes / 1_024)} KiB`);
    }
    return sizes.join(", ");
  });

  await step("lading chain, the page's programs, lading audit and the examples", async () => {
    const port = String(await freePort());
    const at = { cwd: global, env: { ...env, XDG_CONFIG_HOME: join(folder, "config") } };
    const chain = await startWithJson(program, ["chain", "--port", port, "--json"], at);
    try {
      const { rpc, stablecoins } = chain.json;
      const usdc = stablecoins.find(({ symbol }) => symbol === "USDC").address;
      const settings = { cwd: consumer, env: { ...env, USDC: usdc, LADING_RPC: rpc } };
      const said = scripts.map((script) => run(node, [`out/${script}.js`], settings));
      if (said[0] !== "true 1250500000n 66\n") throw new Error(`the page's first program says ${said[0]}`);
      if (!said[1].endsWith("true 1\n")) throw new Error(`the page's second program says ${said[1]}`);
      const { hash } = await block(rpc);
      const audited = JSON.parse(run(program, ["audit", "--rpc", rpc, "--trust", hash, "--json"], at));
      if (!audited.proven || audited.counts.orders !== 1)
        throw new Error(`the audit says ${JSON.stringify(audited)}`);
      runExamples(consumer, node, { ...at.env, USDC: usdc, LADING_RPC: rpc, LADING: program });
    } catch (error) {
      await chain.stop();
      throw error;
    }
    const code = await chain.stop();
    if (code !== 0) throw new Error(`lading chain ended with ${code}`);
  });
}

async function block(rpc) {
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "eth_getBlockByNumber",
    params: ["latest", false],
  });
  const answer = await fetch(rpc, { method: "POST", headers: { "content-type": "application/json" }, body });
  return (await answer.json()).result;
}

try {
  await check();
  console.log(`package: works under Node ${run(node, ["--version"]).trim()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
