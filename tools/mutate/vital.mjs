// Which mutants no test may miss: those on statements that move money, check access or write state.
import { walk } from "./ast.mjs";

const STATEMENTS =
  /^(ExpressionStatement|VariableDeclarationStatement|EmitStatement|RevertStatement|Return|IfStatement|ForStatement|InlineAssembly)$/;
const CHECK = /^_?(require|revert)/;
const YUL_WRITES = /^(sstore|tstore|call|log\d|revert)$/;

/** Ids of all functions that are neither view nor pure, so calling one writes or pays, and of all state variables. */
export function writersIn(trees) {
  const ids = new Set();
  for (const tree of trees) {
    walk(tree, (node) => {
      const isWriter =
        node.nodeType === "FunctionDefinition" && /^(nonpayable|payable)$/.test(node.stateMutability);
      if (isWriter || node.stateVariable) ids.add(node.id);
    });
  }
  return ids;
}

function contains(node, test) {
  let found = false;
  walk(node, (inner) => {
    found ||= test(inner);
  });
  return found;
}

const isAct = (writers) => (node) => {
  if (node.nodeType === "RevertStatement" || node.nodeType === "EmitStatement") return true;
  if (node.nodeType === "YulFunctionCall") return YUL_WRITES.test(node.functionName.name);
  if (node.nodeType === "Assignment") return contains(node.leftHandSide, isState(writers));
  if (node.nodeType !== "FunctionCall") return false;
  const called = node.expression.referencedDeclaration;
  return writers.has(called) || CHECK.test(node.expression.name ?? node.expression.memberName ?? "");
};
const isState = (writers) => (node) =>
  writers.has(node.referencedDeclaration) || /storage/.test(node.typeDescriptions?.typeString ?? "");

/** @param inside The mutated node with its ancestors, the nearest last. */
export function isVital(inside, writers) {
  if (inside.some(({ nodeType }) => nodeType === "ModifierInvocation")) return true;
  const statement = inside.findLast(({ nodeType }) => STATEMENTS.test(nodeType));
  if (statement === undefined) return false;
  // Of a loop only its head counts here; what it does is a statement of its own.
  const looked = statement.nodeType === "ForStatement" ? statement.condition : statement;
  return contains(looked, isAct(writers));
}
