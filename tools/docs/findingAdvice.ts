import type { FindingCode } from "../../src/audit/finding.ts";

const compare =
  "Read the same block from another node; if it says the same, trust neither before you know why.";
const replay =
  "Read the transaction in that block; with a proof that holds, the contract at this address is not this escrow.";
const another = "Audit again by another node; if it stays, the contract at this address is not this escrow.";

/** What somebody who reads a finding should do, for each kind. */
export const findingAdvice: Readonly<Record<FindingCode, string>> = {
  blockUnreadable: "Run again, or use another node: nothing can be said without it.",
  openingUnknown:
    "Start at the escrow's deployment and ask a node that has `eth_getProof` of the block before it, or start at block 0.",
  chainIdMismatch: "Ask a node of the chain that you meant.",
  chainReorganized: "Run again, up to a finalized block: blocks before it are not replaced.",
  logRepeated: compare,
  logDisordered: compare,
  headerHashMismatch: compare,
  headerChainBroken: compare,
  anchorMismatch:
    "Check the hash that you trust, and whether the chain was reorganized; else the node is of another chain.",
  receiptMalformed:
    "A receipt lacks a field or has an impossible one: read the same block from another node.",
  receiptTypeUnknown:
    "This chain has receipts that no rule here covers, so it cannot be proven; or the node altered one.",
  receiptsRootMismatch: compare,
  eventUnknown: replay,
  eventMalformed: replay,
  termsRepeated: replay,
  termsIdMismatch: replay,
  termsUnknown: "Start the range at the escrow's deployment; else an event was left out.",
  orderIdMismatch: replay,
  orderRepeated: replay,
  orderUnknown: "Start the range at the escrow's deployment; else an event was left out.",
  statusNotAllowed: replay,
  timeNotAllowed: replay,
  untilMismatch: replay,
  amountMismatch: replay,
  feeMismatch: replay,
  holderMismatch: replay,
  carryMismatch: replay,
  disputeMissing: replay,
  redirectUnexplained: replay,
  creditExceeded: replay,
  withdrawalNonceMismatch: replay,
  recoveryMismatch: replay,
  fundingMismatch: replay,
  transferInMissing:
    "Look at the token: one that emits no transfer, or another one, cannot be audited; the others can.",
  transferOutMismatch:
    "Look at the token: one that emits no transfer, or another one, cannot be audited; the others can.",
  tokensDonated: "Nothing: somebody sent tokens. They are nobody's claim and stay where they are.",
  conversionMismatch: "Check that the address is a router of this escrow.",
  conversionUnknown: "Check that the address is a router of this escrow.",
  conversionMissing:
    "Tell the party: it had a payout sent to the router without saying into what to convert it.",
  conversionUnbacked: "Look at the conversion's tokens: they move without saying so, or a log was altered.",
  conversionPayerUnknown:
    "The books name the sender, whom the router knows. Whether the named account paid is as true as the token: look at it, and ask that account.",
  orderNotConserved: replay,
  currencyNotConserved: "Look for the findings that name this currency: they say where.",
  stateMismatch: another,
  termsMismatch: another,
  holderStorageMismatch: another,
  creditMismatch: another,
  recoveryStorageMismatch: another,
  balanceShort:
    "Look at the token: it was wiped, rebased or upgraded. Its orders share the loss; no other currency does.",
  storageUnreadable: "Run again, or use a node that keeps the state of this block.",
  balanceUnreadable:
    "Run again; a token that refuses to say a balance leaves only its own currency in doubt.",
  stateUnavailable:
    "Audit by a node that keeps the state of the last block, to compare the books with the contract's storage.",
  tokenUnanswering:
    "Look at the token: whoever holds it can do nothing with it while it fails. The other currencies have verdicts of their own.",
  balanceUnexplained: "Nothing: the token added to the balance without a transfer, as rebasing ones do.",
};
