// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice What the contract keeps of published terms, packed so that one action reads one slot.
/// @dev First slot: read by disputes and rulings. Second: by locking, confirming and paying. Third: by confirming.
/// Fourth: by gated locks and open claims.
/// @param arbitratorTag Last four bytes of the arbitrator's address: locking compares the order's token with them before
/// it reads the whole.
/// @param gated Whether there is a gate.
struct StoredTerms {
    address arbitrator;
    uint32 evidencePeriod;
    uint32 rulingPeriod;
    uint16 arbitrationFeeBps;
    uint16 defaultSellerBps;
    address feeRecipient;
    uint16 feeBps;
    uint32 inspectionPeriod;
    uint32 arbitratorTag;
    uint8 threshold;
    bool gated;
    bytes32 attestersHash;
    address gate;
    uint32 openClaimPeriod;
}
