import type { Hex } from "viem";

/** Everything that the auditor can find, by the part that finds it. */
export const findingTitles = {
  // source
  blockUnreadable: "A block could not be read",
  openingUnknown: "The escrow's past before the range is unknown",
  chainIdMismatch: "The node is on another chain",
  chainReorganized: "Blocks were replaced while they were read",
  logRepeated: "A node gave a log twice",
  logDisordered: "A node gave logs out of their order",
  // prove
  headerHashMismatch: "A header does not hash to its hash",
  headerChainBroken: "A header does not name its predecessor",
  anchorMismatch: "The newest header is not the trusted one",
  receiptMalformed: "A receipt has no valid encoding",
  receiptTypeUnknown: "A receipt has a type whose encoding is unknown, so this chain cannot be proven",
  receiptsRootMismatch: "Receipts are missing, added or altered",
  // decode
  eventUnknown: "A contract emitted an event that it does not have",
  eventMalformed: "An event is not encoded as its contract encodes it",
  // fold
  termsRepeated: "Terms were published twice",
  termsIdMismatch: "Terms do not hash to their id",
  termsUnknown: "An order names terms that were never published",
  orderIdMismatch: "An order does not hash to its id",
  orderRepeated: "An order was locked twice",
  orderUnknown: "An event names an order that was never locked",
  statusNotAllowed: "The order's status does not allow this",
  timeNotAllowed: "The block's time does not allow this",
  untilMismatch: "The end of a step is not what the terms say",
  amountMismatch: "An amount is not what the rules give",
  feeMismatch: "A fee is not what the terms say",
  holderMismatch: "A side changed hands from somebody who did not hold it",
  carryMismatch: "Carried money and next orders do not agree",
  disputeMissing: "An undisputed part was paid and no dispute followed",
  redirectUnexplained: "A redirected payout belongs to no payout",
  creditExceeded: "More was withdrawn than the credit holds",
  withdrawalNonceMismatch: "A signed withdrawal has another nonce than the credit",
  recoveryMismatch: "A choice of recovery contradicts the earlier ones",
  fundingMismatch: "A funder brings another amount than its locks promised",
  transferInMissing: "A lock's tokens did not arrive",
  transferOutMismatch: "Tokens left in another amount than the events say",
  tokensDonated: "Tokens arrived that no order asked for",
  conversionMismatch: "A conversion is of another amount than the escrow's events say",
  conversionUnknown: "A conversion and the escrow's events name different orders",
  conversionMissing: "A payout to a router was not converted",
  conversionUnbacked: "A conversion says another amount than its tokens' transfers show",
  conversionPayerUnknown: "A conversion was paid by an account that only its token says agreed",
  // check
  orderNotConserved: "An order's money does not add up",
  currencyNotConserved: "A currency's money does not add up",
  stateMismatch: "An order's stored state differs from the events",
  termsMismatch: "Stored terms differ from the events",
  holderStorageMismatch: "A stored holder differs from the events",
  creditMismatch: "A stored credit differs from the events",
  recoveryStorageMismatch: "A stored recovery differs from the events",
  balanceShort: "The escrow has fewer tokens than it owes",
  storageUnreadable: "A word of the escrow's storage could not be read",
  balanceUnreadable: "A token did not give the escrow's balance",
  tokenUnanswering: "A token, asked for the escrow's balance, fails or answers no number",
  balanceUnexplained: "The escrow has tokens that no transfer brought",
  stateUnavailable: "The source has no contract storage and no balances to compare with",
} as const;

export type FindingCode = keyof typeof findingTitles;

/** Anybody can send tokens, convert hostile ones or ask for a late range: these say something, and unbalance nothing. */
const notices: ReadonlySet<FindingCode> = new Set([
  "tokensDonated",
  "balanceUnexplained",
  "openingUnknown",
  "conversionMissing",
  "conversionUnbacked",
  "conversionPayerUnknown",
  "stateUnavailable",
]);

/** What the node did not answer for. */
const unread: ReadonlySet<FindingCode> = new Set([
  "blockUnreadable",
  "chainReorganized",
  "receiptTypeUnknown",
  "storageUnreadable",
  "balanceUnreadable",
]);

/** Evidence that contradicts itself: somebody altered it, or it is of another chain. */
const tampered: ReadonlySet<FindingCode> = new Set([
  "chainIdMismatch",
  "logRepeated",
  "logDisordered",
  "headerHashMismatch",
  "headerChainBroken",
  "anchorMismatch",
  "receiptMalformed",
  "receiptsRootMismatch",
]);

/** What an unknown past explains: an order, its terms, a credit or a choice from before the range. */
const explainedByPast: ReadonlySet<FindingCode> = new Set([
  "termsUnknown",
  "orderUnknown",
  "untilMismatch",
  "amountMismatch",
  "feeMismatch",
  "carryMismatch",
  "redirectUnexplained",
  "creditExceeded",
  "withdrawalNonceMismatch",
  "recoveryMismatch",
  "conversionUnknown",
  "transferOutMismatch",
  "currencyNotConserved",
  "stateMismatch",
  "creditMismatch",
  "recoveryStorageMismatch",
  "balanceShort",
]);

/** One thing that is not as it should be, with as much of where as is known. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly block?: number;
  readonly orderId?: Hex;
  readonly token?: Hex;
  /** In the token's smallest unit: how much is concerned. */
  readonly amount?: bigint;
}

export type FindingDetails = Omit<Finding, "code" | "message">;

/** A finding whose message opens with its title. */
export function finding(code: FindingCode, what: string, details: FindingDetails = {}): Finding {
  return { code, message: `${findingTitles[code]}: ${what}`, ...details };
}

/**
 * Whether a finding is the affair of its token alone, which anybody may have written: nothing in it speaks against the
 * escrow, its node or another currency.
 */
export function isOfItsToken(found: Finding): boolean {
  return found.token !== undefined && (found.code === "balanceUnreadable" || !unproves(found));
}

/** Whether the books cannot be called balanced with this finding among them. */
export function unbalances({ code }: Finding): boolean {
  return !notices.has(code);
}

/** Whether the evidence cannot be called complete and genuine with this finding among them. */
export function unproves({ code }: Finding): boolean {
  return tampered.has(code) || unread.has(code) || code === "openingUnknown" || code === "stateUnavailable";
}

/** Whether the evidence contradicts itself. */
export function isTampered({ code }: Finding): boolean {
  return tampered.has(code);
}

/** Whether something could not be read. */
export function isUnread({ code }: Finding): boolean {
  return unread.has(code);
}

/** Whether a past that the range does not show explains it. */
export function mayBePast({ code }: Finding): boolean {
  return explainedByPast.has(code);
}

/** One line for people. */
export function findingLine({ code, message, block, orderId, token, amount }: Finding): string {
  const where = [
    block === undefined ? [] : [`block ${block}`],
    orderId === undefined ? [] : [`order ${orderId}`],
    token === undefined ? [] : [`token ${token}`],
    amount === undefined ? [] : [`amount ${amount}`],
  ].flat();
  return `${code}: ${message}${where.length === 0 ? "" : ` (${where.join(", ")})`}`;
}
