// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Status} from "./Status.sol";

/// @notice Everything the contract stores about an order: one slot, see `PackedState` for the packing.
/// @param status Where the order is in its life.
/// @param delivered Whether delivery was ever confirmed.
/// @param hasFee Whether its terms carry a fee; set at lock, so that orders without one never read their terms to pay.
/// @param sidesMoved Whether `reassign` was used; orders without it never read the holders.
/// @param until Last second of the current step: deliverBy, end of inspection or end of ruling.
/// @param held What the escrow holds for the order, in the token's smallest unit.
/// @param released What went to the seller so far, fee included, in the token's smallest unit.
struct OrderState {
    Status status;
    bool delivered;
    bool hasFee;
    bool sidesMoved;
    uint40 until;
    uint96 held;
    uint96 released;
}
