// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A currency that a gate admits.
/// @param token The ERC-20.
/// @param cap Most that one order may hold, in its smallest unit.
struct CurrencyCap {
    address token;
    uint96 cap;
}
