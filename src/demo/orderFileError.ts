/** One thing that is wrong with an order file. */
export type OrderFileProblem = {
  /** Undefined if it is about the whole file. */
  line: number | undefined;
  /** The column's name, or undefined if it is about the whole line. */
  column: string | undefined;
  reason: string;
};

const shownProblems = 20;

function placeOf({ line, column }: OrderFileProblem): string {
  if (line === undefined) return "";
  return column === undefined ? `line ${line}: ` : `line ${line}, ${column}: `;
}

/** An order file that cannot be used. Nothing of it was done. */
export class OrderFileError extends Error {
  readonly problems: readonly OrderFileProblem[];

  constructor(file: string, problems: readonly OrderFileProblem[]) {
    const lines = problems.slice(0, shownProblems).map((problem) => `  ${placeOf(problem)}${problem.reason}`);
    const more = problems.length - lines.length;
    if (more > 0) lines.push(`  … and ${more} more`);
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super([`${file}: ${count}, nothing was done`, ...lines].join("\n"));
    this.name = "OrderFileError";
    this.problems = problems;
  }
}
