// What may be changed in an assembly block.
import { spanOf, textOf } from "./ast.mjs";

const OTHERS = {
  add: ["sub"],
  sub: ["add"],
  mul: ["div"],
  div: ["mul"],
  and: ["or"],
  or: ["and"],
  xor: ["and"],
  shl: ["shr"],
  shr: ["shl"],
  lt: ["gt"],
  gt: ["lt"],
  eq: ["lt"],
};
const SYMMETRIC = new Set(["add", "mul", "and", "or", "xor", "eq"]);

function call(node, source) {
  const { name } = node.functionName;
  const parts = node.arguments.map((part) => textOf(source, part));
  const others = (OTHERS[name] ?? []).map((other) => ["assembly", node, `${other}(${parts.join(", ")})`]);
  if (name === "iszero") return [["assembly", node, parts[0]]];
  if (name === "gt" || name === "lt")
    others.push(["assembly", node, `iszero(${name}(${parts[1]}, ${parts[0]}))`]);
  if (name === "eq") return [["assembly", node, `iszero(${textOf(source, node)})`]];
  if (
    parts.length === 2 &&
    !SYMMETRIC.has(name) &&
    OTHERS[name] === undefined &&
    name !== "return" &&
    name !== "revert"
  ) {
    const isStatement = ["mstore", "tstore", "sstore"].includes(name);
    return isStatement ? others : [...others, ["assembly", node, `${name}(${parts[1]}, ${parts[0]})`]];
  }
  return others;
}

function literal(node, source) {
  if (node.kind === "bool") return [["assembly", node, node.value === "true" ? "false" : "true"]];
  if (node.kind !== "number") return [];
  const value = BigInt(textOf(source, node));
  // Words lie 32 bytes apart: one word further is the mistake to expect.
  const step = value !== 0n && value % 32n === 0n ? 32n : 1n;
  return [
    ["assembly", node, `${value + step}`],
    ...(value === 0n ? [] : [["assembly", node, `${value - step}`]]),
  ];
}

/** @returns {[string, {src: string}, string][]} */
export function yulMutations(node, source) {
  if (node.nodeType === "YulFunctionCall") return call(node, source);
  if (node.nodeType === "YulLiteral") return literal(node, source);
  if (node.nodeType === "YulIf") {
    return ["0", "1"].map((constant) => ["assembly", node.condition, constant]);
  }
  // Deleting leaves an empty block: a lone statement of a `for` or `case` has to stay one.
  if (node.nodeType === "YulExpressionStatement" || node.nodeType === "YulAssignment") {
    const [start, end] = spanOf(node);
    return [["assembly", { src: `${start}:${end - start}:0` }, "{}"]];
  }
  return [];
}
