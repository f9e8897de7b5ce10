import { keyPlaces } from "../signing/signerOptions.ts";
import { readConfigFile } from "./configFile.ts";
import { environmentSettings } from "./environmentSettings.ts";
import { flagsOf } from "./flags.ts";
import type { OptionCatalog } from "./optionKinds.ts";
import type { Setting, Settings } from "./setting.ts";

/** What counts where the command line says nothing. */
export interface SettingsRead {
  /** The file that was read, if any. */
  readonly file: string | undefined;
  readonly settings: Settings;
}

// One of each counts: who names a signer on the command line does not mean the keystore of the file as well.
const rivals: readonly (readonly string[])[] = [keyPlaces, ["rpc", "blocks"]];

/**
 * The options that the environment and the file set, for a command line with `args`: flags beat the environment, and the
 * environment beats the file.
 */
export async function readSettings(
  args: readonly string[],
  catalog: OptionCatalog,
  env: NodeJS.ProcessEnv = process.env,
): Promise<SettingsRead> {
  const flags = flagsOf(args);
  const fromEnvironment = environmentSettings(env, catalog);
  const named =
    flags.findLast(({ name }) => name === "config")?.value ?? fromEnvironment.get("config")?.value;
  const file = await readConfigFile(named === undefined ? undefined : String(named), catalog, env);
  const taken = new Set(flags.map(({ name }) => name));
  const settings = new Map<string, Setting>();
  for (const level of [fromEnvironment, file?.settings ?? new Map<string, Setting>()]) {
    const counting = [...level].filter(([name]) => !isTaken(name, taken));
    for (const [name, setting] of counting) {
      taken.add(name);
      settings.set(name, setting);
    }
  }
  settings.delete("config");
  return { file: file?.path, settings };
}

function isTaken(name: string, taken: ReadonlySet<string>): boolean {
  const others = rivals.find((group) => group.includes(name)) ?? [name];
  return others.some((each) => taken.has(each));
}
