// The map of the house, drawn from the imports of its source files.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { importGraph } from "../checks/imports.mjs";
import { sourceFiles } from "../checks/source-files.mjs";
import { CONTRACT_ROOMS, TYPESCRIPT_ROOMS } from "./rooms.mjs";

const isIn = (path, room) => path.startsWith(`${room}/`);
const roomOf = (path, rooms) =>
  rooms.filter((room) => isIn(path, room)).sort((a, b) => b.length - a.length)[0];

/** Which room imports which: a map from each room that has a file to the rooms that it imports, all sorted. */
export function arrowsOf(graph, names) {
  const arrows = new Map();
  for (const [path, targets] of graph) {
    const room = roomOf(path, names);
    if (room === undefined) continue;
    const reached = arrows.get(room) ?? new Set();
    for (const target of targets) {
      const other = roomOf(target, names);
      if (other !== undefined && other !== room) reached.add(other);
    }
    arrows.set(room, reached);
  }
  return new Map([...arrows].sort().map(([room, reached]) => [room, [...reached].sort()]));
}

const reaches = (arrows, from, to, seen = new Set()) =>
  (arrows.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(arrows, next, to, seen);
  });

/** The arrows without those that follow from others: A → C goes where A → B → C stays. */
export function withoutShortcuts(arrows) {
  return new Map(
    [...arrows].map(([room, reached]) => [
      room,
      reached.filter((target) => !reached.some((via) => via !== target && reaches(arrows, via, target))),
    ]),
  );
}

function diagram(arrows) {
  const id = (room) => room.replaceAll("/", "_");
  const lines = [...arrows].flatMap(([room, reached]) => [
    `    ${id(room)}["${room}"]`,
    ...reached.map((target) => `    ${id(room)} --> ${id(target)}`),
  ]);
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");
}

/** A table as the formatter leaves it, so that two tools do not change one page in turns. */
function tableLines(rows) {
  const [heading, ...others] = rows;
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(heading), line(widths.map((width) => "-".repeat(width))), ...others.map(line)];
}

function section(title, graph, rooms) {
  const arrows = arrowsOf(graph, Object.keys(rooms));
  const table = tableLines([
    ["room", "what it holds"],
    ...[...arrows.keys()].map((room) => [`\`${room}\``, rooms[room]]),
  ]);
  return [`## ${title}`, "", diagram(withoutShortcuts(arrows)), "", ...table].join("\n");
}

/** Folders with source files under `contracts`, `src` and beside them that no room names. */
export function namelessRooms(paths) {
  const names = [...Object.keys(CONTRACT_ROOMS), ...Object.keys(TYPESCRIPT_ROOMS)];
  const folders = paths
    .map((path) => /^(src\/\w+|contracts\/[\w-]+|indexer|scripts)\//.exec(path)?.[1])
    .filter((folder) => folder !== undefined && !/^contracts\/(bench|test-)/.test(folder));
  return [...new Set(folders)].filter((folder) => !names.includes(folder)).sort();
}

/** docs/map.md for the sources under `root`. */
export function mapPage(root) {
  const paths = sourceFiles(root);
  const nameless = namelessRooms(paths);
  if (nameless.length > 0) throw new Error(`tools/docs/rooms.mjs does not describe ${nameless.join(", ")}`);
  const graph = importGraph(new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")])));

  return `# Map of the house

Generated from the imports by \`npm run docs:map\`; do not edit. An arrow means "imports". An arrow that follows from others is not drawn. [The arrows that are allowed](../tools/checks/layers.mjs) are a gate: \`npm run check:imports\`.

${section("TypeScript", graph, TYPESCRIPT_ROOMS)}

${section("Contracts", graph, CONTRACT_ROOMS)}
`;
}
