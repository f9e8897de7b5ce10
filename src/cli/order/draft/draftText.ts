import { latestExit } from "../../../order/latestExit.ts";
import type { OrderFile } from "../../../order/orderFile.ts";
import type { Terms } from "../../../order/terms.ts";
import type { Palette } from "../../text/palette.ts";
import { moneyText, timeText } from "../../text/words.ts";

import { exitSentence } from "../sentences.ts";

export interface DraftedOrder {
  readonly file: OrderFile;
  readonly terms: Terms;
  readonly palette: Palette;
}

/** What was drafted, and what to do with it. */
export function draftText(path: string, orderId: string, { file, terms, palette }: DraftedOrder): string {
  const { order, currency, private: secret } = file;
  const fields = Object.keys(secret?.details ?? {});
  return [
    palette.title(`Order ${orderId} is in ${path}.`),
    "",
    `  The buyer ${order.buyer} can pay ${moneyText(order.amount, currency)} into escrow until ${timeText(order.lockBy)}.`,
    `  It is for the seller ${order.seller}, whose delivery can be confirmed until ${timeText(order.deliverBy)}.`,
    `  ${exitSentence(latestExit({ order, terms }))}`,
    fields.length === 0
      ? "  It has no private details."
      : `  Private details: ${fields.join(", ")}. They stay in the file; the chain gets a hash of them.`,
    "",
    "Keep the file, and give it to the other side only: whoever has it can read the details.",
    `The payer locks it with: lading order lock ${path}`,
  ].join("\n");
}
