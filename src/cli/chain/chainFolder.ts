import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where this person's programs keep settings, as the platform has it. */
function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  if (XDG_CONFIG_HOME) return join(XDG_CONFIG_HOME, "lading");
  if (process.platform === "win32" && APPDATA) return join(APPDATA, "lading");
  return join(homedir(), ".config", "lading");
}

/** Where a local chain is kept, unless a command line says otherwise. */
export function defaultChainFolder(): string {
  return join(configFolder(), "chain");
}

/** The files of a local chain; the record of its deployment lies beside them. */
export interface ChainFiles {
  readonly folder: string;
  /** The chain after its last saved block. */
  readonly state: string;
  /** What anvil writes when it ends; whole only if it was not killed over it. */
  readonly exit: string;
  /** Which processes run the chain now. */
  readonly running: string;
}

export function chainFiles(folder: string): ChainFiles {
  const whole = resolve(folder);
  const inside = (name: string): string => join(whole, name);
  return {
    folder: whole,
    state: inside("state.json"),
    exit: inside("exit.json"),
    running: inside("running.json"),
  };
}
