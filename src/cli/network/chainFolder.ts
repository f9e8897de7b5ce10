import { join, resolve } from "node:path";

import { configFolder } from "../configFolder.ts";

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
