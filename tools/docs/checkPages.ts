import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

import { clientErrors } from "./clientErrors.ts";

/** What is read from the tree, by path from the root. */
export interface Tree {
  readonly pages: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  readonly scripts: ReadonlySet<string>;
  readonly has: (path: string) => boolean;
}

/** The anchors that a page's headings make, as GitHub makes them. */
export function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
}

const withoutCode = (page: string): string =>
  page.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");

function linkProblems({ pages, has }: Tree): string[] {
  return [...pages].flatMap(([path, page]) =>
    [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
      if (/^(https?|mailto):/.test(link)) return [];
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : normalize(join(dirname(path), file));
      if (!has(target)) return [`${path}: ${link} leads nowhere`];
      const known = pages.get(target);
      if (anchor === undefined || known === undefined || anchorsOf(known).includes(anchor)) return [];
      return [`${path}: ${link} has no such heading`];
    }),
  );
}

function commandProblems({ pages, scripts, has }: Tree): string[] {
  return [...pages].flatMap(([path, page]) => [
    ...[...page.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)]
      .filter(([, name = ""]) => !scripts.has(name))
      .map(([command]) => `${path}: there is no "${command}"`),
    ...[...page.matchAll(/\bhardhat(?: --)? run (scripts\/[a-z]+\.ts)/g)]
      .filter(([, script = ""]) => !has(script))
      .map(([, script]) => `${path}: there is no ${script}`),
  ]);
}

/** Errors say where to read on; the page must have them, and every class of the client an entry. */
function errorProblems({ pages, sources }: Tree): string[] {
  const anchors = anchorsOf(pages.get("docs/errors.md") ?? "");
  return [...sources].flatMap(([path, source]) => [
    ...[...source.matchAll(/docs\/errors\.md#([a-z0-9]+)/g)]
      .filter(([, anchor = ""]) => !anchors.includes(anchor))
      .map(([link]) => `${path}: ${link} has no such heading`),
    ...(/^src\/(order|client)\//.test(path)
      ? [...source.matchAll(/class (\w+) extends LadingError/g)]
          .filter(([, name = ""]) => clientErrors[name] === undefined)
          .map(([, name]) => `${path}: ${name} is not in tools/docs/clientErrors.ts`)
      : []),
  ]);
}

const decorators = ["src/client/escrowActions.ts", "src/client/exchange/exchangeActions.ts"];

/** The pages call only actions that the decorated client has. */
function actionProblems({ pages, sources }: Tree): string[] {
  const actions = new Set(
    decorators.flatMap((path) => {
      const list = /const actions = \{([\s\S]*?)\n\};/.exec(sources.get(path) ?? "")?.[1] ?? "";
      return [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    }),
  );
  return [...pages]
    .filter(([path]) => path.startsWith("docs/"))
    .flatMap(([path, page]) =>
      [...page.matchAll(/await (?:client|payer|buyer|seller|relayer|successor|maker)\.(\w+)\(/g)]
        .filter(([, name]) => !actions.has(name))
        .map(([, name]) => `${path}: the client has no action ${name}`),
    );
}

/** The README shows the example as it runs. */
function exampleProblems({ pages, sources }: Tree): string[] {
  const shown = /```ts\n([\s\S]*?)```/.exec(pages.get("README.md") ?? "")?.[1];
  return shown === sources.get("examples/client.ts") ? [] : ["README.md: the code is not examples/client.ts"];
}

/** One line for each link, command, error, action and example that is wrong. */
export function pageProblems(tree: Tree): string[] {
  return [linkProblems, commandProblems, errorProblems, actionProblems, exampleProblems].flatMap((check) =>
    check(tree),
  );
}

const skipped = new Set([
  "node_modules",
  "artifacts",
  "cache",
  "typechain-types",
  "coverage",
  ".git",
  "site",
]);

/** Reads the tree under a root. */
export function readTree(root: string): Tree {
  const pages = new Map<string, string>();
  const sources = new Map<string, string>();
  const paths = new Set<string>();
  const visit = (folder: string): void => {
    for (const item of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (skipped.has(item.name)) continue;
      const path = normalize(join(folder, item.name));
      paths.add(path);
      if (item.isDirectory()) visit(path);
      else if (path.endsWith(".md")) pages.set(path, readFileSync(join(root, path), "utf8"));
      else if (/^(src|examples)\/.*\.ts$/.test(path))
        sources.set(path, readFileSync(join(root, path), "utf8"));
    }
  };
  visit(".");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const has = (path: string): boolean => path === "." || paths.has(path.replace(/\/$/, ""));
  return { pages, sources, scripts: new Set(Object.keys(scripts)), has };
}
