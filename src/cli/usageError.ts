import { LadingError } from "../order/errors.ts";

/** The command line asks for something that cannot be; nothing was done. */
export class UsageError extends LadingError {
  override name = "UsageError";

  constructor(message: string, metaMessages: readonly string[] = []) {
    super(message, { metaMessages });
  }
}
