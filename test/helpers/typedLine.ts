import { spawnSync } from "node:child_process";

import { runInProcess } from "./runInProcess.ts";

/** What a line left: what it said, in the order in which it was said, and how it ended. */
export interface TypedRun {
  readonly said: string;
  readonly code: number | null;
}

export interface TypedLine {
  readonly line: string;
  /** Lines before it that set something. */
  readonly remembered: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A plain call of the program: no other program, file or setting on the line. */
const plain = /^lading [^;&|<>]*$/;

/**
 * Runs a line as a terminal would. The shell reads every line; a plain call of the program then runs in this process, which
 * spares a second each, and everything else in a process of its own.
 */
export async function runTypedLine(typed: TypedLine): Promise<TypedRun> {
  const { line, remembered, folder, env } = typed;
  const isPlain = plain.test(line.replace(/"[^"]*"/g, ""));
  const words = isPlain ? ["lading() { printf '%s\\0' \"$@\"; }"] : ["exec 2>&1"];
  const script = [...words, ...remembered, line].join("\n");
  const run = spawnSync("bash", ["-c", script], { cwd: folder, env, encoding: "utf8" });
  if (!isPlain) return { said: run.stdout, code: run.status };
  if (run.status !== 0) throw new Error(`The shell does not take the line ${line}\n${run.stderr}`);
  const exported = remembered.flatMap((each) => {
    const [, name, value] = /^export ([A-Z_]+)=(\S+)$/.exec(each) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  return inProcess(run.stdout.split("\0").slice(0, -1), { ...env, ...Object.fromEntries(exported) }, folder);
}

async function inProcess(args: readonly string[], env: NodeJS.ProcessEnv, folder: string): Promise<TypedRun> {
  const [usualEnv, usualFolder] = [process.env, process.cwd()];
  process.env = env;
  process.chdir(folder);
  try {
    const { screen, code } = await runInProcess(args);
    return { said: screen, code };
  } finally {
    process.env = usualEnv;
    process.chdir(usualFolder);
  }
}
