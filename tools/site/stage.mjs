// Copies the pages of the repository, and every file that they link to, to where VitePress reads them.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { sitePath, sourcePage, withSiteLinks } from "./links.mjs";

const FIRST = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "RELEASING.md"];
/** Files longer than this are shown to here: a page of data helps nobody. */
const MOST_CHARACTERS = 60_000;

const pagesUnder = (root, folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".md"));

function fileOf(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return readFileSync(join(root, path), "utf8");
  return readdirSync(join(root, path)).sort().join("\n");
}

/** Stages everything under `out`. @returns How many pages there are. */
export function stage(root, out) {
  rmSync(out, { recursive: true, force: true });
  const waiting = [...FIRST, ...pagesUnder(root, "docs")];
  const staged = new Set();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (staged.has(path)) continue;
    staged.add(path);
    const text = fileOf(root, path);
    const isPicture = /\.(svg|png)$/.test(path);
    const to = join(out, isPicture ? path.replace(/^docs\//, "") : sitePath(path));
    mkdirSync(dirname(to), { recursive: true });
    if (isPicture) {
      writeFileSync(to, readFileSync(join(root, path)));
    } else if (path.endsWith(".md")) {
      const page = withSiteLinks(path, text);
      waiting.push(...page.targets);
      writeFileSync(to, page.text);
    } else {
      writeFileSync(to, sourcePage(path, text.slice(0, MOST_CHARACTERS)));
    }
  }
  return staged.size;
}
