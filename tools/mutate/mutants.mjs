// All mutants of a set of sources.
import { createHash } from "node:crypto";

import { lineOf, spanOf, textOf, walk } from "./ast.mjs";
import { mutationsOf } from "./operators.mjs";
import { isVital, writersIn } from "./vital.mjs";

const hash = (text) => createHash("sha256").update(text).digest("hex");

/** The members of each enum, by name. */
function enumsIn(trees) {
  const enums = new Map();
  for (const tree of trees) {
    walk(tree, (node) => {
      if (node.nodeType === "EnumDefinition")
        enums.set(
          node.name,
          node.members.map(({ name }) => name),
        );
    });
  }
  return enums;
}

/** A member of an enum becomes its neighbour. */
function otherMembers({ enum: name, but, prefix }, enums) {
  const members = enums.get(name) ?? [];
  const next = members[(members.indexOf(but) + 1) % members.length];

  return next === undefined || next === but ? [] : [`${prefix}.${next}`];
}

/**
 * @param sources Path → {source: Buffer, ast}. Those with `mutate` are mutated; the others are read for their enums.
 * @returns Mutants in the order of the files: {id, file, line, operator, function, vital, start, end, before, after}. The
 * id names the change and what it was made on, so that a result is void once the file says something else.
 */
export function mutantsOf(sources) {
  const trees = [...sources.values()].map(({ ast }) => ast);
  const enums = enumsIn(trees);
  const writers = writersIn(trees);
  const mutants = [];
  for (const [file, { source, ast, mutate }] of sources) {
    if (mutate !== true) continue;
    const seen = new Set();
    const fileHash = hash(source);
    walk(ast, (node, ancestors) => {
      const owner = ancestors.findLast(({ nodeType }) => nodeType === "FunctionDefinition");
      const isConstant = ancestors.some(
        ({ nodeType, constant }) => nodeType === "VariableDeclaration" && constant,
      );
      if (owner === undefined && !isConstant) return;
      const inside = [...ancestors, node];
      for (const [operator, target, change] of mutationsOf(node, source, ancestors.at(-1))) {
        const texts = typeof change === "string" ? [change] : otherMembers(change, enums);
        const [start, end] = spanOf(target);
        const before = textOf(source, target);
        for (const after of texts) {
          const key = `${start}:${end}:${after}`;
          if (after === before || seen.has(key)) continue;
          seen.add(key);
          mutants.push({
            id: hash(`${fileHash}:${key}`).slice(0, 16),
            file,
            line: lineOf(source, start),
            operator,
            function: owner === undefined ? "" : owner.name || owner.kind,
            vital: isVital(inside, writers),
            start,
            end,
            before,
            after,
          });
        }
      }
    });
  }
  return mutants;
}
