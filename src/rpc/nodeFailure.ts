import {
  BaseError,
  HttpRequestError,
  InsufficientFundsError,
  NonceTooLowError,
  RpcRequestError,
  TimeoutError,
} from "viem";

/** What a client of viem met when nobody answered; `undefined` for every other error. */
export function silenceOf(error: unknown): HttpRequestError | TimeoutError | undefined {
  const found =
    error instanceof BaseError
      ? error.walk((each) => each instanceof HttpRequestError || each instanceof TimeoutError)
      : null;
  return found instanceof HttpRequestError || found instanceof TimeoutError ? found : undefined;
}

/** What to say when a node did not answer; `undefined` for every other error. */
export function nodeFailureText(error: unknown): string | undefined {
  const silence = silenceOf(error);
  if (silence === undefined) return undefined;
  const url = "url" in silence && typeof silence.url === "string" ? ` at ${silence.url}` : "";
  return `The node${url} did not answer: ${silence.details || silence.shortMessage}`;
}

/** What to say when a node or a wallet refused a request; `undefined` for every other error. */
export function nodeRefusalText(error: unknown): string | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const { shortMessage, details } = refusalOf(error);
  return `The node refused: ${shortMessage}${details && details !== shortMessage ? ` (${details})` : ""}`;
}

/**
 * Whether a node refused a transaction because it offers too little to replace a waiting one. Nodes have their own words
 * for it; all say "replacement" or "underpriced".
 */
export function isUnderpriced(error: unknown): boolean {
  return error instanceof BaseError && /replacement|underpriced/i.test(refusalOf(error).details);
}

function refusalOf(error: BaseError): BaseError {
  const found =
    error.walk((each) => each instanceof InsufficientFundsError || each instanceof NonceTooLowError) ??
    error.walk((each) => each instanceof RpcRequestError) ??
    error;
  return found as BaseError;
}
