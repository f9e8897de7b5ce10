// The old pipeline of the compiler is the fast one, and one place of the escrow lies one variable too deep for it. There an
// expression moves, as it is or mutated, into a function of its own; all else stays.
import { replaceSpan } from "./ast.mjs";

const MOVED = [
  {
    file: "contracts/escrow/Locking.sol",
    text: "PackedStates.locked(OrderWords.amountOf(order), OrderWords.deliverByOf(order), feeBps != 0)",
    call: "_movedExpression(order, feeBps)",
    head: "function _movedExpression(Order calldata order, uint256 feeBps) private pure returns (PackedState) { return ",
  },
];
const IMPORT = 'import {PackedStates} from "../libraries/PackedState.sol";';

/** @returns Path → source, of the files that differ from the tree: the mutated one and those with moved expressions. */
export function shortened(read, mutant) {
  const changed = new Map();
  for (const { file, text, call, head } of MOVED) {
    const source = read(file);
    const start = source.indexOf(text);
    if (start === -1) continue;
    const end = start + Buffer.byteLength(text);
    const mutated = mutant?.file === file ? mutant : undefined;
    const isInside = mutated !== undefined && mutated.start >= start && mutated.end <= end;
    const isOutside = mutated === undefined || mutated.end <= start || mutated.start >= end;
    // A mutant around the expression takes it away or needs it whole: no move.
    if (!isInside && !isOutside) continue;

    const expression = isInside
      ? replaceSpan(source, mutated.start, mutated.end, mutated.after).subarray(
          start,
          end + Buffer.byteLength(mutated.after) - (mutated.end - mutated.start),
        )
      : source.subarray(start, end);
    const last = source.lastIndexOf("}");
    const edits = [
      [start, end, call],
      [last, last, `${head}${expression.toString("utf8")}; }\n`],
      ...(mutated !== undefined && isOutside ? [[mutated.start, mutated.end, mutated.after]] : []),
    ].sort(([left], [right]) => right - left);
    let result = source;
    for (const [from, to, replacement] of edits) result = replaceSpan(result, from, to, replacement);
    const importing = IMPORT.replace("{PackedStates}", "{PackedState, PackedStates}");
    changed.set(file, Buffer.from(result.toString("utf8").replace(IMPORT, importing)));
  }
  if (mutant !== undefined && !changed.has(mutant.file)) {
    changed.set(mutant.file, replaceSpan(read(mutant.file), mutant.start, mutant.end, mutant.after));
  }
  return changed;
}
