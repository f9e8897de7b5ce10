// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice The part of a Permit2 signature transfer that the orders do not determine.
/// @param payer Whose tokens the permit moves.
/// @param nonce Unordered Permit2 nonce. Dense nonces share a slot and cost no new one.
/// @param deadline Last second (unix time) in which Permit2 takes the signature.
/// @param signature The payer's `PermitWitnessTransferFrom` signature with the order, or the list, as its witness.
struct Permit2Funding {
    address payer;
    uint256 nonce;
    uint256 deadline;
    bytes signature;
}
