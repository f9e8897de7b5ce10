// A process that judges mutants one after the other: the compiler and EDR live in it.
import { judge } from "./judge.mjs";
import { poolTests } from "./pools.mjs";
import { root } from "./project.mjs";
import { setUp } from "./setup.mjs";

const { compiler, suites, stage } = await setUp();
const byName = new Map(suites.map((suite) => [suite.name, suite]));
const stands = { compiler, stage, ofPools: poolTests(root) };
let court;

const named = (names) => names.map((name) => byName.get(name));

async function answer({ mutant, order, isLast, targetsOf, ignored }) {
  if (targetsOf !== undefined) {
    court = judge({ ...stands, targetsOf: new Map(targetsOf), ignored: new Set(ignored) });
    return { ready: true };
  }
  if (mutant === undefined) return { sound: await court.soundOf(named(order.quick)) };

  const began = Date.now();
  const [quick, campaigns] = [named(order.quick), named(order.campaigns)];
  const fate = isLast ? await court.lastFate(mutant, quick, campaigns) : await court.firstFate(mutant, quick);
  return { ...fate, seconds: (Date.now() - began) / 1000 };
}

// A run that was stopped leaves nothing behind.
process.on("disconnect", () => process.exit());
process.on("message", async (message) => {
  try {
    process.send(await answer(message));
  } catch (error) {
    process.send({ failure: error.stack });
  }
});
process.send({ ready: true });
