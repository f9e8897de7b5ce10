// Fails on an import circle of files or of folders, in Solidity or TypeScript, and on an import against the arrows of the architecture.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { folderCircles, importCircles, importGraph } from "./checks/imports.mjs";
import { layerProblems } from "./checks/layers.mjs";
import { sourceFiles } from "./checks/source-files.mjs";

const root = resolve(process.argv[2] ?? ".");
const graph = importGraph(
  new Map(sourceFiles(root).map((path) => [path, readFileSync(join(root, path), "utf8")])),
);
const problems = [
  ...importCircles(graph).map((circle) => `import circle: ${circle.join(" → ")}`),
  ...folderCircles(graph).map((circle) => `folder circle: ${circle.join(" → ")}`),
  ...layerProblems(graph),
];

for (const problem of problems) console.error(problem);
console.log(`imports: ${graph.size} files, ${problems.length} problems`);
if (graph.size === 0) console.error("no source file found");
process.exitCode = problems.length === 0 && graph.size > 0 ? 0 : 1;
