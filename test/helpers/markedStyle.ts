import type { Terminal } from "../../src/cli/terminal.ts";

/** Colors that a test can see: ⟦green:paid⟧. */
export const marked: Terminal["style"] = (style, text) => `⟦${[style].flat().join("+")}:${text}⟧`;

/** The text without them. */
export function unmarked(text: string): string {
  return text.replace(/⟦[a-zA-Z+]+:|⟧/g, "");
}
