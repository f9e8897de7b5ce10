// Runs the indexer, a package of its own: installs its packages when they are missing, and hands the rest to Ponder.
//
//   npm run indexer -- start [OPTION...]     and dev, serve, codegen, db: Ponder's own commands
//   npm run indexer:install                  only the packages
import { spawn } from "node:child_process";

import { exitCodeOf, prepare } from "./bootstrap.mjs";
import { indexerFolder, ponderCall } from "./indexer/ponderCall.ts";

const node = prepare(indexerFolder);
const given = process.argv.slice(2);
if (given[0] !== "install") {
  const { cwd, script, args, env } = ponderCall(given, process.env);
  const child = spawn(node, [script, ...args], { cwd, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = exitCodeOf(code, signal);
  });
}
