// The compiler's syntax tree, walked. Its positions count bytes.

/** Calls `visit(node, ancestors)` for each node, parents first; the nearest ancestor comes last. */
export function walk(node, visit, ancestors = []) {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, ancestors);
    return;
  }

  const isNode = typeof node.nodeType === "string";
  if (isNode) visit(node, ancestors);
  const next = isNode ? [...ancestors, node] : ancestors;
  for (const [key, value] of Object.entries(node)) {
    // The tree of an assembly block is its `AST`; other keys that start in lower case hold children or plain facts.
    if (key !== "externalReferences" && key !== "documentation") walk(value, visit, next);
  }
}

/** First byte of a node and the byte behind it. */
export function spanOf(node) {
  const [start, length] = node.src.split(":").map(Number);

  return [start, start + length];
}

/** The text of a node. */
export function textOf(source, node) {
  return source.subarray(...spanOf(node)).toString("utf8");
}

/** The source with one span replaced. */
export function replaceSpan(source, start, end, replacement) {
  return Buffer.concat([source.subarray(0, start), Buffer.from(replacement), source.subarray(end)]);
}

export function lineOf(source, position) {
  let line = 1;
  for (let at = source.indexOf(10); at !== -1 && at < position; at = source.indexOf(10, at + 1)) line += 1;

  return line;
}
