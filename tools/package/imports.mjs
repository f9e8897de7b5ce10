import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|\n)\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/g;

/** The packages that the built files in a folder import, by name. */
export function importedPackages(folder) {
  const found = new Map();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|mjs|d\.ts)$/.test(file)) continue;
    const code = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const match of code.matchAll(IMPORT)) {
      const specifier = match[1] ?? match[2] ?? match[3];
      if (specifier.startsWith(".") || specifier.startsWith("node:") || builtinModules.includes(specifier))
        continue;
      const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
      found.set(name, file);
    }
  }
  return found;
}

/** One line for each package that an installed Lading would miss. */
export function missingDependencies(imported, { dependencies, peerDependencies = {} }) {
  return [...imported]
    .filter(([name]) => !(name in dependencies) && !(name in peerDependencies))
    .map(([name, file]) => `${file} imports ${name}, which an installed package does not have`);
}
