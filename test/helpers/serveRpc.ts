import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Rpc } from "../../src/rpc/rpc.ts";

/** An in-process chain as a node on loopback, for programs that run beside the test. */
export async function serveRpc(rpc: Rpc): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const calls: unknown = JSON.parse(text);
    const answers = Array.isArray(calls) ? await Promise.all(calls.map(answer)) : await answer(calls);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answers));
  });

  async function answer(call: unknown): Promise<object> {
    const { id, method, params } = call as { id: number; method: string; params?: unknown };
    try {
      return { jsonrpc: "2.0", id, result: await rpc.request({ method, params }) };
    } catch (error) {
      // A refusal of a contract is in the data.
      const { code = -32_603, message, data } = error as { code?: number; message: string; data?: unknown };
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
