import { defineConfig } from "vitepress";

import { anchorOf } from "../../tools/site/links.mjs";

const page = (text, link) => ({ text, link });
const operations = [
  "publish-terms",
  "lock",
  "confirm-delivery",
  "release",
  "claim",
  "refund",
  "reclaim",
  "dispute",
  "rule",
  "enforce-default",
  "settle",
  "evidence",
  "reassign",
  "recovery",
  "withdraw",
];
const titleOf = (name) => `${name[0].toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
const section = (text, folder, names) => ({
  text,
  collapsed: true,
  items: [page("Overview", `/${folder}/`), ...names.map((name) => page(titleOf(name), `/${folder}/${name}`))],
});

export default defineConfig({
  title: "Lading",
  description: "Escrow for paying across borders against delivery",
  srcDir: "pages",
  outDir: "dist",
  cleanUrls: true,
  ignoreDeadLinks: false,
  metaChunk: true,
  markdown: {
    anchor: { slugify: anchorOf },
    languageAlias: { sol: "solidity", mermaid: "text" },
    config: (markdown) => {
      const fence = markdown.renderer.rules.fence;
      markdown.renderer.rules.fence = (tokens, index, ...rest) => {
        const { info, content } = tokens[index];
        return info.trim() === "mermaid"
          ? `<Diagram code="${encodeURIComponent(content)}" />`
          : fence(tokens, index, ...rest);
      };
    },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: "deep",
    nav: [page("Roles", "/roles/"), page("Operations", "/operations/"), page("Reference", "/reference/")],
    sidebar: [
      page("Lading", "/"),
      page("All pages", "/documentation"),
      page("Integrate", "/integrate"),
      page("States", "/states"),
      page("Errors", "/errors"),
      page("Threat model", "/threat-model"),
      page("Attesters", "/attesters"),
      section("Roles", "roles", [
        "buyer",
        "seller",
        "attester",
        "arbitrator",
        "customs",
        "platform",
        "auditor",
      ]),
      section("Operations", "operations", operations),
      section("Command line", "cli", [
        ...["orders", "import", "attest", "audit", "keys", "configuration", "chain"],
      ]),
      section("Exchange", "exchange", [
        "lock-exact",
        "convert",
        "quotes",
        "oracles",
        "currencies",
        "netting",
      ]),
      page("Reference", "/reference/"),
      page("Contributing", "/CONTRIBUTING"),
      page("Changes", "/CHANGELOG"),
    ],
  },
});
