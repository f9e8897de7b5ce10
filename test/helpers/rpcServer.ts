import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";

import type { Rpc } from "../../src/rpc/rpc.ts";

interface Call {
  readonly id: unknown;
  readonly method: string;
  readonly params?: unknown;
}

/** A node in this process, reachable over HTTP on a free port of this machine; answers can be held back. */
export interface RpcServer {
  readonly url: string;
  /** Methods whose answers wait until `release`. */
  hold(...methods: readonly string[]): void;
  release(): void;
  close(): Promise<void>;
}

export async function serveRpc(rpc: Rpc): Promise<RpcServer> {
  let held: ReadonlySet<string> = new Set();
  let open: () => void = () => undefined;
  let opened: Promise<void> = Promise.resolve();

  async function answer({ id, method, params }: Call): Promise<object> {
    if (held.has(method)) await opened;
    try {
      return { jsonrpc: "2.0", id, result: await rpc.request({ method, params }) };
    } catch (error) {
      const { code = -32_603, message } = error as { code?: number; message: string };
      return { jsonrpc: "2.0", id, error: { code, message } };
    }
  }

  const server = createServer(async (request, response) => {
    const calls = (await jsonOf(request)) as Call | Call[];
    const answers = Array.isArray(calls) ? await Promise.all(calls.map(answer)) : await answer(calls);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The server has no port");
  return {
    url: `http://127.0.0.1:${bound.port}`,
    hold(...methods) {
      held = new Set(methods);
      opened = new Promise((resolve) => {
        open = resolve;
      });
    },
    release() {
      held = new Set();
      open();
    },
    async close() {
      open();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}
