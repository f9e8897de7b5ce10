// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../interfaces/IOrderGate.sol";
import {OrderWords} from "../libraries/OrderWords.sol";
import {PackedStates} from "../libraries/PackedState.sol";
import {Action} from "../types/Action.sol";
import {Order} from "../types/Order.sol";
import {Status} from "../types/Status.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {TermsBook} from "./TermsBook.sol";

/// @title What every way to lock has in common: checks, gate, state and event, before any token moves
abstract contract Locking is TermsBook {
    /// @dev Locks an order that was never locked; reverts with the named error if it was.
    function _lockNew(
        Order calldata order,
        address payer,
        bytes calldata gateData
    ) internal returns (bytes32 orderId) {
        if (payer == address(this)) revert AccountNotAllowed(payer);
        (orderId, ) = _begin(order, Action.Lock);
        _lockFrom(orderId, order, payer, payer, gateData);
    }

    /// @dev Locks an order of a list, or skips what is locked already: its id commits to everything, so whoever locked
    /// it paid for exactly this order.
    function _lockOrSkip(
        Order calldata order,
        address payer,
        bytes calldata gateData,
        uint256 listLength
    ) internal returns (bytes32 orderId, bool locked) {
        if (listLength > 1) {
            orderId = _idOf(order);
            if (!_load(orderId).isIn(Status.None)) {
                emit OrderSkipped(orderId, OrderStatusNotAllowed.selector);
                return (orderId, false);
            }
        }
        return (_lockNew(order, payer, gateData), true);
    }

    /// @param payer Named in the event: the escrow itself for money carried over by a settlement.
    /// @param gatePayer Who pays as the gate sees it.
    function _lockFrom(
        bytes32 orderId,
        Order calldata order,
        address payer,
        address gatePayer,
        bytes calldata gateData
    ) internal {
        if (!OrderWords.isLockable(order)) _revertUnlockable(orderId, order);
        StoredTerms storage terms = _terms[order.termsId];
        // From one slot, read side by side so that the compiler reads it once.
        (uint256 threshold, uint256 feeBps, bool gated) = (terms.threshold, terms.feeBps, terms.gated);
        (address feeRecipient, uint256 tag) = (terms.feeRecipient, terms.arbitratorTag);
        if (threshold == 0) revert TermsUnknown(order.termsId);
        address token = OrderWords.tokenOf(order);
        // A payout to the token's own contract would lie there for good. The tag spares the slot that holds the arbitrator.
        if (token == feeRecipient || (uint32(uint160(token)) == tag && token == terms.arbitrator)) {
            revert TokenIsPayee(token);
        }
        if (gated) _requireGate(terms.gate, orderId, order, gatePayer, gateData);

        _store(
            orderId,
            PackedStates.locked(OrderWords.amountOf(order), OrderWords.deliverByOf(order), feeBps != 0)
        );
        OrderWords.emitLocked(order, orderId, payer);
    }

    /// @dev What is wrong with an order that is not lockable, by name.
    function _revertUnlockable(bytes32 orderId, Order calldata order) private view {
        if (OrderWords.hasStrayBits(order)) revert OrderMalformed(orderId);
        if (block.timestamp > order.lockBy) revert LockTooLate(orderId, order.lockBy, block.timestamp);
        uint256 maximum = block.timestamp + OrderWords.MAX_DELIVERY_TIME;
        if (order.deliverBy <= order.lockBy || order.deliverBy > maximum) {
            revert DeliverByOutOfBounds(orderId, order.deliverBy, order.lockBy, maximum);
        }
        if (order.buyer == order.seller) revert BuyerIsSeller(order.buyer);
        _requireAccount(order.buyer, order.token);
        _requireAccount(order.seller, order.token);
        if (order.amount == 0) revert AmountZero();
        // What is left: a call to an address without code would fail without a name.
        revert AccountNotAllowed(order.token);
    }

    function _requireGate(
        address gate,
        bytes32 orderId,
        Order calldata order,
        address payer,
        bytes calldata gateData
    ) private {
        bytes4 magic = IOrderGate(gate).check(order, orderId, payer, gateData);
        if (magic != IOrderGate.check.selector) revert GateRefused(orderId, gate);
    }
}
