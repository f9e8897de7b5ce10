import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { ChainEngineMissingError } from "./errors.ts";

/** The engine's names for processors. */
const processors: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/**
 * The anvil program of this machine: the one that came with Lading, else the one in the PATH.
 *
 * It is started itself and not through its npm wrapper, which ends before it.
 *
 * @throws ChainEngineMissingError
 */
export function findEngine({ platform, arch }: Pick<NodeJS.Process, "platform" | "arch"> = process): string {
  const name = platform === "win32" ? "anvil.exe" : "anvil";
  const installed = installedEngine(`@foundry-rs/anvil-${platform}-${processors[arch] ?? arch}`, name);
  if (installed !== undefined) return installed;
  if (spawnSync(name, ["--version"]).status === 0) return name;
  throw new ChainEngineMissingError(`${platform} ${arch}`);
}

function installedEngine(platformPackage: string, name: string): string | undefined {
  let wrapper: string;
  try {
    wrapper = createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json");
  } catch {
    return undefined;
  }
  // Where npm left the platform's package out, the wrapper's install script puts the program beside the wrapper.
  const fetched = join(dirname(wrapper), "..", "dist", name);
  try {
    return createRequire(wrapper).resolve(`${platformPackage}/bin/${name}`);
  } catch {
    return existsSync(fetched) ? fetched : undefined;
  }
}
