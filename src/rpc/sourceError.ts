import { reasonOf } from "./fault.ts";

/** A node or a folder of blocks answered nothing that can be used: nothing can be said about the books. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly code = "couldNotRead";

  constructor(source: string, cause: unknown) {
    super(
      `Could not read ${source}: ${reasonOf(cause)}\nNothing is known of the books. Run again, or use another source.`,
      { cause },
    );
  }
}
