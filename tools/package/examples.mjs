// The projects under examples, run with the installed package as their readers would.
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "./process.mjs";

/** In an order in which each finds what it needs: the accountant reads the shop's own book. */
const PROJECTS = [
  { name: "shop", program: "shop.js", prints: /^Settled 1250\.50 0\.00\nLocked 0\.00 80\.00\n$/ },
  {
    name: "accountant",
    program: "month.js",
    prints:
      /^balanced and proven\n(?:.*\n)*paid to the seller 1250\.500000 USDC\n(?:.*\n)*1 matched; not paid yet: sale 2\n$/,
  },
  { name: "attester-phone", program: "delivery.js", prints: /^Delivered\n$/ },
];

/** Copies the projects into `consumer`, whose packages they use, and compiles them. */
export function compileExamples(root, consumer, tsc) {
  const installed = JSON.parse(readFileSync(join(consumer, "package.json"), "utf8")).dependencies;
  for (const { name } of PROJECTS) {
    const folder = join(consumer, "examples", name);
    mkdirSync(folder, { recursive: true });
    cpSync(join(root, "examples", name), folder, {
      recursive: true,
      filter: (path) => !/\/(node_modules|out)$/.test(path),
    });
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const missing = Object.keys(dependencies).filter((dependency) => !(dependency in installed));
    if (missing.length > 0) throw new Error(`examples/${name} needs ${missing}, which is not installed here`);
    run(process.execPath, [tsc, "--project", "tsconfig.json"], { cwd: folder });
  }
}

/** Runs them on a chain. */
export function runExamples(consumer, node, env) {
  for (const { name, program, prints } of PROJECTS) {
    const said = run(node, [`out/${program}`], { cwd: join(consumer, "examples", name), env });
    if (!prints.test(said)) throw new Error(`examples/${name} says:\n${said}`);
  }
}
