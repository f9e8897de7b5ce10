// Fails when the committed typechain-types are not what a build of the committed contracts makes.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = "typechain-types";
const root = resolve(process.argv[2] ?? ".");

function run(command, args, stdio) {
  const result = spawnSync(command, args, { cwd: root, encoding: "utf8", stdio });
  if (result.status !== 0) {
    console.error(
      `${command} ${args.join(" ")} failed: ${result.error?.message ?? `exit code ${result.status}`}`,
    );
    process.exit(1);
  }

  return result.stdout ?? "";
}

// A type of a contract that is gone would stay, so the folder is made anew.
rmSync(join(root, FOLDER), { recursive: true, force: true });
run("hardhat", ["build", "--no-tests", "--quiet"], "inherit");
const drift = run(
  "git",
  ["status", "--porcelain", "--untracked-files=all", "--", FOLDER],
  ["ignore", "pipe", "inherit"],
);
const tracked = run("git", ["ls-files", "--", FOLDER], ["ignore", "pipe", "inherit"]);

if (drift !== "")
  console.error(`${FOLDER} differs from the build; run npm run build and commit it:\n${drift}`);
if (tracked === "") console.error(`${FOLDER} is not committed`);
console.log(`typechain: ${drift === "" && tracked !== "" ? "no drift" : "drift"}`);
process.exitCode = drift === "" && tracked !== "" ? 0 : 1;
