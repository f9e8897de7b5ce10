// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A side of an order. Its holder has every power and every payout of it.
enum Side {
    None,
    Buyer,
    Seller
}
