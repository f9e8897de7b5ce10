// Where the pages of the repository stand in the site, and what becomes of their links.
import { dirname, join, normalize, relative } from "node:path";

const MARKDOWN = /\.md$/;
const LANGUAGES = { ts: "ts", mjs: "js", sol: "solidity", json: "json", csv: "csv" };

/** The path of a file of the repository in the site. Sources become pages too, so that no link leaves the site. */
export function sitePath(path) {
  const page = MARKDOWN.test(path) ? path : `source/${path}.md`;
  if (page === "README.md") return "index.md";
  return page
    .replace(/^docs\//, "")
    .replace(/(^|\/)README\.md$/, (_, slash) => `${slash}index.md`)
    .replace(/^index\.md$/, "documentation.md");
}

/** Code blocks and code spans of a page: nothing in them is a link. */
const CODE = /^```[\s\S]*?^```|`[^`\n]*`/gm;
const LINK = /\]\(([^)\s]+)\)/g;

function outsideCode(page, change) {
  let end = 0;
  let result = "";
  for (const match of page.matchAll(CODE)) {
    result += change(page.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + change(page.slice(end));
}

/** A page as the site has it, and the files of the repository that it links to. */
export function withSiteLinks(path, page) {
  const targets = [];
  const text = outsideCode(page, (prose) =>
    // Text between links may be split by code spans: `[`lock`](lock.md)` ends in one of the pieces.
    prose.replace(LINK, (link, target) => {
      if (/^(https?:|mailto:|#)/.test(target)) return link;
      const [file, anchor] = target.split("#");
      const linked = normalize(join(dirname(path), file));
      targets.push(linked);
      const to = relative(dirname(sitePath(path)), sitePath(linked));
      return `](${to.startsWith(".") ? to : `./${to}`}${anchor === undefined ? "" : `#${anchor}`})`;
    }),
  );
  return { text, targets };
}

/** The anchor of a heading, as GitHub makes it: the pages are read in both places. */
export const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");

/** A page that shows a source file. */
export function sourcePage(path, text) {
  const language = LANGUAGES[path.split(".").at(-1)] ?? "text";
  return `---\nsearch: false\n---\n\n# ${path.split("/").at(-1)}\n\n\`${path}\`\n\n\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\`\n`;
}
