// What may be changed in Solidity, one change a mutant. Each operator gives [operator, node, replacement] of one node.
import { spanOf, textOf } from "./ast.mjs";
import { yulMutations } from "./yul.mjs";

const OTHER_OPERATORS = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
  "&&": ["||"],
  "||": ["&&"],
};
const OTHER_ASSIGNMENTS = {
  "+=": ["-=", "="],
  "-=": ["+=", "="],
  "*=": ["/="],
  "/=": ["*="],
  "|=": ["&="],
  "&=": ["|="],
};

const kindOf = (operator) => {
  if (["<", "<=", ">", ">=", "==", "!="].includes(operator)) return "comparison";
  return operator === "&&" || operator === "||" ? "condition" : "arithmetic";
};
const isNumber = (type) => /^u?int\d*$/.test(type);
const typeOf = (node) => node.typeDescriptions?.typeString ?? "";
/** Where it lives does not make two references of one type unequal to a caller. */
const plainType = (node) => typeOf(node).replace(/ (memory|calldata|storage( ref| pointer)?)\b/g, "");

function binary(node, source) {
  const [left, right] = [node.leftExpression, node.rightExpression].map((part) => textOf(source, part));
  const mutants = (OTHER_OPERATORS[node.operator] ?? []).map((operator) => [
    kindOf(node.operator),
    node,
    `(${left} ${operator} ${right})`,
  ]);
  if (node.operator !== "&&" && node.operator !== "||") return mutants;
  return [...mutants, ["condition", node, left], ["condition", node, right]];
}

function unary(node, source) {
  const inner = textOf(source, node.subExpression);
  if (node.operator === "!" || node.operator === "~") return [["condition", node, inner]];
  if (node.operator === "delete") return [];
  const other = { "++": "--", "--": "++" }[node.operator];
  if (other === undefined) return [["arithmetic", node, inner]];
  return [["arithmetic", node, node.prefix ? `${other}${inner}` : `${inner}${other}`]];
}

function literal(node, source) {
  if (node.kind === "bool") return [["constant", node, node.value === "true" ? "false" : "true"]];
  if (node.kind !== "number") return [];
  const text = textOf(source, node);
  if (text === "0") return [["constant", node, "1"]];
  // Shifts, sizes and dates alike: one more, and nothing.
  return [`(${text} + 1)`, "0"].map((other) => ["constant", node, other]);
}

/** Another member of the same enum: its neighbour, and the first one. */
function member(node, source) {
  const declaration = typeOf(node.expression).match(/^type\(enum (?:\w+\.)?(\w+)\)$/);
  if (declaration === null) return [];
  return [
    ["member", node, { enum: declaration[1], but: node.memberName, prefix: textOf(source, node.expression) }],
  ];
}

/** A statement with its semicolon, gone: an empty block may stand wherever a statement may. */
function deleted(operator, node, source) {
  const [start, end] = spanOf(node);
  const behind = source.indexOf(";", end);
  const length = /^\s*;$/.test(source.subarray(end, behind + 1).toString("utf8"))
    ? behind + 1 - start
    : end - start;

  return [operator, { src: `${start}:${length}:0` }, "{}"];
}

function isRevert(statement) {
  const only = statement.nodeType === "Block" ? statement.statements[0] : statement;
  if (only === undefined) return false;
  const call = only.nodeType === "ExpressionStatement" ? only.expression.expression?.name : undefined;

  return only.nodeType === "RevertStatement" || /^_?revert/.test(call ?? "");
}

function conditional(node, source) {
  const condition = textOf(source, node.condition);
  if (node.nodeType === "Conditional") {
    const [yes, no] = [node.trueExpression, node.falseExpression].map((part) => textOf(source, part));
    return [
      ["condition", node, yes],
      ["condition", node, no],
    ];
  }
  // A check that always fails is noticed by everything: only its absence asks something of the tests.
  const never = ["condition", node.condition, "false"];
  if (isRevert(node.trueBody)) return condition === "false" ? [] : [["require", node.condition, "false"]];
  return [never, ["condition", node.condition, "true"]];
}

function swapped(node, source) {
  const { arguments: list } = node;
  const mutants = [];
  for (let i = 0; i + 1 < list.length; i += 1) {
    for (let j = i + 1; j < list.length; j += 1) {
      if (plainType(list[i]) !== plainType(list[j])) continue;
      const [[start, end], [from, to]] = [spanOf(list[i]), spanOf(list[j])];
      const [first, second] = [source.subarray(start, end), source.subarray(from, to)];
      if (first.equals(second)) continue;
      const text = Buffer.concat([second, source.subarray(end, from), first]).toString("utf8");
      mutants.push(["swap", { src: `${start}:${to - start}:0` }, text]);
      break; // The next of that type is enough.
    }
  }
  return mutants;
}

function zeroOf(type) {
  if (isNumber(type)) return "0";
  if (type === "bool") return "false";
  if (type === "address") return "address(0)";
  return /^bytes\d+$/.test(type) ? `${type}(0)` : undefined;
}

/** Each argument of an event that is not the constant nothing already. */
function eventArguments(node, source) {
  return node.eventCall.arguments.flatMap((argument) => {
    const zero = zeroOf(typeOf(argument));
    return zero === undefined || textOf(source, argument) === zero ? [] : [["event", argument, zero]];
  });
}

function returned(node, source) {
  if (node.expression === null || node.expression === undefined) return [];
  const type = typeOf(node.expression);
  const text = textOf(source, node.expression);
  if (type === "bool") return /^(true|false)$/.test(text) ? [] : [["return", node.expression, `!(${text})`]];
  const zero = zeroOf(type);
  return zero === undefined || node.expression.nodeType === "Literal"
    ? []
    : [["return", node.expression, zero]];
}

function tuple(node, source) {
  const components = node.components.filter((part) => part !== null);
  if (components.length < 2 || components.length !== node.components.length) return [];
  return swapped({ arguments: components }, source);
}

const OF_NODE = {
  BinaryOperation: binary,
  UnaryOperation: unary,
  Literal: literal,
  MemberAccess: member,
  IfStatement: conditional,
  Conditional: conditional,
  FunctionCall: (node, source) => (node.kind === "functionCall" ? swapped(node, source) : []),
  EmitStatement: (node, source) => [deleted("delete", node, source), ...eventArguments(node, source)],
  RevertStatement: (node, source) => [deleted("require", node, source)],
  ExpressionStatement: (node, source, parent) =>
    // The step of a loop stands where no block may.
    parent?.nodeType === "ForStatement" && parent.loopExpression === node
      ? []
      : [deleted("delete", node, source)],
  Assignment: (node, source) =>
    (OTHER_ASSIGNMENTS[node.operator] ?? []).map((operator) => [
      "arithmetic",
      node,
      `${textOf(source, node.leftHandSide)} ${operator} ${textOf(source, node.rightHandSide)}`,
    ]),
  ModifierInvocation: (node) => (node.kind === "modifierInvocation" ? [["modifier", node, ""]] : []),
  Return: returned,
  TupleExpression: (node, source) => (node.isInlineArray || node.lValueRequested ? [] : tuple(node, source)),
  Continue: (node) => [["delete", node, "break"]],
  Break: (node) => [["delete", node, "continue"]],
};

/** All changes of one node, Solidity or assembly. */
export function mutationsOf(node, source, parent) {
  if (node.nodeType.startsWith("Yul")) return yulMutations(node, source);

  return OF_NODE[node.nodeType]?.(node, source, parent) ?? [];
}
