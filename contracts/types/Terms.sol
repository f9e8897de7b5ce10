// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice The standing rules that orders refer to. Published once, immutable, identified by their EIP-712 struct hash.
/// @param arbitrator Who rules on disputes.
/// @param evidencePeriod Seconds from a dispute before which no ruling counts.
/// @param rulingPeriod Seconds from a dispute after which no ruling counts and the default applies.
/// @param arbitrationFeeBps Most that the arbitrator may keep of the disputed amount, in 1/10,000.
/// @param defaultSellerBps Seller's share, in 1/10,000, of a delivered order whose dispute nobody ruled.
/// @param feeBps Fee on everything the seller receives, in 1/10,000.
/// @param feeRecipient Who receives the fee; zero exactly when `feeBps` is zero.
/// @param inspectionPeriod Seconds from confirmed delivery in which the buyer may dispute (CISG art. 38).
/// @param openClaimPeriod Seconds after inspection from which anyone may claim for the seller; maximal means never.
/// @param threshold How many attesters must sign a delivery.
/// @param attesters ERC-7913 signers: 20 bytes (EOA or ERC-1271) or verifier address followed by a key.
/// @param gate An `IOrderGate` asked at lock, or zero.
/// @param documentHash Hash of the prose the parties agreed to.
struct Terms {
    address arbitrator;
    uint32 evidencePeriod;
    uint32 rulingPeriod;
    uint16 arbitrationFeeBps;
    uint16 defaultSellerBps;
    uint16 feeBps;
    address feeRecipient;
    uint32 inspectionPeriod;
    uint32 openClaimPeriod;
    uint8 threshold;
    bytes[] attesters;
    address gate;
    bytes32 documentHash;
}
