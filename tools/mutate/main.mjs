// Changes the contracts in one place at a time and asks the Solidity tests: what no test notices is a hole in them.
//
//   npm run mutate                         everything that is not known yet; may be stopped and run again
//   npm run mutate -- --files Paying,Fees  the files whose paths contain one of these
//   npm run mutate -- --changed            lines that differ from main; --since REF for another base
//   npm run mutate -- --sample 40 --seed 7 so many that are not equivalent, chosen by the seed
//   --vital   only statements that move money, check access or write state
//   --quick   neither campaigns nor the production build for what survives
//   --again   without what is known;  --jobs N  so many processes, 2 without it;  --json
import { createHash } from "node:crypto";
import { join } from "node:path";

import { accepted } from "./accepted.mjs";
import { chosen, readOptions } from "./choose.mjs";
import { controls } from "./controls.mjs";
import { mutantsOf } from "./mutants.mjs";
import { suiteOrder } from "./order.mjs";
import { pool } from "./pool.mjs";
import { poolSuite } from "./pools.mjs";
import { build, root } from "./project.mjs";
import { resultStore } from "./results.mjs";
import { readContracts, setUp } from "./setup.mjs";
import { describe, lines, summary } from "./summary.mjs";

const options = readOptions(process.argv.slice(2));
await build();
const { compiler, suites } = await setUp();
const { sources, targetsOf } = readContracts(compiler);
const mutants = mutantsOf(sources);
const reasons = accepted(mutants);
const contractsHash = createHash("sha256")
  .update(Buffer.concat([...sources.values()].map(({ source }) => source)))
  .digest("hex");
const store = resultStore(
  join(root, "cache/mutate/results.json"),
  [...suites, poolSuite(root)],
  contractsHash,
);
const script = join(import.meta.dirname, "worker.mjs");

/** How the suites do on sound contracts: once for each state of contracts and tests. */
async function soundResults() {
  const known = options.again ? undefined : store.find("sound");
  if (known !== undefined) return known.sound;
  const workers = pool(script, { targetsOf: [...targetsOf], ignored: [] });
  const results = [];
  const messages = [{ item: "sound", message: { order: { quick: suites.map(({ name }) => name) } } }];
  await workers.work(
    1,
    () => messages.pop(),
    (_, { sound }) => results.push(...sound),
  );
  store.save("sound", { fate: "survived", by: "", sound: results });
  return results;
}

const sound = await soundResults();
const ignored = sound.flatMap(({ failed }) => failed);
const order = suiteOrder(suites, new Map(sound.map(({ name, ms }) => [name, ms])));
const workers = pool(script, { targetsOf: [...targetsOf], ignored });

/** Asks the workers about mutants as long as `next` gives one. */
async function ask(next, isLast, onResult) {
  const first = next();
  if (first === undefined) return;
  const waiting = [first];
  const message = (mutant) =>
    mutant && { item: mutant, message: { mutant, isLast, order: order.of(mutant) } };
  await workers.work(options.jobs, () => message(waiting.pop() ?? next()), onResult);
}

/** Judges mutants until there are no more, or until enough are not equivalent. */
async function judgeAll(list, enough = Number.POSITIVE_INFINITY) {
  const results = [];
  const queue = [...list];
  const open = [];
  let counted = 0;
  let begun = 0;
  const keep = (mutant, result) => {
    results.push({ ...mutant, ...result });
    if (result.fate === "killed" || result.fate === "survived") counted += 1;
    if (result.fate === "killed") order.learn(mutant, result.by.split(".")[0]);
    if (!options.json) console.log(`${results.length}/${list.length} ${describe({ ...mutant, ...result })}`);
  };
  const settle = (mutant, result) => {
    begun -= 1;
    store.save(mutant.id, result);
    keep(mutant, result);
  };
  const next = () => {
    // What is under way may count as well: no more are begun than can be needed.
    while (queue.length > 0 && counted + begun < enough) {
      const mutant = queue.shift();
      const reason = reasons.get(mutant.id);
      const known = options.again ? undefined : store.find(mutant.id);
      if (reason !== undefined) keep(mutant, { fate: "equivalent", by: reason });
      else if (known !== undefined) keep(mutant, known);
      else {
        begun += 1;
        return mutant;
      }
    }
    return undefined;
  };
  // What turns out to be equivalent late may leave some to do.
  while (queue.length > 0 && counted < enough) {
    await ask(next, false, (mutant, result) => {
      if (result.fate !== "open") return settle(mutant, result);
      open.push(mutant);
      if (!options.json) console.log(`passed by the quick suites: ${describe({ ...mutant, ...result })}`);
    });
    // Those that cost most come last, so that a run that is stopped has done the most.
    if (options.quick) {
      begun -= open.length;
      for (const mutant of open.splice(0)) keep(mutant, { fate: "survived", by: "" });
    } else await ask(() => open.pop(), true, settle);
  }
  return results;
}

try {
  const known = controls(sources);
  const wrong = (await judgeAll(known)).filter(({ id, fate }) => `control ${fate}` !== id);
  for (const { id, fate, by } of wrong) console.error(`${id}: ${fate} ${by}`);
  if (wrong.length > 0) process.exitCode = 1;
  else {
    const results = await judgeAll(chosen(mutants, options, root), options.sample);
    console.log(options.json ? JSON.stringify(summary(results)) : lines(results).join("\n"));
    if (summary(results).survived > 0) process.exitCode = 1;
  }
} finally {
  workers.stopAll();
}
