// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../interfaces/IFunding.sol";
import {Order} from "../types/Order.sol";

/// @title An order's eight words, as they came with a call
/// @dev Reading a member of a struct in calldata checks its range each time. Locking does that once for all members,
/// together with its other checks; no other action needs to, because the hash of an order with stray bits finds no state.
library OrderWords {
    /// @notice Longest time from locking to `deliverBy`.
    uint256 internal constant MAX_DELIVERY_TIME = 365 days;

    /// @notice Whether an order may be locked now, as far as the order itself decides it. What is wrong is found out by
    /// the caller, which is cheaper than a branch for each check.
    function isLockable(Order calldata order) internal view returns (bool lockable) {
        uint256 maximum = MAX_DELIVERY_TIME;
        bool stray = hasStrayBits(order);
        assembly ("memory-safe") {
            let buyer := calldataload(add(order, 0x20))
            let seller := calldataload(add(order, 0x40))
            let token := calldataload(add(order, 0x60))
            let lockBy := calldataload(add(order, 0xa0))
            let deliverBy := calldataload(add(order, 0xc0))
            let wrong := or(gt(timestamp(), lockBy), iszero(gt(deliverBy, lockBy)))
            wrong := or(wrong, gt(deliverBy, add(timestamp(), maximum)))
            wrong := or(wrong, or(eq(buyer, seller), iszero(calldataload(add(order, 0x80)))))
            wrong := or(wrong, or(iszero(buyer), iszero(seller)))
            wrong := or(wrong, or(eq(buyer, address()), eq(seller, address())))
            wrong := or(wrong, or(eq(buyer, token), eq(seller, token)))
            lockable := iszero(or(or(wrong, stray), iszero(extcodesize(token))))
        }
    }

    /// @notice Whether a short member has bits above its width: such words look like another order than they hash to.
    function hasStrayBits(Order calldata order) internal pure returns (bool stray) {
        assembly ("memory-safe") {
            let accounts := or(
                calldataload(add(order, 0x20)),
                or(calldataload(add(order, 0x40)), calldataload(add(order, 0x60)))
            )
            let dates := or(calldataload(add(order, 0xa0)), calldataload(add(order, 0xc0)))
            let bits := or(shr(160, accounts), or(shr(96, calldataload(add(order, 0x80))), shr(40, dates)))
            stray := iszero(iszero(bits))
        }
    }

    /// @notice The token without a check of its range, for what is compared before it is locked, or known to be lockable.
    function tokenOf(Order calldata order) internal pure returns (address token) {
        assembly ("memory-safe") {
            token := calldataload(add(order, 0x60))
        }
    }

    /// @notice The amount without a check of its range, for sums made before the orders are locked, or known to be lockable.
    function amountOf(Order calldata order) internal pure returns (uint96 amount) {
        assembly ("memory-safe") {
            amount := calldataload(add(order, 0x80))
        }
    }

    /// @notice The end of delivery without a check of its range, once the order is known to be lockable.
    function deliverByOf(Order calldata order) internal pure returns (uint40 deliverBy) {
        assembly ("memory-safe") {
            deliverBy := calldataload(add(order, 0xc0))
        }
    }

    /// @notice Emits {IFunding-OrderLocked} with the order's words as they came; their range was checked.
    /// @param payer Named in the event.
    function emitLocked(Order calldata order, bytes32 orderId, address payer) internal {
        bytes32 topic = IFunding.OrderLocked.selector;
        assembly ("memory-safe") {
            // Behind the free memory pointer, which need not move: the words are used at once.
            let start := mload(0x40)
            calldatacopy(start, order, 0x20)
            mstore(add(start, 0x20), shr(96, shl(96, payer)))
            calldatacopy(add(start, 0x40), add(order, 0x60), 0xa0)
            log4(start, 0xe0, topic, orderId, calldataload(add(order, 0x20)), calldataload(add(order, 0x40)))
        }
    }
}
