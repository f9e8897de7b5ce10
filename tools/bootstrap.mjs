// Runs a command of this project on any machine with Node >= 20.20 and npm:
//
//   node tools/bootstrap.mjs COMMAND [ARGUMENT...]
//   node tools/bootstrap.mjs npm-run SCRIPT...     one script after the other, the first failure ends it
//
// Hardhat needs Node >= 22.13. Below that, npm also skips the native packages that ask for a newer Node (the symptom
// is error HHE27), so both the install and the command run under a Node from the npm registry. All messages go to
// stderr: a command may print JSON. No dependencies: this file runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE_TO_BEGIN_WITH = "20.20.0";
const OLDEST_FIT_NODE = "22.13.0";
const NODE_PACKAGE = "node@24";
const NETWORK_ERROR =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b|network/i;
/** npm's word for a version that its cache does not know yet, or that is nowhere. */
const UNKNOWN_VERSION = /\bETARGET\b/;
const INSTALL = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
const NETWORK_HINT =
  "The npm registry cannot be reached, and it is needed once. Check the network, the proxy and what\n" +
  "`npm config get registry` says, then run the same command again.";

export function isAtLeast(version, wanted) {
  const [have, want] = [version, wanted].map((text) => text.replace(/^v/, "").split(".").map(Number));
  const index = want.findIndex((number, position) => have[position] !== number);

  return index === -1 || have[index] > want[index];
}

/** What `node_modules` depends on: the lock file, and the machine that the native packages were chosen for. */
export function stampOf(lockText, platform = process.platform, arch = process.arch) {
  return createHash("sha256").update(`${platform} ${arch}\n${lockText}`).digest("hex");
}

export function readState(file) {
  try {
    const state = JSON.parse(readFileSync(file, "utf8"));

    return { stamp: String(state.stamp ?? ""), node: String(state.node ?? "") };
  } catch {
    return { stamp: "", node: "" };
  }
}

/** Signals end a process with 128 + their number, as in a shell. */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

class BootstrapError extends Error {}

/** npm's cache is older than the lock file. */
class StaleCacheError extends BootstrapError {}

function say(message) {
  process.stderr.write(`lading: ${message}\n`);
}

function environmentFor(root, node) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);

  return { ...process.env, PATH: path };
}

/** npm itself is a script: running it with a chosen Node is what makes it see that Node's version. */
function npmCommand(node) {
  const script = process.env.npm_execpath ?? "";

  return basename(script) === "npm-cli.js" && existsSync(script) ? [node, script] : ["npm"];
}

function runNpm(root, node, args) {
  const [command, ...first] = npmCommand(node);
  const options = { cwd: root, env: environmentFor(root, node), encoding: "utf8" };
  const result = spawnSync(command, [...first, ...args], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}`;

  if (result.error?.code === "ENOENT") throw new BootstrapError("npm is missing. Install it beside Node.");
  if (result.error) throw result.error;
  if (result.status === 0) return result.stdout.trim();

  if (args.includes("--prefer-offline") && UNKNOWN_VERSION.test(output)) throw new StaleCacheError(output);
  process.stderr.write(output);
  const hint = NETWORK_ERROR.test(output) ? `\n${NETWORK_HINT}` : "";
  throw new BootstrapError(
    `npm ${args[0]} failed with exit code ${exitCodeOf(result.status, result.signal)}.${hint}`,
  );
}

function fitNode(root, state) {
  if (isAtLeast(process.version, OLDEST_FIT_NODE)) return process.execPath;
  if (state.node !== "" && existsSync(state.node)) return state.node;

  say(`Node ${process.version} is too old for Hardhat; taking ${NODE_PACKAGE} from the npm registry …`);
  const printPath = ["--", "node", "-p", "process.execPath"];
  const path = runNpm(root, process.execPath, ["exec", "--yes", `--package=${NODE_PACKAGE}`, ...printPath]);
  const version = spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "";

  if (isAtLeast(version, OLDEST_FIT_NODE)) return path;
  throw new BootstrapError(
    `${NODE_PACKAGE} did not give a fit Node (got "${version}"). Install Node >= 22.13.`,
  );
}

/** From npm's cache where it can, which is fast and needs no network; from the registry where the cache is too old. */
function install(root, node) {
  try {
    runNpm(root, node, [...INSTALL, "--prefer-offline"]);
  } catch (error) {
    if (!(error instanceof StaleCacheError)) throw error;
    runNpm(root, node, INSTALL);
  }
}

/** Returns the Node to run under; afterwards `node_modules` fits the lock file. */
export function prepare(root) {
  const stateFile = join(root, "node_modules", ".lading", "state.json");
  const state = readState(stateFile);
  const node = fitNode(root, state);
  const stamp = stampOf(readFileSync(join(root, "package-lock.json"), "utf8"));
  const isFit = isAtLeast(process.version, OLDEST_FIT_NODE);
  if (state.stamp === stamp && (isFit || state.node === node)) return node;

  // A linked node_modules belongs to another work tree: an install here would pull it away under that one.
  const isLinked =
    lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (state.stamp !== stamp && !isLinked) {
    say("Installing the packages of package-lock.json …");
    install(root, node);
  }

  mkdirSync(dirname(stateFile), { recursive: true });
  // A fit Node that the user runs needs no cache; an older one's stand-in is kept, so that later runs need no network.
  const cached = isFit ? state.node : node;
  writeFileSync(stateFile, JSON.stringify({ stamp: isLinked ? state.stamp : stamp, node: cached }));

  return node;
}

function run(root, node, command, args) {
  return new Promise((resolve, reject) => {
    const env = environmentFor(root, node);
    const child = spawn(command === "node" ? node : command, args, {
      cwd: process.cwd(),
      env,
      stdio: "inherit",
    });
    const forward = (signal) => child.kill(signal);

    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
    child.on("error", (error) => reject(new BootstrapError(`cannot run ${command}: ${error.message}`)));
    child.on("exit", (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

async function main([command, ...args]) {
  if (command === undefined)
    throw new BootstrapError("usage: node tools/bootstrap.mjs COMMAND [ARGUMENT...]");
  if (!isAtLeast(process.version, OLDEST_NODE_TO_BEGIN_WITH)) {
    throw new BootstrapError(
      `Node >= 20.20 is needed, this is ${process.version}. Install a newer Node, then run again.`,
    );
  }

  const root = realpathSync(join(dirname(fileURLToPath(import.meta.url)), ".."));
  const node = prepare(root);
  if (command !== "npm-run") return await run(root, node, command, args);

  for (const script of args) {
    const [npm, ...first] = npmCommand(node);
    const code = await run(root, node, npm, [...first, "run", "--silent", script]);
    if (code !== 0) return code;
  }

  return 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
