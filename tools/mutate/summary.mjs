// What a run says of its mutants.
const short = (text) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
};

export function describe({ file, line, operator, before, after, fate, by, seconds }) {
  const time = seconds === undefined ? "" : ` (${seconds.toFixed(1)} s)`;

  return `${fate}: ${file}:${line} ${operator}: ${short(before)} → ${short(after)}${by === "" ? "" : ` by ${by}`}${time}`;
}

const isCounted = ({ fate }) => fate === "killed" || fate === "survived";
const survived = (results) => results.filter(({ fate }) => fate === "survived");
const share = (results) => {
  const counted = results.filter(isCounted);
  const killed = counted.length - survived(counted).length;

  return `${killed} of ${counted.length} killed${counted.length === 0 ? "" : ` (${((100 * killed) / counted.length).toFixed(1)} %)`}`;
};

/** Counts of the mutants that are not equivalent, and the survivors by place. */
export function summary(results) {
  const counted = results.filter(isCounted);
  const survivors = survived(counted);

  return {
    mutants: counted.length,
    killed: counted.length - survivors.length,
    survived: survivors.length,
    equivalent: results.filter(({ fate }) => fate === "equivalent").length,
    survivors: survivors.map(({ file, line, operator, vital, before, after }) => ({
      file,
      line,
      operator,
      vital,
      before,
      after,
    })),
  };
}

/** A row a file, the survivors, the sum. */
export function lines(results) {
  const files = Map.groupBy(results, ({ file }) => file);
  const equal = results.filter(({ fate }) => fate === "equivalent").length;

  return [
    ...[...files].map(([file, list]) => `${file}: ${share(list)}`),
    ...survived(results).map((mutant) => `${mutant.vital ? "VITAL " : ""}${describe(mutant)}`),
    `statements that move money, check access or write state: ${share(results.filter(({ vital }) => vital))}`,
    `all: ${share(results)}, ${equal} equivalent`,
  ];
}
