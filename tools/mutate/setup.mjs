// What the processes of a run prepare for themselves.
import { loadCompiler } from "./compiler.mjs";
import { loadArtifacts, production, readSource, runnerConfig } from "./project.mjs";

const IS_MUTATED = /^contracts\/(escrow|libraries|exchange|periphery)\//;

/** The compiler, and the stage on which the suites play. */
export async function setUp() {
  const { targets, settings } = production();
  const { artifacts, suites } = await loadArtifacts();
  const compiler = loadCompiler({ targets: targets.filter((path) => IS_MUTATED.test(path)), settings });

  return { compiler, suites, stage: { artifacts, config: await runnerConfig(suites) } };
}

/** Path → what it imports, directly or not, itself among them. */
function closureOf(path, trees, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const { nodeType, absolutePath } of trees.get(path).nodes) {
    if (nodeType === "ImportDirective") closureOf(absolutePath, trees, found);
  }
  return found;
}

/** The files to mutate with their trees, and for each the contracts that contain it. */
export function readContracts({ targets, trees }) {
  const all = trees();
  const own = [...all].filter(([path]) => path.startsWith("contracts/"));
  const closures = targets.map((target) => [target, closureOf(target, all)]);

  return {
    sources: new Map(
      own.map(([path, ast]) => [path, { source: readSource(path), ast, mutate: IS_MUTATED.test(path) }]),
    ),
    targetsOf: new Map(
      own.map(([path]) => [
        path,
        closures.filter(([, closure]) => closure.has(path)).map(([target]) => target),
      ]),
    ),
  };
}
