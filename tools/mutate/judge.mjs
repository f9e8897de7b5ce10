// One mutant's fate, from the cheapest question to the dearest.
import { isOfPools } from "./pools.mjs";
import { suiteRunner } from "./suites.mjs";

const nameOf = (target) => `${target}:${target.replace(/^.*\/|\.sol$/g, "")}`;

/** The first suites are the likeliest and go one by one; what is left goes in growing groups. */
function* groupsOf(suites) {
  let size = 1;
  for (let at = 0; at < suites.length; at += size, size = at < 6 ? 1 : Math.min(16, size * 2)) {
    yield suites.slice(at, at + size);
  }
}

/**
 * @param targetsOf File → the contracts that contain it.
 * @param ofPools The tests of the venues over pools, which no suite deploys.
 * @param ignored Tests that fail on unchanged contracts in the fast build.
 */
export function judge({ compiler, stage, ofPools, targetsOf, ignored }) {
  const fast = new Map(compiler.targets.map((target) => [target, compiler.fastCode(target).code]));
  const sound = new Map();
  const realCode = (target) => {
    if (!sound.has(target)) sound.set(target, compiler.productionCode(target).code);
    return sound.get(target);
  };
  const fastCodes = (changed) =>
    new Map([...fast].map(([target, code]) => [nameOf(target), changed.get(target) ?? code]));

  const counts = (name) => !ignored.has(name);

  async function firstFailure(codes, suites, isFailure) {
    const run = suiteRunner(stage, codes);
    for (const group of groupsOf(suites)) {
      const failed = (await run(group)).find(isFailure);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  /** @returns Compiled code of the targets that the mutant changes, or the error of the compiler. */
  function changedCodes(mutant, compile, own) {
    const changed = new Map();
    for (const target of targetsOf.get(mutant.file)) {
      const { code, error } = compile(target, mutant);
      if (error !== undefined) return { error };
      if (code !== own(target)) changed.set(target, code);
    }
    return { changed };
  }

  return {
    /** How each suite does on the contracts as they are, in the fast build: what fails there measures gas. */
    async soundOf(suites) {
      const run = suiteRunner(stage, fastCodes(new Map()));
      const results = [];
      for (const { name } of suites) {
        const began = Date.now();
        const failed = await run(suites.filter((suite) => suite.name === name));
        results.push({ name, failed, ms: Date.now() - began });
      }
      return results;
    },
    /** By the compiler and by the suites that take no time. */
    async firstFate(mutant, suites) {
      const { changed, error } = changedCodes(mutant, compiler.fastCode.bind(compiler), (target) =>
        fast.get(target),
      );
      if (error !== undefined) return { fate: "invalid", by: error.split("\n")[0] };
      if (changed.size === 0) return { fate: "equivalent", by: "same bytecode" };
      const codes = fastCodes(changed);
      const killer = isOfPools(mutant.file) ? ofPools(codes) : await firstFailure(codes, suites, counts);

      return killer === undefined ? { fate: "open", by: "" } : { fate: "killed", by: killer };
    },
    /** Of what no quick suite noticed: as it would be deployed, with the tests that want that build, and by campaigns. */
    async lastFate(mutant, quick, campaigns) {
      const { changed, error } = changedCodes(mutant, compiler.productionCode.bind(compiler), realCode);
      if (error !== undefined) return { fate: "invalid", by: error.split("\n")[0] };
      if (changed.size === 0) return { fate: "equivalent", by: "same production bytecode" };
      const codes = new Map([...changed].map(([target, code]) => [nameOf(target), code]));
      const strict = quick.filter(({ name }) => [...ignored].some((test) => test.startsWith(`${name}.`)));
      const all = isOfPools(mutant.file) ? [] : [...strict, ...campaigns];
      const killer = await firstFailure(codes, all, () => true);

      return killer === undefined ? { fate: "survived", by: "" } : { fate: "killed", by: killer };
    },
  };
}
