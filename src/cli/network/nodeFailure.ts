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
  const refusal = `The node refused: ${shortMessage}${details && details !== shortMessage ? ` (${details})` : ""}`;
  // Nodes have their own words for a replacement that pays too little; all say "replacement" or "underpriced".
  return /replacement|underpriced/i.test(details)
    ? `${refusal}\nWhat replaces a waiting transaction must offer at least 10 % more in both: --max-fee and --priority-fee.`
    : refusal;
}
