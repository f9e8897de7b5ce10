/** A node's error object, or an HTTP status that is no success. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  /** How long the node asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: number, message: string, retryAfterMs?: number) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
