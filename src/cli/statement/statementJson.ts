import {
  exactAmount,
  type OpenItem,
  type OwnRow,
  type StatementLine,
  type StatementPart,
} from "../../books/index.ts";
import { utcTime } from "../../order/utcTime.ts";
import { hexText } from "../../text/hexText.ts";

/** One line as programs and tables want it. */
export function lineFields(line: StatementLine) {
  const { sequence, block, transaction, time, kind, orderId, counterparties, currency, amount, balance } =
    line;
  return {
    sequence,
    block,
    transaction,
    time: utcTime(time),
    kind,
    orderId: orderId ?? "",
    counterparties: counterparties.map(hexText).join(" "),
    token: hexText(currency.token),
    currency: currency.code,
    amount: exactAmount(amount, currency),
    units: amount.toString(),
    balance: exactAmount(balance, currency),
  };
}

/** A party's own record that the statement has not. */
export function ownFields({ line, day, currency, amount, orderId, reference }: OwnRow) {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return {
    line,
    date,
    currency: currency.code,
    amount: exactAmount(amount, currency),
    orderId: orderId ?? "",
    reference,
  };
}

function openFields({ kind, orderId, counterparties, currency, amount }: OpenItem) {
  return {
    kind,
    orderId: orderId ?? "",
    counterparties: counterparties.map(hexText),
    token: hexText(currency.token),
    currency: currency.code,
    amount: exactAmount(amount, currency),
  };
}

/** The parts of a statement, sorted out. */
export function statementFields(parts: readonly StatementPart[]) {
  const balances = (which: "opening" | "closing") =>
    parts.flatMap((part) =>
      part.part === which
        ? [
            {
              token: hexText(part.currency.token),
              currency: part.currency.code,
              balance: exactAmount(part.balance, part.currency),
            },
          ]
        : [],
    );
  return {
    opening: balances("opening"),
    lines: parts.flatMap((part) => (part.part === "line" ? [lineFields(part.line)] : [])),
    closing: balances("closing"),
    open: parts.flatMap((part) => (part.part === "open" ? [openFields(part.item)] : [])),
  };
}
