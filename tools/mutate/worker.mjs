// A process that judges mutants one after the other: the compiler and EDR live in it.
import { judge } from "./judge.mjs";
import { setUp } from "./setup.mjs";

const { compiler, suites, stage } = await setUp();
const byName = new Map(suites.map((suite) => [suite.name, suite]));
let court;

async function answer({ mutant, order, targetsOf, ignored }) {
  if (targetsOf !== undefined) {
    court = judge({ compiler, stage, targetsOf: new Map(targetsOf), ignored: new Set(ignored) });
    return { ready: true };
  }
  const began = Date.now();
  const wanted = order.map((name) => byName.get(name));
  if (mutant === undefined) return { sound: await court.soundOf(wanted) };

  return { ...(await court.fateOf(mutant, wanted)), seconds: (Date.now() - began) / 1000 };
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
