// The documentation as a site, a package of its own: installs its packages when they are missing, writes the client's
// reference, draws nothing that Mermaid cannot read, and builds. A dead link fails the build.
//
//   npm run docs:site              builds site/dist
//   npm run docs:site -- serve     shows it
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { prepare } from "./bootstrap.mjs";
import { stage } from "./site/stage.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, "site");
const node = prepare(folder);
const program = (path) => join(folder, "node_modules", path);

function run(script, args) {
  const { status } = spawnSync(node, [script, ...args], { cwd: folder, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (process.argv[2] === "serve") {
  run(program("vitepress/bin/vitepress.js"), ["preview", "."]);
} else {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  console.log(`site: ${stage(root, join(folder, "pages"))} pages of Lading ${version}`);
  run(program("typedoc/bin/typedoc"), ["--options", "typedoc.json"]);
  run("checkDiagrams.mjs", []);
  run(program("vitepress/bin/vitepress.js"), ["build", "."]);
}
