// Which suites are asked first about a mutant. A kill ends the asking, so the order decides what a mutant costs.
const wordsOf = (name) =>
  new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [],
  );
const fileNameOf = (path) => path.replace(/^.*\/|\.sol$/g, "");
// What is in a part is used by the tests of these folders; the escrow by all.
const FOLDERS = [
  [/^contracts\/exchange\//, /^test\/solidity\/exchange\//],
  [/^contracts\/periphery\//, /^test\/solidity\/periphery\//],
];

const isCampaign = ({ file }) => /\binvariant\b/.test(file);

/** One word for both "settle" and "settlements". */
const isAlike = (left, right) =>
  left === right ||
  (Math.min(left.length, right.length) >= 4 && (left.startsWith(right) || right.startsWith(left)));

function likeness(mutant, suite) {
  const wanted = [...wordsOf(mutant.function), ...wordsOf(fileNameOf(mutant.file))];

  return [...wordsOf(fileNameOf(suite.file))].filter((word) => wanted.some((other) => isAlike(word, other)))
    .length;
}

/** @param times Suite → milliseconds on sound contracts. */
export function suiteOrder(suites, times) {
  const kills = new Map();
  const count = (key) => kills.get(key) ?? 0;

  return {
    /** What killed one mutant is likely to kill the next of that place. */
    learn(mutant, suite) {
      for (const key of [`${mutant.file}:${mutant.function}:${suite}`, `${mutant.file}:${suite}`]) {
        kills.set(key, count(key) + 1);
      }
    },
    /** Names of the suites: what the past and the names promise for each second; campaigns, which take longest, apart. */
    of(mutant) {
      const folder = FOLDERS.find(([part]) => part.test(mutant.file))?.[1];
      const promise = (suite) => {
        const known =
          4 * count(`${mutant.file}:${mutant.function}:${suite.name}`) +
          count(`${mutant.file}:${suite.name}`);
        return (known + 2 * likeness(mutant, suite) + 0.1) / (50 + (times.get(suite.name) ?? 100));
      };
      const sorted = suites
        .filter(({ file }) => folder === undefined || folder.test(file))
        .map((suite) => [promise(suite), suite])
        .sort(([left], [right]) => right - left)
        .map(([, suite]) => suite);
      const names = (isWanted) => sorted.filter(isWanted).map(({ name }) => name);

      return { quick: names((suite) => !isCampaign(suite)), campaigns: names(isCampaign) };
    },
  };
}
