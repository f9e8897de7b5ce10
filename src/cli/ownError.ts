import { CheckpointError } from "../audit/index.ts";
import { DeployError } from "../deploy/deployError.ts";
import { LadingError } from "../order/errors.ts";
import { UnreachableError } from "../rpc/unreachableError.ts";

/** An error that the program throws on purpose. */
export type OwnError = LadingError | CheckpointError | DeployError | UnreachableError;

const ownErrors = [LadingError, CheckpointError, DeployError, UnreachableError];

/** The error of our own in an error or among its causes: libraries wrap what an account throws while it signs. */
export function ownErrorOf(error: unknown): OwnError | undefined {
  for (let each = error; each instanceof Error; each = each.cause)
    if (ownErrors.some((kind) => each instanceof kind)) return each as OwnError;
  return undefined;
}
