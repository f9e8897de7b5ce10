// Finer mistakes: bounds of gas and rounding, guards of lost accounts, domains, packed forms.
const escrow = (part) => `contracts/escrow/${part}.sol`;
const library = (part) => `contracts/libraries/${part}.sol`;

export const escrowEdgeBugs = [
  {
    file: escrow("Paying"),
    find: "if (paid && receiver != owner) {",
    replace: "if (receiver != owner) {",
    why: "a redirected payout that failed is announced as paid elsewhere",
  },
  {
    file: escrow("Disputes"),
    find: "Fees.shareRoundedDown(held, arbitrationFeeBps)",
    replace: "(held * arbitrationFeeBps + 9_999) / 10_000",
    why: "the bound of the arbitration fee rounded up",
  },
  {
    file: library("OrderWords"),
    find: "or(calldataload(add(order, 0xa0)), calldataload(add(order, 0xc0)))",
    replace: "calldataload(add(order, 0xc0))",
    why: "stray bits of lockBy lock",
  },
  {
    file: escrow("Payouts"),
    find: "if (state.isIn(Status.Disputed) && signature.length != 0)",
    replace: "if (state.isIn(Status.Disputed) && signature.length != 0 && msg.sender != buyer)",
    why: "a signature in a dispute, sent by the buyer itself",
  },
  {
    file: library("SignedPulls"),
    find: "amount: permitted})",
    replace: "amount: requested})",
    why: "the payer of a list is asked for what is left, not for what it signed",
  },
  {
    file: library("SignedPulls"),
    find: "requestedAmount: requested})",
    replace: "requestedAmount: permitted})",
    why: "the payer of a list pays for what was locked before",
  },
  {
    file: escrow("Credits"),
    find: "TokenTransfers.tryTransfer(token, to, amount, _PUSH_GAS)",
    replace: "TokenTransfers.tryTransfer(token, to, amount, gasleft())",
    why: "two payees that burn gas freeze a dispute",
  },
  {
    file: escrow("Credits"),
    find: "        if (gasBefore < _PUSH_RESERVE) revert PushGasTooLow(gasBefore, _PUSH_RESERVE);\n",
    replace: "        gasBefore;\n",
    why: "a relayer starves a push into a credit",
  },
  {
    file: escrow("Credits"),
    find: "_PUSH_RESERVE = 515_000",
    replace: "_PUSH_RESERVE = 420_000",
    why: "a reserve that a relayer can still starve",
  },
  {
    file: escrow("Credits"),
    find: "_credits[owner][token].nonce++",
    replace: "_credits[owner][token].nonce",
    why: "a signed withdrawal works again",
  },
  {
    file: escrow("Credits"),
    find: "            _requireSigned(owner, signed, signBy, signature);\n",
    replace: "            signed;\n            signBy;\n",
    why: "any signature withdraws",
  },
  {
    file: escrow("Holders"),
    find: "return msg.sender == account || _registryOf(account) == address(0);",
    replace: "return msg.sender == account || account != address(0);",
    why: "strangers burn the money of a lost account",
  },
  {
    file: escrow("Holders"),
    find: "if (state.held() < minimumHeld) revert",
    replace: "if (state.held() + 1 < minimumHeld) revert",
    why: "a side sold for a unit more than it holds",
  },
  {
    file: escrow("Payouts"),
    find: " &&\n            _maySendTo(seller);",
    replace: ";",
    why: "strangers claim for a lost seller",
  },
  {
    file: escrow("Disputes"),
    find: "if (_maySendTo(owner)) _push(token, owner, owner, amount);\n        else _keep(token, owner, amount);",
    replace: "_push(token, owner, owner, amount);",
    why: "a stranger's default pays a lost account",
  },
  {
    file: library("Signatures"),
    find: "        if (account.code.length == 0) return false;\n",
    replace: "",
    why: "a precompile is a verifier that says yes",
  },
  {
    file: escrow("EscrowBase"),
    find: "            address(this) == _DEPLOYMENT_ADDRESS\n",
    replace: "            block.chainid != 0\n",
    why: "a clone has the original's order ids",
  },
  {
    file: escrow("EscrowBase"),
    find: "block.chainid == _DEPLOYMENT_CHAIN_ID && address(this) == _DEPLOYMENT_ADDRESS",
    replace: "block.chainid == _DEPLOYMENT_CHAIN_ID",
    why: "a clone takes the original's signatures",
  },
  {
    file: escrow("Locking"),
    find: "if (token == feeRecipient || (",
    replace: "if ((",
    why: "a fee lies in the token's contract",
  },
  {
    file: escrow("Locking"),
    find: " && token == terms.arbitrator)",
    replace: ")",
    why: "a token that only ends like the arbitrator is refused",
  },
  {
    file: escrow("OrderEscrow"),
    find: "if (block.timestamp > until || state.isIn(Status.Disputed)) return exitAt;",
    replace: "if (state.isIn(Status.Disputed)) return exitAt;",
    why: "latestExit waits for moves that have passed",
  },
  {
    file: library("PackedAttestations"),
    find: "if (bitmap != 0 || signatureAt != packed.length) {",
    replace: "if (signatureAt != packed.length) {",
    why: "a mark for nobody",
  },
  {
    file: library("PackedAttestations"),
    find: "if (bitmap != 0 || signatureAt != packed.length) {",
    replace: "if (bitmap != 0) {",
    why: "bytes behind the last signature",
  },
  {
    file: library("PackedOrders"),
    find: "if (orders.length % _BYTES != 0) revert",
    replace: "if (orders.length % _BYTES == 1) revert",
    why: "a part of an order is left unread",
  },
];
