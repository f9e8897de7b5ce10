// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice Where an order is in its life. It moves only along the table in `Transitions`.
enum Status {
    None,
    Locked,
    Delivered,
    Disputed,
    Settled
}
