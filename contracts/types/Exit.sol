// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice Why money left an order.
enum Exit {
    None,
    Released,
    Claimed,
    Refunded,
    Reclaimed,
    Undisputed,
    Agreed,
    Ruled,
    Defaulted
}
