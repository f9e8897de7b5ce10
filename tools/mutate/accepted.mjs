// Mutants that change the bytecode and nothing that anybody could see. Each has its reason here, in so many words, and
// counts as equivalent; the tool refuses an entry that fits no mutant.
const ENTRIES = [];

/** @returns Id of a mutant → why it is equivalent. */
export function accepted(mutants, entries = ENTRIES) {
  const reasons = new Map();
  for (const { file, in: owner, before, after, why } of entries) {
    const fits = mutants.filter(
      (mutant) =>
        mutant.file === file &&
        mutant.function === owner &&
        mutant.before === before &&
        mutant.after === after,
    );
    if (fits.length === 0) throw new Error(`no mutant of ${file} fits: ${owner}: ${before} → ${after}`);
    for (const { id } of fits) reasons.set(id, why);
  }
  return reasons;
}
