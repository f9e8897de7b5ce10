import { LadingError } from "../../order/errors.ts";

/** One thing that is wrong with a file of orders. */
export interface ImportProblem {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  /** `undefined`: the line as a whole. */
  readonly column?: string | undefined;
  readonly reason: string;
}

/** A file of orders that is not imported; each line of `metaMessages` names a line, a column and why. */
export class ImportFileError extends LadingError {
  override name = "ImportFileError";
  readonly problems: readonly ImportProblem[];

  constructor(path: string, problems: readonly ImportProblem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line);
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(`${path} has ${count}. Nothing was signed or sent.`, {
      metaMessages: sorted.map(
        ({ line, column, reason }) => `line ${line}${column === undefined ? "" : `, ${column}`}: ${reason}`,
      ),
      docsPath: "docs/cli/import.md#the-file",
    });
    this.problems = sorted;
  }
}
