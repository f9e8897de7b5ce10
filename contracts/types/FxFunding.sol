// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxConversion} from "./FxConversion.sol";

/// @notice What the router tells itself through the escrow: who pays for the orders being locked, and how.
/// @param payer Whose money it is.
/// @param source From where it moves: the payer's account, or the router's after a pull by signature.
/// @param conversion How it becomes the orders' token.
struct FxFunding {
    address payer;
    address source;
    FxConversion conversion;
}
