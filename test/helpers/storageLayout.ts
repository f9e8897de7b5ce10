import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import solc from "solc";
import { z } from "zod";

const layoutSchema = z.object({
  storage: z.array(z.object({ label: z.string(), slot: z.string(), type: z.string() })),
  types: z.record(
    z.string(),
    z.object({
      label: z.string(),
      numberOfBytes: z.string(),
      members: z.array(z.object({ label: z.string(), slot: z.string(), offset: z.number() })).optional(),
    }),
  ),
});

export type StorageLayout = z.infer<typeof layoutSchema>;

const root = new URL("../../", import.meta.url);

/** Where the compiler puts a contract's storage; nothing but the layout is built. */
export function storageLayout(file: string, contract: string): StorageLayout {
  const input = {
    language: "Solidity",
    sources: { [file]: { content: source(file) } },
    settings: { evmVersion: "osaka", outputSelection: { "*": { [contract]: ["storageLayout"] } } },
  };
  const output: unknown = JSON.parse(
    solc.compile(JSON.stringify(input), { import: (path: string) => ({ contents: source(path) }) }),
  );
  return z
    .object({
      contracts: z.record(z.string(), z.record(z.string(), z.object({ storageLayout: layoutSchema }))),
    })
    .transform(({ contracts }) => contracts[file]?.[contract]?.storageLayout)
    .pipe(layoutSchema)
    .parse(output);
}

function source(path: string): string {
  const url = path.startsWith("@") ? new URL(`node_modules/${path}`, root) : new URL(path, root);
  return readFileSync(fileURLToPath(url), "utf8");
}
