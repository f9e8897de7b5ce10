import type { Palette } from "../text/palette.ts";

const toReader = /\bpays ([\d,.]+ \S+) (?:back )?to (?:the \w+ )?0x[0-9a-fA-F]{40} \(you\)/;

/** A sentence of a plan: what the reader is paid stands out, and what to mind. */
export function paintLine(line: string, palette: Palette): string {
  if (line.startsWith("Mind: ")) return palette.warning(line);
  const [sentence, paid] = toReader.exec(line) ?? [];
  if (sentence === undefined || paid === undefined) return line;
  return line.replace(sentence, () => sentence.replace(paid, () => palette.good(paid)));
}
