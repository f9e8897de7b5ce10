#!/usr/bin/env node
// An installed package has the built program and no sources. A clone runs its sources, which tsx reads on every Node that
// npm test runs on, even while a package is being built beside them.
import { existsSync } from "node:fs";

const built = new URL("../dist/cli/main.js", import.meta.url);
const load = async () => {
  if (!existsSync(new URL("../src/cli/main.ts", import.meta.url))) return import(built.href);
  const { tsImport } = await import("tsx/esm/api");
  return tsImport("../src/cli/main.ts", import.meta.url);
};

const { main } = await load();
process.exitCode = await main(process.argv.slice(2));
