import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { ponderCall } from "../../tools/indexer/ponderCall.ts";

/** An indexer of its own process on a free port of this machine. */
export interface Indexer {
  /** The status of a page. */
  status(path: string): Promise<number | undefined>;
  json(path: string): Promise<unknown>;
  graphql(query: string): Promise<Readonly<Record<string, unknown>>>;
  sql(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Waits until a page has a status; fails with what the process said. */
  until(path: string, status: number): Promise<void>;
  /** Waits until it ends by itself; its exit code. */
  ended(): Promise<number | null>;
  /** Ends it as a supervisor does, or as a power failure does. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

const patienceMs = 60_000;

/** Starts `ponder start` with settings of its environment. */
export async function startIndexer(settings: Readonly<Record<string, string>>): Promise<Indexer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const environment = { ...inherited, ...settings, PONDER_LOG_LEVEL: "info" };
  const { cwd, script, args, env } = ponderCall(
    ["start", "--hostname", "127.0.0.1", "--port", `${port}`, "--log-format", "json"],
    environment,
  );
  const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);

  async function status(path: string): Promise<number | undefined> {
    try {
      return (await fetch(url + path)).status;
    } catch {
      return undefined;
    }
  }

  async function until(path: string, wanted: number): Promise<void> {
    const end = Date.now() + patienceMs;
    while ((await status(path)) !== wanted) {
      if (hasEnded(child)) throw new Error(`The indexer ended with ${child.exitCode}:\n${said}`);
      if (Date.now() > end) throw new Error(`${path} was not ${wanted} in ${patienceMs} ms:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function json(path: string, body?: object): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(
      url + path,
      body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  return {
    status,
    json,
    until,
    async graphql(query) {
      const { data, errors } = (await json("/graphql", { query })) as { data: never; errors?: unknown };
      if (errors !== undefined) throw new Error(`GraphQL refuses: ${JSON.stringify(errors)}`);
      return data;
    },
    async sql(query) {
      const call = encodeURIComponent(JSON.stringify({ json: { sql: query, params: [] } }));
      const { rows } = (await json(`/sql/db?sql=${call}`)) as { rows: never };
      return rows;
    },
    async ended() {
      if (!hasEnded(child)) await once(child, "exit", { signal: AbortSignal.timeout(patienceMs) });
      return child.exitCode;
    },
    async stop(signal = "SIGTERM") {
      if (hasEnded(child)) return;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Ponder takes the next free port silently if this one is taken meanwhile; its pages then show nothing here. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("There is no free port");
  server.close();
  await once(server, "close");
  return bound.port;
}
