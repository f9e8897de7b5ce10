// Mistakes in the exchange: who pays, who may receive, what counts as received, how it is rounded. The exchange's own
// tests must notice them.
const exchange = (part) => `contracts/exchange/${part}.sol`;
const library = (part) => `contracts/exchange/libraries/${part}.sol`;

const refusedRecipients = [
  { find: "            recipient == address(0) ||\n", whose: "nobody's" },
  { find: "            recipient == venue ||\n", whose: "the venue's" },
  { find: "            recipient == tokenIn ||\n", whose: "the sold token's" },
  { find: "            recipient == tokenOut ||\n", whose: "the bought token's" },
  { find: "            recipient == address(_ESCROW) ||\n", whose: "the escrow's" },
  { find: " ||\n            recipient == address(this)\n", replace: "\n", whose: "the router's" },
].map(({ find, replace = "", whose }) => ({
  file: exchange("FxTrading"),
  find,
  replace,
  why: `a payout becomes ${whose}`,
}));

export const exchangeBugs = [
  {
    file: library("FxBand"),
    find: "Math.mulDiv(fair, _BPS + deviationBps, _BPS)",
    replace: "Math.mulDiv(fair, _BPS + deviationBps, _BPS, Math.Rounding.Ceil)",
    why: "the purchase bound of the band rounded up",
  },
  {
    file: library("FxBand"),
    find: "Math.mulDiv(fair, _BPS - deviationBps, _BPS, Math.Rounding.Ceil)",
    replace: "Math.mulDiv(fair, _BPS - deviationBps, _BPS)",
    why: "the sale bound of the band rounded down",
  },
  {
    file: library("FxBand"),
    find: "        return closedBps;\n",
    replace: "        return openBps;\n",
    why: "the narrow band counts while the market is closed",
  },
  ...refusedRecipients,
  {
    file: exchange("FxTrading"),
    find: "Math.mulDiv(payout.minimumOut, amountIn, payout.amountIn, Math.Rounding.Ceil)",
    replace: "Math.mulDiv(payout.minimumOut, amountIn, payout.amountIn)",
    why: "the minimum of a part rounded in the venue's favor",
  },
  {
    file: exchange("FxTrading"),
    find: "Math.mulDiv(payout.minimumOut, amountIn, payout.amountIn, Math.Rounding.Ceil)",
    replace: "payout.minimumOut",
    why: "one unit released before voids a signed claim",
  },
  {
    file: exchange("FxTrading"),
    find: "_requireReceived(tokenOut, deliveredTo, balanceBefore, minimum)",
    replace: "_requireReceived(tokenOut, deliveredTo, 0, minimum)",
    why: "what lay in the router, or with the recipient, meets a minimum",
  },
  {
    file: exchange("FxTrading"),
    find: "source == address(this) ? payout.recipient : address(this)",
    replace: "payout.recipient",
    why: "a venue counts the recipient's own credit",
  },
  {
    file: exchange("FxTrading"),
    find: "Math.min(_requireReceived(token, to, heldBefore, minimum), brought)",
    replace: "_requireReceived(token, to, heldBefore, minimum)",
    why: "what the recipient collects itself counts as received",
  },
  {
    file: exchange("FxTrading"),
    find: "Math.min(_requireReceived(token, to, heldBefore, minimum), brought)",
    replace: "Math.min(_requireReceived(token, to, heldBefore, 0), brought)",
    why: "a token's fee on the last step goes below the minimum",
  },
  {
    file: exchange("FxTrading"),
    find: "        if (paid != amountIn) revert PaymentOutOfBounds(paid, amountIn);\n",
    replace: "        paid;\n",
    why: "a part of a payout stays in the router",
  },
  {
    file: exchange("FxTrading"),
    find: "            venue == address(SignedPulls.PERMIT2) ||\n",
    replace: "",
    why: "Permit2 as a venue",
  },
  {
    file: exchange("FxTrading"),
    find: "            venue == tokenIn ||\n",
    replace: "",
    why: "the paid token as a venue",
  },
  {
    file: exchange("FxLocking"),
    find: "conversion, msg.sender, payer, address(this)",
    replace: "conversion, payer, payer, address(this)",
    why: "an event that names whom a hostile token names",
  },
  {
    file: exchange("FxLocking"),
    find: "        _requireReceived(tokenIn, address(this), balanceBefore, conversion.maximumIn);\n",
    replace: "        balanceBefore;\n",
    why: "an authorization that moved nothing pays with what lies in the router",
  },
  {
    file: exchange("FxLocking"),
    find: "        if (msg.sender != address(_ESCROW)) revert CallerNotEscrow(msg.sender, address(_ESCROW));\n",
    replace: "",
    why: "anybody asks the router to pay for a lock",
  },
  {
    file: exchange("FxPayouts"),
    find: "        if (msg.sender != address(_ESCROW)) revert CallerNotEscrow(msg.sender, address(_ESCROW));\n\n",
    replace: "",
    why: "anybody announces a payout",
  },
  {
    file: exchange("FxSession"),
    find: "        _venue = address(0);\n        _paid",
    replace: "        _paid",
    why: "a venue is paid twice",
  },
  {
    file: exchange("FxSession"),
    find: "amount == 0 || amount > bound",
    replace: "amount == 0 || amount > bound + 1",
    why: "a venue takes one unit above the maximum",
  },
  {
    file: exchange("FxSession"),
    find: "        if (to == address(this)) revert RecipientNotAllowed(to);\n",
    replace: "",
    why: "a payment that stays in the router for the next caller",
  },
  {
    file: exchange("venues/RfqVenue"),
    find: "block.timestamp > quote.validUntil",
    replace: "block.timestamp > uint256(quote.validUntil) + 1",
    why: "a quote counts a second too long",
  },
  {
    file: exchange("venues/RfqVenue"),
    find: "Math.mulDiv(quote.amountIn, trade.amountOut, quote.amountOut, Math.Rounding.Ceil)",
    replace: "Math.mulDiv(quote.amountIn, trade.amountOut, quote.amountOut)",
    why: "a part of a quote rounded against the maker",
  },
  {
    file: exchange("venues/RfqVenue"),
    find: "quote.anyTaker ? address(0) : trade.taker",
    replace: "quote.anyTaker ? address(0) : trade.recipient",
    why: "a quote filled for another taker",
  },
  {
    file: exchange("venues/RfqVenue"),
    find: "        _used[maker][nonce >> 8] = bits | bit;\n",
    replace: "        _used[maker][nonce >> 8] = bit;\n",
    why: "a quote lives again when another of its word is filled",
  },
];
