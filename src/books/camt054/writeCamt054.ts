import type { Hex } from "viem";
import { utcTime } from "../../order/utcTime.ts";
import { writeWhole } from "../atomic.ts";
import { exactAmount } from "../currencyBook.ts";
import type { Journal } from "../journal.ts";
import type { PartyStatementParameters } from "../statement/partyStatement.ts";
import { partyStatement } from "../statement/partyStatement.ts";
import type { StatementLine } from "../statement/statement.ts";
import { statementParts } from "../statement/statementFold.ts";
import { accountNumber, isoAmountRoundedDown, isoCodeOf, shortReference } from "./limits.ts";
import { element, textElement, xmlText } from "./xml.ts";

export interface WriteCamt054Parameters extends PartyStatementParameters {
  readonly path: string;
  /** The message's own time, unix seconds: that of the last block, so that the same books give the same file. */
  readonly createdAt: number;
  /** The escrow that the account is with. */
  readonly escrow: Hex;
}

const namespace = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";
/** Of our own: what stands in the supplementary data. */
const exactNamespace = "urn:lading:exact-entry:1";

/**
 * Writes what one party paid and received as an ISO 20022 notification of debits and credits (camt.054.001.08). Exact amounts,
 * whole addresses and order ids stand in each entry's supplementary data, because the message has no room for them.
 *
 * @throws Camt054AmountError
 */
export function writeCamt054(journal: Journal, parameters: WriteCamt054Parameters): Promise<void> {
  return writeWhole(parameters.path, messagePieces(journal, parameters));
}

async function* messagePieces(journal: Journal, parameters: WriteCamt054Parameters): AsyncGenerator<string> {
  const { party, period, createdAt } = parameters;
  const id = `${accountNumber(party).slice(0, 16)}-${createdAt}`;
  const created = textElement("CreDtTm", utcTime(createdAt));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}"><BkToCstmrDbtCdtNtfctn>\n`;
  yield `${element("GrpHdr", textElement("MsgId", id), created)}\n<Ntfctn>`;
  yield [
    textElement("Id", id),
    created,
    element(
      "FrToDt",
      textElement("FrDtTm", utcTime(period.fromTime)),
      textElement("ToDtTm", utcTime(Math.min(period.toTime, createdAt))),
    ),
    element("Acct", accountId(party), element("Ownr", textElement("Nm", party))),
  ].join("");
  for await (const part of statementParts(journal, partyStatement(parameters))) {
    if (part.part === "line") yield `\n${entryElement(part.line, parameters)}`;
  }
  yield "\n</Ntfctn>\n</BkToCstmrDbtCdtNtfctn></Document>\n";
}

/** In the order that the schema asks for. */
function entryElement(line: StatementLine, { party, escrow }: WriteCamt054Parameters): string {
  const { sequence, block, transaction, time, kind, currency, amount } = line;
  const size = amount < 0n ? -amount : amount;
  const money = `<Amt Ccy="${isoCodeOf(currency)}">${isoAmountRoundedDown(size, currency)}</Amt>`;
  const direction = textElement("CdtDbtInd", amount < 0n ? "DBIT" : "CRDT");
  const date = textElement("DtTm", utcTime(time));
  return element(
    "Ntry",
    textElement("NtryRef", sequence),
    money,
    direction,
    element("Sts", textElement("Cd", "BOOK")),
    element("BookgDt", date),
    element("ValDt", date),
    textElement("AcctSvcrRef", `${block}-${transaction}-${sequence}`),
    element("BkTxCd", element("Prtry", textElement("Cd", kind), textElement("Issr", "lading"))),
    element(
      "NtryDtls",
      element(
        "TxDtls",
        line.orderId === undefined
          ? ""
          : element(
              "Refs",
              textElement("EndToEndId", shortReference(line.orderId)),
              textElement("TxId", shortReference(line.orderId)),
            ),
        money,
        direction,
        relatedParties(line, party),
        exactElement(line, size, escrow),
      ),
    ),
    textElement("AddtlNtryInf", kind),
  );
}

/** Whoever paid is the debtor. A lock's creditor is the seller only in the end, so both sides stand in the exact data. */
function relatedParties({ amount, counterparties }: StatementLine, party: Hex): string {
  const [other] = counterparties;
  if (other === undefined) return "";
  const [debtor, creditor] = amount < 0n ? [party, other] : [other, party];
  const side = (name: string, address: Hex) =>
    element(name, element("Pty", textElement("Nm", address))) + element(`${name}Acct`, accountId(address));
  return element("RltdPties", side("Dbtr", debtor), side("Cdtr", creditor));
}

function accountId(address: Hex): string {
  const scheme = element("SchmeNm", textElement("Prtry", "first 34 digits of an address"));
  return element("Id", element("Othr", textElement("Id", accountNumber(address)), scheme));
}

function exactElement(line: StatementLine, size: bigint, escrow: Hex): string {
  const { currency, orderId, counterparties } = line;
  const exact = [
    textElement("Amount", exactAmount(size, currency)),
    textElement("Units", size.toString()),
    textElement("Currency", currency.code),
    textElement("Token", currency.token),
    ...(orderId === undefined ? [] : [textElement("Order", orderId)]),
    ...counterparties.map((address) => textElement("Counterparty", address)),
    textElement("Escrow", escrow),
    textElement("Balance", exactAmount(line.balance, currency)),
  ].join("");
  const envelope = `<Exact xmlns="${xmlText(exactNamespace)}">${exact}</Exact>`;
  return element("SplmtryData", element("Envlp", envelope));
}
