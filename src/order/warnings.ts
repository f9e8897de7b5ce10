import { type Address, type Hex, zeroAddress, zeroHash } from "viem";
import { type AttesterKey, attesterKeys, rsaExponent } from "./attesterKeys.ts";
import type { DetailField, Details } from "./detailFields.ts";
import { openClaimNever, type Terms } from "./terms.ts";

/** What a trader should know before agreeing to terms. They may be wanted; they should not come as a surprise. */
export interface TermsWarning {
  readonly code: TermsWarningCode;
  /** What the terms say, in plain words. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
}

/** The terms, and the parties if they are known already. */
export interface TermsWarningsParameters {
  readonly terms: Terms;
  readonly buyer?: Address;
  readonly seller?: Address;
  /** The currency of the order that is about to be made under the terms. */
  readonly token?: Address | undefined;
  /** The contracts that are known to verify keys: those of the deployment. Without them no verifier is judged. */
  readonly verifiers?: readonly Address[] | undefined;
  /** The private details of the order that is about to be made under the terms. */
  readonly details?: Details | undefined;
}

interface Facts {
  readonly terms: Terms;
  readonly isAttester: (account: Address | undefined) => boolean;
  readonly isParty: (account: Address) => boolean;
  readonly buyer: Address | undefined;
  readonly seller: Address | undefined;
  readonly token: Address | undefined;
  readonly keys: readonly AttesterKey[];
  readonly isVerifier: (account: Address) => boolean;
  readonly details: Details | undefined;
}

interface Rule {
  readonly applies: (facts: Facts) => boolean;
  readonly message: string;
  readonly advice: string;
}

const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();

/** Details that an arbitrator can hold a delivery against. */
const writtenFields = ["goods", "purchaseOrder", "invoice"] as const satisfies readonly DetailField[];

const rules = {
  tokenIsPayee: {
    applies: ({ terms, token }) =>
      token !== undefined && (same(token, terms.feeRecipient) || same(token, terms.arbitrator)),
    message: "The order's token is also the fee recipient or the arbitrator: no such order can be locked.",
    advice: "Choose other terms, or another currency.",
  },
  rsaExponentTooSmall: {
    applies: ({ keys }) => keys.some(({ key }) => (rsaExponent(key) ?? 3n) < 3n),
    message: "An attester's RSA key has an exponent below 3: anybody can sign in its place.",
    advice: "Refuse these terms. Ask the attester for its real key.",
  },
  keyRepeated: {
    applies: ({ keys }) => new Set(keys.map(({ key }) => key)).size < keys.length,
    message: "Two attesters are one and the same key: whoever has it signs twice.",
    advice: "Name each attester once; the threshold counts them apart.",
  },
  verifierUnknown: {
    applies: ({ keys, isVerifier }) => keys.some(({ verifier }) => !isVerifier(verifier)),
    message: "An attester's key is verified by a contract that is not of this deployment.",
    advice: "Know who wrote that contract: it alone decides which signatures count.",
  },
  sellerAttestsWithSellerDefault: {
    applies: ({ terms, isAttester, seller }) =>
      isAttester(seller) && terms.threshold === 1 && terms.defaultSellerBps > 0,
    message:
      "The seller alone can confirm its own delivery, and is paid a share if nobody rules on the dispute.",
    advice: "Set defaultSellerBps to zero, or let somebody else attest.",
  },
  sellerAttests: {
    applies: ({ isAttester, seller }) => isAttester(seller),
    message: "The seller is one of those who confirm its own delivery.",
    advice: "Demand a long inspection period, and dispute in time whatever did not arrive.",
  },
  buyerAttests: {
    applies: ({ isAttester, buyer }) => isAttester(buyer),
    message: "The buyer is one of those who confirm delivery, and gains by keeping silent.",
    advice: "Keep the threshold reachable without the buyer.",
  },
  thresholdOne: {
    applies: ({ terms }) => terms.threshold === 1,
    message: "One attester alone confirms delivery: one stolen key or one mistake is enough.",
    advice: "Name three attesters that do not depend on each other, and a threshold of two.",
  },
  allAttestersNeeded: {
    applies: ({ terms }) => terms.threshold > 1 && terms.threshold === terms.attesters.length,
    message: "Every attester must sign: one that is silent or gone stops the confirmation.",
    advice: "Name one attester more than the threshold.",
  },
  arbitratorIsParty: {
    applies: ({ terms, isParty }) => isParty(terms.arbitrator),
    message: "The arbitrator is one of the parties and rules in its own case.",
    advice: "Refuse these terms, or agree on a third party.",
  },
  arbitratorAttests: {
    applies: ({ terms, isAttester }) => isAttester(terms.arbitrator),
    message: "The arbitrator also confirms deliveries and would rule on its own statement.",
    advice: "Keep the two roles apart.",
  },
  arbitratorIsFeeRecipient: {
    applies: ({ terms }) => terms.arbitrator.toLowerCase() === terms.feeRecipient.toLowerCase(),
    message: "The arbitrator receives the fee, which is only taken from what the seller gets.",
    advice: "As a buyer, agree on an arbitrator that earns the same whoever wins.",
  },
  noInspection: {
    applies: ({ terms }) => terms.inspectionPeriod === 0,
    message: "There is no inspection: the buyer can hardly dispute what was delivered.",
    advice:
      "Allow days enough to open the parcels; CISG art. 38 speaks of as short a period as is practicable.",
  },
  shortInspection: {
    applies: ({ terms }) => terms.inspectionPeriod > 0 && terms.inspectionPeriod < 86_400,
    message: "Inspection ends less than a day after delivery is confirmed.",
    advice: "As a buyer, watch for the confirmation at all hours, or agree on longer.",
  },
  allToSellerByDefault: {
    applies: ({ terms }) => terms.defaultSellerBps === 10_000,
    message: "If the arbitrator stays silent, a delivered order's disputed money goes to the seller.",
    advice: "As a buyer, choose an arbitrator that answers, or agree on a divided default.",
  },
  nothingToSellerByDefault: {
    applies: ({ terms }) => terms.defaultSellerBps === 0,
    message: "If the arbitrator stays silent, a delivered order's disputed money goes to the buyer.",
    advice: "As a seller, choose an arbitrator that answers, or agree on a divided default.",
  },
  openClaimNever: {
    applies: ({ terms }) => terms.openClaimPeriod === openClaimNever,
    message: "Nobody may claim for the seller: its money waits until it acts itself.",
    advice: "Fine for a seller that watches its orders; otherwise set some weeks, and a recovery registry.",
  },
  arbitrationFee: {
    applies: ({ terms }) => terms.arbitrationFeeBps > 500,
    message: "The arbitrator may keep more than 5 % of a disputed amount.",
    advice: "Compare with what arbitration costs elsewhere for such an amount.",
  },
  gated: {
    applies: ({ terms }) => terms.gate !== zeroAddress,
    message: "A gate contract is asked at every lock, and may refuse.",
    advice: "Know who wrote the gate. It cannot touch money that is locked already.",
  },
  noDocument: {
    // What an order says of its goods, and the papers that it names, are something to judge by as well.
    applies: ({ terms, details = {} }) =>
      terms.documentHash === zeroHash && writtenFields.every((field) => details[field] === undefined),
    message: "The terms refer to no document: an arbitrator finds nothing written to judge by.",
    advice:
      "Put the hash of the contract of sale into the terms (documentHash), or say in the order's details what is sold.",
  },
} as const satisfies Record<string, Rule>;

export type TermsWarningCode = keyof typeof rules;

/**
 * What is unusual or risky about terms, the gravest first.
 *
 * @example
 * for (const { message, advice } of termsWarnings({ terms, buyer, seller })) console.log(message, advice);
 */
export function termsWarnings({
  terms,
  buyer,
  seller,
  token,
  verifiers,
  details,
}: TermsWarningsParameters): TermsWarning[] {
  const facts: Facts = {
    terms,
    buyer,
    seller,
    token,
    details,
    keys: attesterKeys(terms.attesters),
    isVerifier: (account) => verifiers?.some((verifier) => same(verifier, account)) ?? true,
    isParty: (account) => same(account, buyer) || same(account, seller),
    isAttester: (account) => terms.attesters.some((attester: Hex) => same(attester, account)),
  };
  return (Object.entries(rules) as [TermsWarningCode, Rule][])
    .filter(([, rule]) => rule.applies(facts))
    .map(([code, { message, advice }]) => ({ code, message, advice }));
}
