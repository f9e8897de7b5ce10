import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { Rpc } from "../../../src/rpc/rpc.ts";
import { answersTo, type Call } from "./answers.ts";
import type { Fault, FaultPlan } from "./faultPlan.ts";
import type { Random } from "./random.ts";

/** What stands behind one address of the proxy. */
export interface Backend {
  readonly node: Rpc;
  readonly plan: FaultPlan;
  readonly random: Random;
}

/** A JSON-RPC server on loopback that does to answers what networks, balancers and public nodes do. */
export interface ChaosProxy {
  /** An address of its own for a backend, until it is closed again. */
  open(backend: Backend): { readonly url: string; readonly close: () => void };
  /** Messages answered or broken off so far. */
  readonly messages: number;
  /** How often each fault happened to a message so far. */
  readonly faults: ReadonlyMap<Fault, number>;
  close(): Promise<void>;
}

/** Faults that end a message before its calls are answered, with the HTTP status. */
const statuses = {
  tooManyRequests: 429,
  tooManyRequestsRetryAfter: 429,
  badGateway: 502,
  unavailable: 503,
} as const satisfies Partial<Record<Fault, number>>;

export async function chaosProxy(): Promise<ChaosProxy> {
  const backends = new Map<string, Backend>();
  const faults = new Map<Fault, number>();
  let opened = 0;
  let messages = 0;

  const server = createServer((request, response) => {
    messages += 1;
    const backend = backends.get(request.url ?? "");
    if (backend === undefined) {
      // An audit that ended may have messages on their way.
      response.writeHead(410).end();
      return;
    }
    serve(backend, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  async function serve(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { node, plan, random } = backend;
    const text = await textOf(request);
    const befalls = (fault: Fault): boolean => {
      const does = random.chance(plan.rates[fault] ?? 0);
      if (does) faults.set(fault, (faults.get(fault) ?? 0) + 1);
      return does;
    };
    if (befalls("dropped")) {
      response.destroy();
      return;
    }
    for (const [fault, status] of Object.entries(statuses)) {
      if (!befalls(fault as Fault)) continue;
      const headers = fault === "tooManyRequestsRetryAfter" ? { "retry-after": "1" } : {};
      response.writeHead(status, headers).end("slow down");
      return;
    }

    const message = JSON.parse(text) as Call | Call[];
    const calls = [message].flat();
    if (Array.isArray(message) && calls.length > (plan.largestBatch ?? Number.POSITIVE_INFINITY)) {
      refuseBatch(response, plan);
      return;
    }
    const answers = await answersTo(node, calls, plan, random);
    if (befalls("reordered")) answers.reverse();
    const body = JSON.stringify(Array.isArray(message) ? answers : (answers[0] ?? {}));
    if (befalls("late")) await new Promise((resolve) => setTimeout(resolve, plan.lateMs));
    if (befalls("truncated")) response.end(body.slice(0, Math.floor(body.length * random.next())));
    else if (befalls("droppedHalfway"))
      response.write(body.slice(0, body.length >> 1), () => response.destroy());
    else response.end(body);
  }

  return {
    get messages() {
      return messages;
    },
    faults,
    open(backend) {
      opened += 1;
      const path = `/${opened}`;
      backends.set(path, backend);
      return { url: `http://127.0.0.1:${port}${path}`, close: () => backends.delete(path) };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function refuseBatch(response: ServerResponse, { batchRefusal }: FaultPlan): void {
  if (batchRefusal === "status413") response.writeHead(413).end();
  else if (batchRefusal === "invalidRequest")
    response.end('{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no batches of this size"}}');
  else response.end('[{"jsonrpc":"2.0","id":null,"error":{"code":-32005,"message":"batch too large"}}]');
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) text += String(piece);
  return text;
}
