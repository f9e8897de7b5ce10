import { expect } from "chai";

import { EscrowRevertError } from "../../src/client/decodeEscrowError.ts";
import type { EscrowErrorName } from "../../src/client/errorAdvice.ts";

/** Expects the named contract error, with these arguments if given, and hands it back. */
export async function expectRevert(
  action: Promise<unknown>,
  errorName: EscrowErrorName,
  args?: Record<string, unknown>,
): Promise<EscrowRevertError> {
  try {
    await action;
  } catch (error) {
    if (!(error instanceof EscrowRevertError)) throw error;
    expect(error.errorName).to.equal(errorName);
    if (args !== undefined) expect(error.args).to.deep.equal(args);
    return error;
  }
  throw new Error(`expected ${errorName}, but nothing was thrown`);
}

/** Expects an error of this name that the client itself throws. */
export async function expectThrow(action: Promise<unknown>, name: string): Promise<Error> {
  try {
    await action;
  } catch (error) {
    expect(error).to.be.instanceOf(Error).with.property("name", name);
    return error as Error;
  }
  throw new Error(`expected ${name}, but nothing was thrown`);
}
