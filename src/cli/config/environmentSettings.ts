import { UsageError } from "../usageError.ts";
import type { OptionCatalog } from "./optionKinds.ts";
import { fitsAny, type Setting, type Settings, wanted } from "./setting.ts";

const PREFIX = "LADING_";
// Read by hardhat.config.ts for scripts, not by this program.
const notOptions = new Set(["LADING_LOCALHOST_URL"]);

/** The option that a variable sets: `LADING_SIGNER_TIMEOUT` is `--signer-timeout`. */
export function optionOfVariable(variable: string): string | undefined {
  if (!variable.startsWith(PREFIX) || notOptions.has(variable)) return undefined;
  return variable.slice(PREFIX.length).toLowerCase().replaceAll("_", "-");
}

/**
 * The options that the environment sets. A variable without a value sets nothing.
 *
 * @throws UsageError for a variable that is no option or has a wrong value.
 */
export function environmentSettings(env: NodeJS.ProcessEnv, catalog: OptionCatalog): Settings {
  const settings = new Map<string, Setting>();
  for (const [variable, text = ""] of Object.entries(env)) {
    const name = optionOfVariable(variable);
    if (name === undefined || text === "") continue;
    if (!catalog.has(name))
      throw new UsageError(`${variable} in the environment: lading has no option --${name}.`);
    const isList = catalog.get(name)?.some((kind) => kind.isList) === true;
    const value = isList ? text.split(",").map((each) => each.trim()) : text;
    if (!fitsAny(value, name, catalog))
      throw new UsageError(`${variable} in the environment must be ${wanted(name, catalog)}.`);
    settings.set(name, { value, from: variable });
  }
  return settings;
}
