import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { configFolder } from "../configFolder.ts";
import { UsageError } from "../usageError.ts";
import type { OptionCatalog } from "./optionKinds.ts";
import { refuseSecret } from "./refuseSecrets.ts";
import { fitsAny, type Setting, type Settings, type SettingValue, wanted } from "./setting.ts";

/** A file with options, as JSON. */
export interface ConfigFile {
  readonly path: string;
  readonly settings: Settings;
}

const NAME = "lading.json";

// A file lies in a folder that may have come from somebody else; consent must come from who runs the command. A nonce is
// that of one transaction.
const onlyFlags = new Set(["config", "yes", "help", "nonce"]);

/**
 * The one file with options: the one that was named, else `lading.json` of the current folder, else that of the program's
 * configuration folder.
 *
 * @throws UsageError naming the line and the option that is not as it should be.
 */
export async function readConfigFile(
  named: string | undefined,
  catalog: OptionCatalog,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ConfigFile | undefined> {
  const candidates = named === undefined ? [NAME, join(configFolder(env), NAME)] : [named];
  for (const path of candidates) {
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (text !== undefined) return { path, settings: settingsOf(path, text, catalog) };
  }
  if (named === undefined) return undefined;
  throw new UsageError(`--config ${named}: there is no such file.`);
}

function settingsOf(path: string, text: string, catalog: OptionCatalog): Settings {
  const settings = new Map<string, Setting>();
  for (const [name, value] of Object.entries(objectOf(path, text))) {
    const from = `${path}, line ${lineOf(name, text)}`;
    refuseSecret(name, [value].flat().map(String).join(" "), from);
    if (onlyFlags.has(name)) throw new UsageError(`${from}: "${name}" counts on the command line only.`);
    if (!catalog.has(name))
      throw new UsageError(`${from}: lading has no option "${name}".`, [
        "Options are named as on the command line, without the dashes before them.",
      ]);
    if (!fitsAny(value, name, catalog))
      throw new UsageError(`${from}: "${name}" must be ${wanted(name, catalog)}.`);
    settings.set(name, { value: value as SettingValue, from });
  }
  return settings;
}

function objectOf(path: string, text: string): Readonly<Record<string, unknown>> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    // The parser's words can quote the file; its position cannot.
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    const line = position === undefined ? "" : `, line ${lineAt(Number(position), text)}`;
    throw new UsageError(`${path}${line}: this is not JSON.`);
  }
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return { ...content };
  throw new UsageError(
    `${path} must be a JSON object with options, such as {"rpc": "http://127.0.0.1:8545"}.`,
  );
}

function lineOf(name: string, text: string): number {
  const pattern = new RegExp(`${JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*:`);
  return lineAt(Math.max(0, text.search(pattern)), text);
}

function lineAt(position: number, text: string): number {
  return text.slice(0, position).split("\n").length;
}
