import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/lading.mjs", import.meta.url));

/** What a run of the program left. */
export interface LadingRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunLadingOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Kills the program (SIGKILL) as soon as what it wrote to its error stream fits. */
  readonly killWhen?: (err: string) => boolean;
  /** Presses Ctrl-C (SIGINT), once, as soon as what it wrote to its output fits. */
  readonly interruptWhen?: (out: string) => boolean;
  /** Hears what it wrote to its error stream so far, each time there is more. */
  readonly onErr?: (err: string) => void;
}

// Nothing that this machine's owner has set up counts in a test.
const nowhere = join(tmpdir(), "lading-without-configuration");
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([variable]) => !variable.startsWith("LADING_")),
);
const clean = { ...inherited, XDG_CONFIG_HOME: nowhere, APPDATA: nowhere };

/** Runs the real program as a process of its own, without a screen. */
export function runLading(
  args: readonly string[],
  { env = {}, cwd, input = "", killWhen, interruptWhen, onErr }: RunLadingOptions = {},
): Promise<LadingRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...clean, ...env } });
    let out = "";
    let err = "";
    let isInterrupted = false;
    child.stdout.on("data", (piece) => {
      out += piece;
      if (isInterrupted || interruptWhen?.(out) !== true) return;
      isInterrupted = child.kill("SIGINT");
    });
    child.stderr.on("data", (piece) => {
      err += piece;
      onErr?.(err);
      if (killWhen?.(err) === true) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
