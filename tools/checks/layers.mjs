// The arrows of the architecture: which folder may import which, in short
// `order ← rpc ← client, consent, audit ← books ← indexer, service, cli, web, scripts`. A folder always may import itself.
// The first folder listed that holds a path counts; a path under none of them (a package, typechain-types, test) has rules
// only where named.
const LAYERS = {
  "contracts/types": [],
  "contracts/interfaces": ["contracts/types"],
  "contracts/libraries": ["contracts/types", "contracts/interfaces"],
  "contracts/escrow": ["contracts/types", "contracts/interfaces", "contracts/libraries"],
  "contracts/exchange/types": ["contracts/types"],
  "contracts/exchange/interfaces": ["contracts/types", "contracts/interfaces", "contracts/exchange/types"],
  "contracts/exchange/libraries": [
    "contracts/types",
    "contracts/interfaces",
    "contracts/libraries",
    "contracts/exchange/types",
    "contracts/exchange/interfaces",
  ],
  "contracts/exchange": ["contracts/types", "contracts/interfaces", "contracts/libraries"],
  "contracts/periphery": ["contracts/types", "contracts/interfaces", "contracts/libraries"],
  "contracts/test-doubles": [
    "contracts/types",
    "contracts/interfaces",
    "contracts/exchange/types",
    "contracts/exchange/interfaces",
  ],
  "contracts/test-tokens": [],
  "contracts/examples": ["contracts/types", "contracts/interfaces"],
  "src/order": [],
  "src/rpc": ["src/order"],
  "src/client": ["src/order", "src/text", "src/rpc"],
  "src/consent": ["src/order", "src/text", "src/rpc"],
  "src/audit": ["src/order", "src/text", "src/rpc"],
  "src/books": ["src/order", "src/text", "src/rpc", "src/audit"],
  "src/auditor": ["src/rpc", "src/audit", "src/books"],
  "src/cli": [
    "src/order",
    "src/rpc",
    "src/client",
    "src/consent",
    "src/audit",
    "src/books",
    "src/deploy",
    "src/text",
  ],
  "src/netting": ["src/order"],
  "src/text": ["src/order"],
  "src/deploy": ["src/order", "src/text"],
  "src/demo": ["src/order", "src/rpc", "src/client", "src/audit", "src/books", "src/deploy", "src/text"],
  indexer: ["src/order", "src/rpc", "src/audit", "src/books"],
  service: [
    "src/order",
    "src/text",
    "src/rpc",
    "src/client",
    "src/consent",
    "src/audit",
    "src/books",
    "indexer",
  ],
  web: ["src/order", "src/rpc", "src/client", "src/consent", "src/audit", "src/books", "src/text"],
  bin: ["src/cli"],
  scripts: [
    "src/order",
    "src/rpc",
    "src/client",
    "src/audit",
    "src/books",
    "src/cli",
    "src/demo",
    "src/deploy",
  ],
};

// Rooms with an edge: these folders come in by the room's index alone.
const EDGES = ["src/audit", "src/books"];
const BY_THE_EDGE = ["src/cli", "src/demo", "src/auditor", "web", "scripts"];

const ESCROW = "contracts/escrow/OrderEscrow.sol";
// What runs in a browser, and the steps of an audit between reading and writing.
const WITHOUT_NODE = [
  "src/order",
  "src/text",
  "src/client",
  "src/netting",
  "src/audit/prove",
  "src/audit/decode",
  "src/audit/fold",
  "src/audit/check",
];
const LOCAL =
  /^(contracts|src|web|indexer|service|scripts|test|tools|bench|examples|typechain-types|hardhat\.config)\b/;

const isUnder = (path, folder) => path.startsWith(`${folder}/`);
const layerOf = (path) => Object.keys(LAYERS).find((layer) => isUnder(path, layer));

function problemOf(path, target) {
  if (target === ESCROW && isUnder(path, "contracts")) return "nobody imports OrderEscrow: use its interface";
  if (
    target.startsWith("node:") &&
    WITHOUT_NODE.some((start) => isUnder(path, start) || path === `${start}.ts`)
  ) {
    return "this folder runs without Node";
  }

  const edge = EDGES.find((room) => isUnder(target, room));
  if (edge !== undefined && target !== `${edge}/index.ts` && BY_THE_EDGE.some((room) => isUnder(path, room)))
    return `from here ${edge} is entered by its index.ts`;

  const layer = layerOf(path);
  if (layer === undefined || !LOCAL.test(target) || target.endsWith(".json")) return undefined;
  if (isUnder(target, layer) || LAYERS[layer].some((allowed) => isUnder(target, allowed))) return undefined;

  // Thin scripts share the root configuration of the project and the generated types; libraries do not.
  const isScriptHelp = layer === "scripts" && isUnder(target, "typechain-types");
  return isScriptHelp
    ? undefined
    : `${layer} may import only itself${LAYERS[layer].map((name) => `, ${name}`).join("")}`;
}

/** One line for each import in `graph` that goes against the arrows. */
export function layerProblems(graph) {
  return [...graph].flatMap(([path, targets]) =>
    targets.flatMap((target) => {
      const problem = problemOf(path, target);

      return problem === undefined ? [] : [`${path} imports ${target}: ${problem}`];
    }),
  );
}
