// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A rate that never moves, in both directions: `baseUnits` of one token are worth `quoteUnits` of the other.
/// @param base A token.
/// @param quote Another token.
/// @param baseUnits In whole tokens, whatever their decimals.
/// @param quoteUnits In whole tokens, whatever their decimals.
struct FixedRate {
    address base;
    address quote;
    uint96 baseUnits;
    uint96 quoteUnits;
}
