import { LadingError } from "../../order/errors.ts";

/** One thing that is wrong with a party's own file. */
export interface OwnCsvProblem {
  /** The header is line 1. */
  readonly line: number;
  /** `undefined` if it is about the whole line. */
  readonly column: string | undefined;
  readonly reason: string;
}

const shownProblems = 20;

/** A party's own file that cannot be matched, with every line that is in the way. */
export class OwnCsvError extends LadingError {
  override name = "OwnCsvError";
  readonly problems: readonly OwnCsvProblem[];

  constructor(problems: readonly OwnCsvProblem[]) {
    const lines = problems
      .slice(0, shownProblems)
      .map(
        ({ line, column, reason }) => `line ${line}${column === undefined ? "" : `, ${column}`}: ${reason}`,
      );
    const more = problems.length - lines.length;
    super(
      `The file has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}; nothing was matched.`,
      {
        metaMessages: more > 0 ? [...lines, `… and ${more} more`] : lines,
        docsPath: "docs/audit/statement.md#your-own-file",
      },
    );
    this.problems = problems;
  }
}
