/** One thing that is wrong with an order file. */
export type OrderFileProblem = {
  line: number;
  /** The column's name, or undefined if it is about the whole line. */
  column: string | undefined;
  reason: string;
};

const shownProblems = 20;

/** An order file that cannot be used. Nothing of it was done. */
export class OrderFileError extends Error {
  readonly problems: readonly OrderFileProblem[];

  constructor(file: string, problems: readonly OrderFileProblem[]) {
    const lines = problems
      .slice(0, shownProblems)
      .map(({ line, column, reason }) => `  line ${line}${column === undefined ? "" : `, ${column}`}: ${reason}`);
    const more = problems.length - lines.length;
    if (more > 0) lines.push(`  … and ${more} more`);
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super([`${file}: ${count}, nothing was done`, ...lines].join("\n"));
    this.name = "OrderFileError";
    this.problems = problems;
  }
}
