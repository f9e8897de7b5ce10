import type { Books } from "../fold/books.ts";
import { recordParser, serializeRecord } from "./serializeRecord.ts";

/** Books as lines of text, without loss, whatever plain data they hold. */
export function serializeBooks(books: Books): Generator<string> {
  return serializeRecord(books);
}

/** Takes the lines of `serializeBooks` one after another. */
export interface BooksParser {
  line(text: string): void;
  books(): Books;
}

/**
 * @param empty Books before their first event, with the listeners of the present run; they are filled.
 * @throws from `line` when it is none of `serializeBooks`.
 */
export function booksParser(empty: Books): BooksParser {
  const parser = recordParser(empty);
  return { line: parser.line, books: () => ({ ...empty, ...parser.values }) };
}

/** Books from all their lines. */
export function parseBooks(lines: Iterable<string>, empty: Books): Books {
  const parser = booksParser(empty);
  for (const line of lines) parser.line(line);
  return parser.books();
}
