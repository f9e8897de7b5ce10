import { main } from "../../src/cli/main.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { LadingRun } from "./runLading.ts";

export interface InProcessOptions {
  /** The person at the screen; without one, nobody can be asked. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
  readonly style?: Terminal["style"] | undefined;
}

/** A run with all that it said, in the order in which it said it. */
export interface ScreenRun extends LadingRun {
  readonly screen: string;
}

/** Runs the program in this process: a second quicker than one of its own, where the process is not what is tested. */
export async function runInProcess(
  args: readonly string[],
  { confirm, style = (_, text) => text }: InProcessOptions = {},
): Promise<ScreenRun> {
  let [out, err, screen] = ["", "", ""];
  const code = await main(args, {
    out: (text) => {
      out += `${text}\n`;
      screen += `${text}\n`;
    },
    err: (text) => {
      err += `${text}\n`;
      screen += `${text}\n`;
    },
    isLive: false,
    columns: 100,
    confirm,
    style,
    styleErr: style,
  });
  return { code, out, err, screen };
}
