// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "./Order.sol";

/// @notice How both sides agree to end the held money. Everything but the order itself is in the signed message.
/// @param toBuyer What goes to the buyer's holder, in the token's smallest unit.
/// @param toSeller What goes to the seller's holder, fee included.
/// @param next Orders locked from the rest, without a transfer. They name their own parties.
/// @param signBy Last second (unix time) in which the signatures count.
struct Settlement {
    uint96 toBuyer;
    uint96 toSeller;
    Order[] next;
    uint48 signBy;
}
