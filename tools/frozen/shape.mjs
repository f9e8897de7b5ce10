// The shape of the core that is frozen: what integrators, auditors and signers rely on.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import solc from "solc";
import { keccak256, toEventHash, toFunctionSelector } from "viem";
import { formatAbiItem } from "viem/utils";

import { forbiddenOpcodes } from "./opcodes.mjs";

const ESCROW = "contracts/escrow/OrderEscrow.sol";
const LIBRARY = "contracts/libraries/TermsPublisher.sol";

/** Selectors, events, errors, storage and bytecode of the escrow and its library, from the build and the sources. */
export function frozenShape(root) {
  const escrow = artifactOf(root, ESCROW);
  const library = artifactOf(root, LIBRARY);
  const items = (type) =>
    [...escrow.abi, ...(type === "function" ? [] : library.abi)].filter((item) => item.type === type);

  return {
    functions: table(items("function"), toFunctionSelector, functionText),
    events: table(items("event"), toEventHash, (item) => formatAbiItem(item, { includeName: true })),
    errors: table(items("error"), toFunctionSelector, (item) => formatAbiItem(item, { includeName: true })),
    storage: storageOf(root),
    code: { OrderEscrow: codeOf(escrow), TermsPublisher: codeOf(library) },
  };
}

/** Opcodes that the code of a contract may not use, by contract. */
export function opcodeProblems(root) {
  return [ESCROW, LIBRARY].flatMap((source) => {
    const { contractName, deployedBytecode } = artifactOf(root, source);
    return forbiddenOpcodes(deployedBytecode).map((name) => `${contractName} uses ${name}`);
  });
}

function artifactOf(root, source) {
  const name = source.split("/").at(-1).replace(".sol", "");
  return JSON.parse(readFileSync(join(root, "artifacts", source, `${name}.json`), "utf8"));
}

function table(items, keyOf, textOf) {
  const rows = items.map((item) => [keyOf(item), textOf(item)]);
  return Object.fromEntries(rows.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function functionText(item) {
  const outputs = item.outputs.map((output) =>
    formatAbiItem({ type: "error", name: "", inputs: [output] }, { includeName: true }),
  );
  const returns = outputs.length === 0 ? "" : ` returns ${outputs.join(", ")}`;
  return `${formatAbiItem(item, { includeName: true })} ${item.stateMutability}${returns}`;
}

function codeOf({ bytecode, deployedBytecode }) {
  return {
    bytes: (deployedBytecode.length - 2) / 2,
    creationHash: keccak256(bytecode),
    // Immutable values are zeros here.
    runtimeHash: keccak256(deployedBytecode),
  };
}

function storageOf(root) {
  const read = (path) => {
    const file = path.startsWith("@") ? join("node_modules", path) : path;
    return readFileSync(join(root, file), "utf8");
  };
  const input = {
    language: "Solidity",
    sources: { [ESCROW]: { content: read(ESCROW) } },
    settings: { outputSelection: { "*": { OrderEscrow: ["storageLayout"] } } },
  };
  const output = JSON.parse(
    solc.compile(JSON.stringify(input), { import: (path) => ({ contents: read(path) }) }),
  );
  const { storage, types } = output.contracts[ESCROW].OrderEscrow.storageLayout;
  return storage.map(({ label, slot, type }) => `${slot} ${label}: ${typeText(types, type)}`);
}

/** A mapping's value type with its members' places, since that is where the money stands. */
function typeText(types, id) {
  const { label, value, members } = types[id];
  if (value !== undefined) return `${label} → ${typeText(types, value)}`;
  if (members === undefined) return label;
  return `${label} {${members.map(({ slot, offset, label: name }) => `${slot}+${offset} ${name}`).join("; ")}}`;
}
