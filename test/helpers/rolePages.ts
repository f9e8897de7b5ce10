import { readFileSync } from "node:fs";

/** A command of a page, as people type it. */
export interface PageCommand {
  readonly line: string;
  /** What the comment behind it says; 0 without one. */
  readonly code: number;
}

/** A fenced block of a page: commands with the lines that they must print, or a file to be saved. */
export type PageBlock =
  | { readonly kind: "commands"; readonly commands: readonly PageCommand[]; readonly shown: string[] }
  | { readonly kind: "file"; readonly name: string; readonly content: string };

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

export function readPage(page: string): string {
  return readFileSync(new URL(`../../docs/roles/${page}`, import.meta.url), "utf8");
}

/** The parts of a page below its headings of second rank, by the anchors that links name. */
export function sectionsOf(text: string): ReadonlyMap<string, string> {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [heading = ""] = section.split("\n");
      return [
        heading
          .toLowerCase()
          .replaceAll(/[^\w -]/g, "")
          .replaceAll(" ", "-"),
        section,
      ];
    }),
  );
}

/** The blocks of a section, in order. What a block of text shows belongs to the commands before it. */
export function blocksOf(section: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  for (const { 1: language = "", 2: content = "", index } of section.matchAll(fence)) {
    const last = blocks.at(-1);
    if (language === "sh") blocks.push({ kind: "commands", commands: commandsOf(content), shown: [] });
    else if (language === "json") blocks.push({ kind: "file", name: fileNamed(section, index), content });
    else if (language === "text" && last?.kind === "commands") last.shown.push(...linesOf(content));
    else throw new Error(`A block of ${language || "no language"} is nothing that can be run:\n${content}`);
  }
  return blocks;
}

/**
 * The first shown line that a text does not have, or not below those before it; "…" stands for anything.
 *
 * @returns undefined if all are there.
 */
export function missingLine(shown: readonly string[], text: string): string | undefined {
  const lines = linesOf(text);
  let from = 0;
  for (const line of shown.filter((candidate) => candidate !== "…")) {
    const pattern = new RegExp(`^${line.split("…").map(escaped).join(".*")}$`);
    const found = lines.slice(from).findIndex((candidate) => pattern.test(candidate));
    if (found === -1) return line;
    from += found + 1;
  }
  return undefined;
}

function commandsOf(content: string): PageCommand[] {
  return linesOf(content).map((line) => ({ line, code: Number(/# exit code (\d+)$/.exec(line)?.[1] ?? 0) }));
}

function fileNamed(section: string, index: number): string {
  const name = /Save this as `([\w.-]+)`:\s*$/.exec(section.slice(0, index))?.[1];
  if (name === undefined)
    throw new Error("A block of JSON needs a line before it that says its file's name.");
  return name;
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");
