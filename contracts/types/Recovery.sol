// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice Which recovery registry speaks for an account, now and soon.
/// @param registry The registry that counts until `pendingFrom`.
/// @param pending The registry that counts from `pendingFrom` on; it may be zero, which removes recovery.
/// @param pendingFrom First second (unix time) in which `pending` counts; zero when nothing is pending.
struct Recovery {
    address registry;
    address pending;
    uint40 pendingFrom;
}
