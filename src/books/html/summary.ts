import type { Hex } from "viem";
import type { CurrencyTotals, Verdict } from "../../audit/report.ts";
import { utcTime } from "../../order/utcTime.ts";
import { hexText } from "../../text/hexText.ts";
import { moneyText } from "../../text/moneyText.ts";
import { numberText } from "../../text/numberText.ts";
import type { BookCurrency, CurrencyBook } from "../currencyBook.ts";
import { verdictWords } from "../verdictWords.ts";
import { html, type Markup } from "./markup.ts";

export function verdictSection(verdict: Verdict): Markup {
  const { tone, headline, meaning } = verdictWords(verdict);
  const gaps = verdict.notProven.map((sentence) => html`<li>${sentence}</li>`);
  const list = gaps.length === 0 ? html`` : html`<ul>${gaps}</ul>`;
  return html`<div class="verdict ${tone}"><strong>${headline}</strong><p>${meaning}</p>${list}</div>`;
}

export function factsSection({ counts, anchor, findings }: Verdict, escrow: Hex, endTime: number): Markup {
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const hex = (name: string, value: string) =>
    html`<div class="long"><dt>${name}</dt><dd class="hex">${value}</dd></div>`;
  return html`<dl class="facts">${[
    fact("Orders", numberText(counts.orders)),
    fact("Logs", numberText(counts.logs)),
    fact("Blocks", numberText(counts.blocks)),
    fact("Findings", numberText(findings.length)),
    fact("Last block", numberText(anchor.block)),
    fact("Its time, UTC", utcTime(endTime).replace("T", " ").replace("Z", "")),
    hex("Hash of the last block", anchor.hash),
    hex("Escrow", escrow),
  ]}</dl>`;
}

/** One list for each currency: the sum of what follows is what was locked. */
export function currencySection(verdict: Verdict, currencies: CurrencyBook): Markup {
  return html`<div class="cards">${verdict.currencies.map((totals) => currencyCard(totals, currencies(totals.token)))}</div>`;
}

function currencyCard(totals: CurrencyTotals, currency: BookCurrency): Markup {
  const row = (name: string, amount: bigint) =>
    html`<div><dt>${name}</dt><dd>${moneyText(amount, currency)}</dd></div>`;
  const balance = totals.balance === undefined ? [] : [row("Token balance", totals.balance)];
  const note = currency.named ? "" : " (no name given: amounts in its smallest unit)";
  return html`<section class="card" aria-label="${currency.code}"><h3>${currency.code}${note}</h3><p class="hex">${hexText(currency.token)}</p><dl><div><dt>Orders</dt><dd>${numberText(totals.orders)}</dd></div>${[
    row("Locked", totals.locked),
    row("To sellers", totals.toSellers),
    row("Back to buyers", totals.toBuyers),
    row("Fees", totals.fees),
    row("Arbitration", totals.arbitration),
    row("Still held", totals.held),
    row("Waiting as credits", totals.credits),
    row("Carried into next orders", totals.carried),
    row("Donated", totals.donated),
    ...balance,
  ]}</dl></section>`;
}

/** Findings shown in the page at most. */
const mostFindings = 200;

export function findingSection({ findings }: Verdict, currencies: CurrencyBook): Markup {
  if (findings.length === 0) return html`<p>None.</p>`;
  const items = findings.slice(0, mostFindings).map(({ code, message, block, orderId, token, amount }) => {
    const money =
      amount === undefined
        ? []
        : [token === undefined ? `${amount} units` : moneyText(amount, currencies(token))];
    const where = [
      ...(block === undefined ? [] : [`block ${numberText(block)}`]),
      ...(orderId === undefined ? [] : [`order ${orderId}`]),
      ...money,
    ];
    return html`<li><code>${code}</code> ${message}${where.length === 0 ? "" : ` (${where.join(", ")})`}</li>`;
  });
  const more = findings.length - items.length;
  const rest =
    more > 0 ? html`<p>And ${numberText(more)} more; the verdict as JSON has them all.</p>` : html``;
  return html`<ul class="findings">${items}</ul>${rest}`;
}
