import { BaseError, MethodNotFoundRpcError, MethodNotSupportedRpcError } from "viem";

import { LadingError } from "../../../order/errors.ts";

/** The place of the key signs transactions only. */
export class TypedDataNotSignedError extends LadingError {
  override name = "TypedDataNotSignedError";
  constructor(keptBy: string, cause: unknown) {
    super("The account signs transactions, and no payments of a token. Nothing was sent.", {
      metaMessages: [
        `asked to sign: ${keptBy}`,
        "Run the command again with --allowance: it allows the escrow to take the money, and locks, by two transactions.",
      ],
      cause,
    });
  }
}

/** Runs what signs typed data; names the other way where the key's place cannot. */
export async function signedHere<Signed>(keptBy: string, sign: () => Promise<Signed>): Promise<Signed> {
  try {
    return await sign();
  } catch (error) {
    const cannot =
      error instanceof BaseError &&
      error.walk(
        (each) => each instanceof MethodNotFoundRpcError || each instanceof MethodNotSupportedRpcError,
      );
    throw cannot ? new TypedDataNotSignedError(keptBy, error) : error;
  }
}
