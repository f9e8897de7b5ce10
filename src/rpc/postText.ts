import { Agent, type IncomingMessage, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { createGunzip } from "node:zlib";

/** What a server answered. */
export interface TextAnswer {
  readonly status: number;
  /** Of `retry-after`, as it was sent. */
  readonly retryAfter: string | undefined;
  readonly text: string;
}

export type TextPoster = (body: string) => Promise<TextAnswer>;

/**
 * Posts JSON text and takes in the answer, over connections that stay open. Node's own client and not `fetch`: an audit
 * reads gigabytes of answers, and the streams of `fetch` cost as much as parsing what they bring.
 *
 * @param timeoutMs For the whole answer.
 * @throws TypeError when the URL is none of HTTP.
 */
export function textPoster(url: string, timeoutMs: number): TextPoster {
  const { protocol } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    throw new TypeError(`${url} is no address of a web server`);
  const isSecure = protocol === "https:";
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const open = isSecure ? secureRequest : request;

  return (body) =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "accept-encoding": "gzip",
      };
      const signal = AbortSignal.timeout(timeoutMs);
      // Of a call that ran out of time, Node's client says only that it was aborted.
      const fail = (error: unknown): void => reject(signal.aborted ? signal.reason : error);
      const sent = open(url, { method: "POST", agent, headers, signal }, (response) => {
        textOf(response).then(
          (text) =>
            resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"], text }),
          fail,
        );
      });
      sent.on("error", fail).end(body);
    });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const isPacked = response.headers["content-encoding"] === "gzip";
  const stream = isPacked ? response.compose(createGunzip()) : response;
  let text = "";
  for await (const piece of stream.setEncoding("utf8")) text += piece;
  return text;
}
