import { termsIdOf } from "../../order/ids.ts";
import type { EventOf, Place } from "../decode/event.ts";
import type { Books } from "./books.ts";
import { note } from "./note.ts";

export function applyTermsPublished(books: Books, { args }: EventOf<"TermsPublished">, place: Place): void {
  const { termsId, arbitrator, terms } = args;
  const computed = termsIdOf(terms);
  if (computed !== termsId) note(books, place, "termsIdMismatch", `${termsId}, they hash to ${computed}`);
  if (arbitrator !== terms.arbitrator) {
    note(
      books,
      place,
      "termsIdMismatch",
      `${termsId} announces arbitrator ${arbitrator}, not ${terms.arbitrator}`,
    );
  }
  if (books.terms.has(termsId)) {
    note(books, place, "termsRepeated", termsId);
    return;
  }
  books.terms.set(termsId, terms);
}
