import { LadingError } from "../order/errors.ts";

/** A part of a history that would count blocks which another part has counted. */
export class HistoryOverlapError extends LadingError {
  override name = "HistoryOverlapError";
  constructor(given: string, existing: string) {
    super(`The part "${given}" overlaps one that is there.`, {
      metaMessages: [`there: ${existing}`, "expected: the same blocks, or blocks of no other part"],
      docsPath: "docs/audit/history.md#write",
    });
  }
}
