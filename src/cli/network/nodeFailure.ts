import {
  BaseError,
  HttpRequestError,
  InsufficientFundsError,
  NonceTooLowError,
  RpcRequestError,
  TimeoutError,
} from "viem";

/** What to tell when a node did not answer; `undefined` for every other error. */
export function nodeFailureText(error: unknown): string | undefined {
  const found =
    error instanceof BaseError
      ? error.walk((each) => each instanceof HttpRequestError || each instanceof TimeoutError)
      : null;
  if (!(found instanceof BaseError)) return undefined;
  const url = "url" in found && typeof found.url === "string" ? ` at ${found.url}` : "";
  return `The node${url} did not answer: ${found.details || found.shortMessage}`;
}

/** What to tell when a node or a wallet refused a request; `undefined` for every other error. */
export function nodeRefusalText(error: unknown): string | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const found =
    error.walk((each) => each instanceof InsufficientFundsError || each instanceof NonceTooLowError) ??
    error.walk((each) => each instanceof RpcRequestError) ??
    error;
  const { shortMessage, details } = found as BaseError;
  return `The node refused: ${shortMessage}${details && details !== shortMessage ? ` (${details})` : ""}`;
}
