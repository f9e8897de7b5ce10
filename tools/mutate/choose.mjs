// Which mutants a run is about.
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";

const OPTIONS = {
  files: { type: "string", multiple: true },
  changed: { type: "boolean" },
  since: { type: "string", default: "main" },
  sample: { type: "string" },
  seed: { type: "string", default: "1" },
  jobs: { type: "string", default: "2" },
  vital: { type: "boolean" },
  quick: { type: "boolean" },
  again: { type: "boolean" },
  json: { type: "boolean" },
};

class UsageError extends Error {}

function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new UsageError(`--${name}: a whole number is expected, given "${text}"`);
  return value;
}

/** @throws {UsageError} For an option that does not exist or a number that is none. */
export function readOptions(args) {
  const { values } = parseArgs({ args, options: OPTIONS, allowPositionals: false });
  const jobs = wholeNumber("jobs", values.jobs);
  if (jobs === 0) throw new UsageError("--jobs: at least 1 is expected, given 0");

  return {
    ...values,
    files: (values.files ?? []).flatMap((list) => list.split(",")),
    sample: values.sample === undefined ? undefined : wholeNumber("sample", values.sample),
    seed: wholeNumber("seed", values.seed),
    jobs,
  };
}

/** A generator of 32-bit numbers that a seed decides: mulberry32. */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function shuffled(list, seed) {
  const next = numbersFrom(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1);
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** Path → line numbers of the new side, from `git diff --unified=0`. */
export function changedLines(diff) {
  const lines = new Map();
  let file;
  for (const line of diff.split("\n")) {
    const [, path] = /^\+\+\+ b\/(.*)$/.exec(line) ?? [];
    if (path !== undefined) file = lines.set(path, new Set()).get(path);
    const [, first, count] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first !== undefined) for (let i = 0; i < Number(count ?? 1); i += 1) file.add(Number(first) + i);
  }
  return lines;
}

function diffSince(since, root) {
  const base = execFileSync("git", ["merge-base", since, "HEAD"], { cwd: root, encoding: "utf8" }).trim();

  return execFileSync("git", ["diff", "--unified=0", "--no-renames", base, "--", "contracts"], {
    cwd: root,
    encoding: "utf8",
  });
}

/** In the order in which they are to be judged. */
export function chosen(mutants, options, root) {
  const lines = options.changed ? changedLines(diffSince(options.since, root)) : undefined;
  const wanted = mutants
    .filter(({ file }) => options.files.length === 0 || options.files.some((part) => file.includes(part)))
    .filter(({ file, line }) => lines === undefined || lines.get(file)?.has(line))
    .filter(({ vital }) => vital || !options.vital);

  return options.sample === undefined ? wanted : shuffled(wanted, options.seed);
}
