import { stripVTControlCharacters } from "node:util";

/**
 * Breaks sentences that are wider than a screen between words, as screens do not, and keeps how far they are set in.
 *
 * Left as they are: tables and facts in columns, commands (they are there to be copied) and JSON.
 */
export function wrapLines(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => (isSentence(line) ? wrapped(line, columns) : line))
    .join("\n");
}

function isSentence(line: string): boolean {
  const plain = stripVTControlCharacters(line).trim();
  return !/ {2}|─|\blading \w|^["{[\]}]/.test(plain);
}

function wrapped(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line);
  const indent = plain.length - plain.trimStart().length;
  // What goes on is set in further, so that it does not look like a sentence of its own.
  const room = " ".repeat(indent === 0 ? 0 : indent + 2);
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(line.length - line.trimStart().length).split(" ")) {
    const begin = lines.length === 0 ? " ".repeat(indent) : room;
    const longer = current === "" ? `${begin}${word}` : `${current} ${word}`;
    if (current === "" || widthOf(longer) <= columns) current = longer;
    else {
      lines.push(current);
      current = `${room}${word}`;
    }
  }
  return [...lines, current].join("\n");
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length;
