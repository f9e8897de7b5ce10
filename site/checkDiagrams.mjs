// Fails on a diagram that Mermaid cannot read: a browser would show an error in its place.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import DOMPurify from "dompurify";

// Mermaid cleans labels with it, and it does nothing without a browser's document. Reading needs no cleaning.
DOMPurify.addHook ??= () => undefined;
DOMPurify.sanitize ??= (text) => text;
const { default: mermaid } = await import("mermaid");

const pages = fileURLToPath(new URL("./pages/", import.meta.url));
const problems = [];
let count = 0;
for (const path of readdirSync(pages, { recursive: true }).filter((name) => name.endsWith(".md"))) {
  for (const [, diagram] of readFileSync(`${pages}${path}`, "utf8").matchAll(
    /^```mermaid\n([\s\S]*?)^```/gm,
  )) {
    count += 1;
    await mermaid.parse(diagram).catch((error) => problems.push(`${path}: ${error.message}`));
  }
}

for (const problem of problems) console.error(problem);
console.log(`diagrams: ${count}, ${problems.length} problems`);
process.exitCode = problems.length === 0 && count > 0 ? 0 : 1;
