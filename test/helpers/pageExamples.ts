import { readFile } from "node:fs/promises";

/** A query of a page, and the answer that the page shows. */
export interface PageExample {
  readonly language: string;
  readonly query: string;
  readonly answer: unknown;
}

/** Every code block of a page in one of these languages that a block of JSON follows. */
export async function pageExamples(page: string, ...languages: readonly string[]): Promise<PageExample[]> {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  const pairs = text.matchAll(/```(\w+)\n([^`]*)```\s+```json\n([^`]*)```/g);
  return [...pairs]
    .filter(([, language = ""]) => languages.includes(language))
    .map(([, language = "", query = "", answer = ""]) => ({ language, query, answer: JSON.parse(answer) }));
}
