import {
  BaseError,
  HttpRequestError,
  http,
  RpcError,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from "viem";

import { reasonOf } from "../../../rpc/fault.ts";
import { silenceOf } from "../../../rpc/nodeFailure.ts";
import {
  SignerFailedError,
  SignerRefusedError,
  SignerTimeoutError,
  SignerUnreachableError,
} from "../signingErrors.ts";

/** A signer process that speaks JSON-RPC over HTTP. */
export interface SignerRpc {
  /** In words, as in "The signer at http://127.0.0.1:8550". */
  readonly name: string;
  /** Asks once: a person would have to answer a repeated question again. */
  readonly request: (method: string, params: readonly unknown[]) => Promise<unknown>;
}

/** The error code with which Clef tells every kind of failure, a refusal among them. */
const SERVER_ERROR = -32_000;

export function signerRpc(url: string, timeoutSeconds: number): SignerRpc {
  const { request } = http(url, { retryCount: 0, timeout: timeoutSeconds * 1000 })({});
  const name = `The signer at ${new URL(url).origin}`;
  return {
    name,
    request: async (method, params) => {
      try {
        return await request({ method, params });
      } catch (error) {
        throw failure(error, name, timeoutSeconds);
      }
    },
  };
}

function failure(error: unknown, name: string, timeoutSeconds: number): Error {
  if (!(error instanceof BaseError)) return new SignerFailedError(name, sayable(String(error)));
  const caused = silenceOf(error);
  if (caused instanceof TimeoutError) return new SignerTimeoutError(name, timeoutSeconds);
  if (caused instanceof HttpRequestError && caused.status === undefined)
    return new SignerUnreachableError(name, sayable(reasonOf(caused.cause)));
  const said = error.walk((each) => each instanceof RpcRequestError);
  const message = said instanceof RpcRequestError ? said.details : error.shortMessage;
  const isRefusal = error instanceof UserRejectedRequestError || /\b(denied|rejected)\b/i.test(message);
  const code = error instanceof RpcError ? error.code : undefined;
  if (isRefusal && (code === undefined || code === SERVER_ERROR || code === UserRejectedRequestError.code))
    return new SignerRefusedError(name);
  return new SignerFailedError(name, sayable(message));
}

/** Words of another program, fit for a screen: one short line without control characters or a full stop at its end. */
function sayable(words: string): string {
  return words
    .replace(/\p{C}+/gu, " ")
    .slice(0, 200)
    .replace(/\.$/, "");
}
