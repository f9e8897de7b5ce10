/** The client's own errors, which no contract raises. The docs gate fails if one of `src` is missing here. */
export const clientErrors: Readonly<Record<string, { readonly words: string; readonly advice: string }>> = {
  AccountMissingError: {
    words: "There is no account to sign or send with.",
    advice: "Give the client an account, or the action its `account`.",
  },
  AllocationInvalidError: {
    words: "Money cannot be divided by these weights.",
    advice: "Give weights that are not negative and not all zero.",
  },
  AttesterUnknownError: {
    words: "The terms name no such attester.",
    advice:
      "Take the attesters from `getTerms`; an attestation is listed under the signer's bytes as published.",
  },
  ReceiverKeepsNothingError: {
    words:
      "The receiver of a plain payout, or the new holder of a side, is an FX router or venue. They keep nothing: anybody could take it there.",
    advice:
      "Name an account of yours. To be paid in another currency, use `claimConverted` or `reclaimConverted`.",
  },
  NativeCurrencyError: {
    words: "The Uniswap v4 pool trades the chain's own coin, which is no ERC-20.",
    advice: "Choose a pool of the wrapped coin's token.",
  },
  TermsDifferError: {
    words: "The orders of one confirmation live under different terms.",
    advice: "Confirm one list for each terms.",
  },
  CommitmentMismatchError: {
    words: "Disclosed details do not belong to the order's `detailsHash`.",
    advice: "Do not trust what was disclosed. Ask for the disclosure again, unchanged.",
  },
  CurrencyDisabledError: {
    words: "The list has this token and says why not to use it.",
    advice: "Settle in another coin of `findCurrencies`.",
  },
  CurrencyMismatchError: {
    words: "Amounts of two currencies were added, subtracted or compared.",
    advice: "Convert first; the library never does so by itself.",
  },
  CurrencyUnknownError: {
    words: "The list has no such token on this chain.",
    advice:
      "Check chain and address. A token outside of the list needs a check of your own; give its code and digits yourself.",
  },
  EscrowRevertError: {
    words: "The escrow, or a contract behind it, refused a call.",
    advice: "Read `errorName`, `args` and `advice`; the name is in the tables above.",
  },
  LockByPassedError: {
    words: "The order's `lockBy` has passed, so a signature would pay for nothing.",
    advice: "Agree on a new order.",
  },
  MakerNotSignerError: {
    words: "A quote's maker is not the account that signs it.",
    advice: "Sign with the maker's account; a maker that is a contract gives `sign`.",
  },
  MaximumBelowQuoteError: {
    words: "The payer's maximum is below what the quote costs, so the conversion could only fail.",
    advice: "Raise `maximumIn` to the quote's price, or ask for a better quote.",
  },
  MoneyInvalidError: {
    words: "This is no amount of the currency.",
    advice: "Give at most as many digits as the currency has.",
  },
  OrderFileAlteredError: {
    words: "A field of the order file was changed: the fields do not make its order id.",
    advice: "Ask whoever sent the file for the original, and compare what the two of you agreed on.",
  },
  OrdersMissingError: { words: "The list of orders is empty.", advice: "Give at least one order." },
  OrdersNotLockedError: {
    words: "A delivery is attested only for orders that are Locked.",
    advice: "Leave out the orders that the error names, or wait until they are locked.",
  },
  OrdersTokenMismatchError: {
    words: "A Permit2 list holds orders of one token.",
    advice: "Sign one list for each token.",
  },
  ParseError: {
    words: "Data from outside has not the shape that it must have.",
    advice: "The message names every field that is wrong, and why.",
  },
  PathTokensMismatchError: {
    words: "A path of pools needs one token more than it has fees, and at least one fee.",
    advice: "Name every token on the way, from what is paid to what is bought.",
  },
  QuoteBelowOrderError: {
    words: "The quote covers less than the order's amount.",
    advice: "Ask for a quote over the whole amount.",
  },
  QuoteDataTooShortError: {
    words: "Venue data are too short for a quote.",
    advice: "Use `encodeQuoteData` on the quote as the maker sent it.",
  },
  QuoteExpiredError: {
    words: "The quote's time has passed; nothing was signed.",
    advice: "Ask the maker for a new one.",
  },
  SettlementOfferOverError: {
    words: "A settlement offer would be over before anybody could accept it.",
    advice: "Give a `signBy` that lies ahead, at most `latestOfferSignBy`.",
  },
  SettlementOfferTooLongError: {
    words: "A settlement offer would stand for too long. It cannot be withdrawn.",
    advice:
      "Keep `signBy` within `latestOfferSignBy`: 48 hours, and before a ruling is possible; once it is possible, an hour.",
  },
  TermsNotFoundError: {
    words: "No event published these terms in the range that was searched.",
    advice: "Check escrow and chain, or give an earlier `fromBlock`.",
  },
  TokenDomainUnknownError: {
    words: "The token does not tell the EIP-712 domain that its signatures count in.",
    advice: "Use an allowance or Permit2 for this token.",
  },
};
