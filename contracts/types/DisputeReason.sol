// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice What a party says is wrong. Details belong into evidence.
enum DisputeReason {
    None,
    AttestersSilent,
    NotReceived,
    Damaged,
    NotAsDescribed,
    Counterfeit,
    QuantityShort,
    DocumentsMissing,
    Other
}
