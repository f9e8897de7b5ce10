import { spawn, spawnSync } from "node:child_process";

/** Runs a program to its end; an error with all it said when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    throw new Error(
      `${[command, ...args].join(" ")} ended with ${result.status ?? result.signal}\n${result.stdout}${result.stderr}`,
    );
  }
  return result.stdout;
}

/** Starts a program and waits until it printed one whole JSON document. */
export async function startWithJson(command, args, options, patience = 120_000) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stderr.on("data", (piece) => {
    err += piece;
  });
  const json = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${command} printed no JSON: ${out}${err}`)), patience);
    ended.then((code) => reject(new Error(`${command} ended with ${code}: ${err}`)));
    child.stdout.on("data", (piece) => {
      out += piece;
      try {
        resolve(JSON.parse(out));
        clearTimeout(late);
      } catch {
        // Not all of it yet.
      }
    });
  }).catch((error) => {
    child.kill("SIGTERM");
    throw error;
  });
  const stop = async () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { json, stop };
}
