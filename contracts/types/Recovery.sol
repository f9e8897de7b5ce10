// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice Which recovery registry speaks for an account, now and soon.
/// @dev The first slot is zero for an account that never chose one, and then the second is not read.
/// @param registry The registry that counts until `pendingFrom`.
/// @param pendingFrom First second (unix time) in which `pending` counts; zero when nothing is pending.
/// @param pending The registry that counts from `pendingFrom` on; it may be zero, which removes recovery.
struct Recovery {
    address registry;
    uint40 pendingFrom;
    address pending;
}
