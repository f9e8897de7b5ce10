import type { Argv } from "yargs";

import { optionKinds } from "./optionKinds.ts";
import { fitting, type Settings } from "./setting.ts";

/** Lets settings count for those options that a command has; the others are for other commands. */
export function useSettings<Before>(program: Argv<Before>, settings: Settings): Argv<Before> {
  const kinds = optionKinds(program);
  const used = [...settings].flatMap(([name, { value }]) => {
    const kind = kinds.get(name);
    const fit = kind && fitting(value, kind);
    return fit === undefined ? [] : [[name, fit] as const];
  });
  return program.config(Object.fromEntries(used));
}
