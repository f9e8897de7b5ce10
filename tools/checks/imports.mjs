import { posix } from "node:path";

const SOLIDITY_IMPORT = /^\s*import\s+(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']/gm;
const TYPESCRIPT_IMPORT =
  /^\s*(?:import|export)\s[^"';]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** What a source file imports, as written there. */
export function importsIn(path, text) {
  const pattern = path.endsWith(".sol") ? SOLIDITY_IMPORT : TYPESCRIPT_IMPORT;
  // A comment may show an import. Only comments that start a line or a block go, so that "https://" stays whole.
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

  return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3]);
}

/** The project path that an import means, or the text itself for packages and `node:` modules. */
export function resolveImport(path, specifier) {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(path), specifier);

  return specifier;
}

/** Map from path to resolved imports, for `files`: a map from path to text. */
export function importGraph(files) {
  return new Map(
    [...files].map(([path, text]) => [
      path,
      importsIn(path, text).map((specifier) => resolveImport(path, specifier)),
    ]),
  );
}

/** Every circle once, as the list of paths that ends where it begins. */
export function importCircles(graph) {
  const circles = [];
  const done = new Set();

  const visit = (path, trail) => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      circles.push([...trail.slice(start), path]);
      return;
    }
    if (done.has(path)) return;

    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
    done.add(path);
  };

  for (const path of graph.keys()) visit(path, []);

  return circles;
}

/** What lies directly in `folder` on the way to `path`: a folder below, or the file itself. */
function roomIn(folder, path) {
  return path.startsWith(`${folder}/`) ? path.split("/", folder.split("/").length + 1).join("/") : undefined;
}

/** Every folder above a path, but for the project's own: at its top, tests and benches share their helpers. */
function foldersOf(path) {
  const names = path.split("/").slice(0, -1);

  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/**
 * Every circle among what lies side by side in one folder: folders with all that is in them, and files. A folder and what
 * lies in it are one room, so imports between them are its own business.
 */
export function folderCircles(graph) {
  const folders = new Set([...graph.keys()].flatMap(foldersOf));

  return [...folders].sort().flatMap((folder) => {
    const rooms = new Map();
    for (const [path, targets] of graph) {
      const from = roomIn(folder, path);
      if (from === undefined) continue;
      const reached = rooms.get(from) ?? new Set();
      for (const target of targets) {
        const to = graph.has(target) ? roomIn(folder, target) : undefined;
        if (to !== undefined && to !== from) reached.add(to);
      }
      rooms.set(from, reached);
    }

    // A circle of files alone is reported as one.
    return importCircles(rooms).filter((circle) => circle.some((room) => !graph.has(room)));
  });
}
