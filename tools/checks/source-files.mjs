import { readdirSync } from "node:fs";
import { extname, join } from "node:path";

const FOLDERS = ["contracts", "src", "scripts", "web", "indexer", "bench", "examples", "test", "tools"];
const EXTENSIONS = new Set([".sol", ".ts", ".tsx", ".mjs"]);

/** All source files of the project under `root`, as sorted paths relative to it. */
export function sourceFiles(root) {
  const found = [];

  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (["node_modules", "dist", "generated", ".ponder"].includes(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else if (EXTENSIONS.has(extname(entry.name))) found.push(path);
    }
  };

  const present = new Set(readdirSync(root));
  for (const folder of FOLDERS) if (present.has(folder)) visit(folder);

  return found.sort();
}
