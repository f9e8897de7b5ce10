// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A payout that waits for its owner, in one slot.
/// @param amount In the token's smallest unit: a sum of amounts of 96 bits.
/// @param nonce How many signed withdrawals there were.
struct Credit {
    uint192 amount;
    uint64 nonce;
}
