// Compares two shapes of the core.

/** What differs between two shapes, a line each. */
export function differences(frozen, shape) {
  const [before, after] = [flatten(frozen), flatten(shape)];
  const [old, now] = [new Map(before), new Map(after)];
  const gone = before.filter(([path]) => !now.has(path)).map(([path, text]) => `gone: ${path}: ${text}`);
  const changed = after.filter(([path, text]) => old.get(path) !== text);
  return [
    ...gone,
    ...changed.map(([path, text]) =>
      old.has(path) ? `changed: ${path}: ${old.get(path)} → ${text}` : `new: ${path}: ${text}`,
    ),
  ];
}

function flatten(value, path = "") {
  if (typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => flatten(part, path === "" ? key : `${path} ${key}`));
}
