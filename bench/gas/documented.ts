import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { isSameGas } from "./noise.ts";
import { peers } from "./peers.ts";
import type { GasReport } from "./report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A gas figure as the pages write it, from five digits up. */
const figure = /\b\d{2,3},\d{3}\b/g;

/** Figures in README and docs that this run did not measure: what people read must be what the contract costs. */
export function staleFigures(report: GasReport): string[] {
  const measured = numbersIn([report, peers]);
  return ["README.md", ...pages("docs")].flatMap((page) =>
    gasLines(readFileSync(join(root, page), "utf8")).flatMap((line) =>
      [...line.matchAll(figure)]
        .map(([text]) => text)
        .filter((text) => !measured.some((gas) => isSameGas(gas, Number(text.replace(",", "")))))
        .map((text) => `${page}: ${text} is nothing that was measured: ${line}`),
    ),
  );
}

function pages(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** Lines that begin with "Gas:", and the rows of tables under a heading of that name. */
function gasLines(text: string): string[] {
  let underGas = false;
  return text.split("\n").filter((line) => {
    if (line.startsWith("#")) underGas = /^#+ Gas$/.test(line);
    return line.startsWith("**Gas:**") || (underGas && line.startsWith("|"));
  });
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
