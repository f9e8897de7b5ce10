// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxConversion} from "./FxConversion.sol";

/// @notice What the router tells itself through the escrow: who pays for the orders being locked, and how.
/// @param payer Whom the event names: whom the router knows to have wanted this.
/// @param taker For whom the venue trades. The payer, or whom a token says to have authorized a pull.
/// @param source From where the money moves: the payer's account, or the router's after a pull by signature.
/// @param conversion How it becomes the orders' token.
struct FxFunding {
    address payer;
    address taker;
    address source;
    FxConversion conversion;
}
