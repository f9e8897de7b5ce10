import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
/** The indexer's own package. */
export const indexerFolder = join(projectRoot, "indexer");

/** Everything that decides what the tables hold. */
const codeFiles = ["indexer/ponder.config.ts", "indexer/ponder.schema.ts", "indexer/package.json"];
const codeFolders = ["indexer/src", "src/audit", "src/order", "src/rpc"];
const commandsWithSchema: ReadonlySet<string> = new Set(["start", "dev", "serve"]);

/** How Ponder is run. */
export interface PonderCall {
  readonly cwd: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The database schema of this very code. Ponder begins anew when its own folder changes, but does not see the fold that the
 * folder imports. So another fold fills other tables, and the same one goes on where it was.
 */
export function schemaName(root = projectRoot): string {
  const inFolders = codeFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  const hash = createHash("sha256");
  for (const path of [...codeFiles, ...inFolders].sort()) {
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  }
  return `lading_${hash.digest("hex").slice(0, 16)}`;
}

/** A command of Ponder: in its folder, without telemetry, with the schema of this code unless another one is named. */
export function ponderCall(given: readonly string[], environment: NodeJS.ProcessEnv): PonderCall {
  const [command = "start", ...options] = given;
  const isNamed = environment.DATABASE_SCHEMA !== undefined || options.includes("--schema");
  const schema = isNamed || !commandsWithSchema.has(command) ? [] : ["--schema", schemaName()];
  return {
    cwd: indexerFolder,
    script: join(indexerFolder, "node_modules/ponder/dist/esm/bin/ponder.js"),
    args: [command, ...schema, ...options],
    env: { PONDER_TELEMETRY_DISABLED: "true", ...environment },
  };
}
