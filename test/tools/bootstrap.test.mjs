import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

import { isAtLeast, stampOf } from "../../tools/bootstrap.mjs";

const BOOTSTRAP = fileURLToPath(new URL("../../tools/bootstrap.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lading-bootstrap-"));
const npm = join(folder, "npm-cli.js");
let root;
let count = 0;

// Stands in for npm: notes what it was asked, prints a Node for `exec`, and breaks when told to.
writeFileSync(
  npm,
  `const { appendFileSync, mkdirSync } = require("node:fs");
   appendFileSync(process.env.NPM_LOG, process.argv.slice(2).join(" ") + "\\n");
   if (process.env.NPM_BREAKS) { console.error(process.env.NPM_BREAKS); process.exit(1); }
   if (process.argv[2] === "ci") mkdirSync("node_modules", { recursive: true });
   if (process.argv[2] === "exec") console.log(process.execPath);
   if (process.argv[2] === "run") process.exit(process.argv.at(-1) === "bad" ? 3 : 0);`,
);

beforeEach(() => {
  root = join(folder, `project-${++count}`);
  mkdirSync(join(root, "tools"), { recursive: true });
  cpSync(BOOTSTRAP, join(root, "tools", "bootstrap.mjs"));
  writeFileSync(join(root, "package.json"), "{}");
  writeFileSync(join(root, "package-lock.json"), "{}");
});

after(() => rmSync(folder, { recursive: true }));

const log = () =>
  existsSync(join(root, "log")) ? readFileSync(join(root, "log"), "utf8").trim().split("\n") : [];

/** Options that make Node report another version, as seen by the script only: npm and the command stay as they are. */
const asNode = (version) => {
  const code = `Object.defineProperty(process, "version", { value: "${version}" })`;

  return ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
};

function commandLine(args, { version, breaks } = {}) {
  const options = version === undefined ? [] : asNode(version);
  const env = { ...process.env, npm_execpath: npm, NPM_LOG: join(root, "log"), NPM_BREAKS: breaks ?? "" };

  return [process.execPath, [...options, join(root, "tools", "bootstrap.mjs"), ...args], { cwd: root, env }];
}

function bootstrap(args, settings) {
  const [command, commandArgs, options] = commandLine(args, settings);
  const result = spawnSync(command, commandArgs, { ...options, encoding: "utf8" });

  return { code: result.status, out: result.stdout, errors: result.stderr };
}

test("compares versions as numbers", () => {
  assert.equal(isAtLeast("v20.9.0", "20.20.0"), false);
  assert.equal(isAtLeast("v22.13.0", "22.13.0"), true);
  assert.equal(isAtLeast("v22.12.9", "22.13.0"), false);
  assert.equal(isAtLeast("v26.0.0", "22.13.0"), true);
});

test("the stamp follows the lock file and the machine", () => {
  assert.equal(stampOf("a", "linux", "x64"), stampOf("a", "linux", "x64"));
  assert.notEqual(stampOf("a", "linux", "x64"), stampOf("b", "linux", "x64"));
  assert.notEqual(stampOf("a", "linux", "x64"), stampOf("a", "darwin", "x64"));
});

test("says which Node is needed when it is older than 20.20", () => {
  const { code, errors } = bootstrap(["node", "-v"], { version: "v20.19.9" });

  assert.equal(code, 1);
  assert.match(errors, /Node >= 20\.20 is needed, this is v20\.19\.9/);
  assert.deepEqual(log(), []);
});

test("under a fit Node, installs once, again when the lock file changes, and fetches no Node", () => {
  assert.equal(bootstrap(["node", "-e", ""]).code, 0);
  assert.equal(bootstrap(["node", "-e", ""]).code, 0);
  assert.equal(log().length, 1);
  assert.match(log()[0], /^ci /);

  appendFileSync(join(root, "package-lock.json"), "\n");
  assert.equal(bootstrap(["node", "-e", ""]).code, 0);
  assert.equal(log().length, 2);
});

test("never installs into a node_modules that is a link to another work tree's", () => {
  mkdirSync(join(root, "elsewhere"));
  symlinkSync(join(root, "elsewhere"), join(root, "node_modules"));

  assert.equal(bootstrap(["node", "-e", ""]).code, 0);
  assert.deepEqual(log(), []);
});

test("under an older Node, fetches a fit one and installs, both once", () => {
  assert.equal(bootstrap(["node", "-e", ""], { version: "v20.20.2" }).code, 0);
  assert.equal(bootstrap(["node", "-e", ""], { version: "v20.20.2" }).code, 0);

  assert.equal(log().length, 2);
  assert.match(log()[0], /^exec --yes --package=node@24 -- node -p process\.execPath$/);
  assert.match(log()[1], /^ci /);
});

test("passes arguments and the exit code through, and keeps stdout for the command", () => {
  const code = "console.log(JSON.stringify(process.argv.slice(1))); process.exit(7)";
  const result = bootstrap(["node", "-e", code, "--", "--orders", "a file.csv"]);

  assert.equal(result.code, 7);
  assert.equal(result.out, '["--orders","a file.csv"]\n');
});

test("npm-run stops at the first script that fails and returns its exit code", () => {
  assert.equal(bootstrap(["npm-run", "good", "bad", "never"]).code, 3);
  assert.deepEqual(log().slice(1), ["run --silent good", "run --silent bad"]);
});

test("explains a missing network, and installs again the next time", () => {
  const broken = bootstrap(["node", "-e", ""], { breaks: "npm error code ENOTFOUND" });
  assert.equal(broken.code, 1);
  assert.match(broken.errors, /The npm registry cannot be reached/);

  const other = bootstrap(["node", "-e", ""], { breaks: "npm error code EUSAGE" });
  assert.equal(other.code, 1);
  assert.doesNotMatch(other.errors, /The npm registry cannot be reached/);

  assert.equal(bootstrap(["node", "-e", ""]).code, 0);
});

test("names a command that does not exist", () => {
  const { code, errors } = bootstrap(["no-such-command"]);

  assert.equal(code, 1);
  assert.match(errors, /cannot run no-such-command/);
});

test("forwards a signal and exits as the command did", async () => {
  const waiting =
    'process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("up")';
  const child = spawn(...commandLine(["node", "-e", waiting]));
  await once(child.stdout, "data");

  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [9, null]);
});

test("a command that a signal ended gives 128 and its number", () => {
  assert.equal(bootstrap(["node", "-e", 'process.kill(process.pid, "SIGKILL")']).code, 137);
});
