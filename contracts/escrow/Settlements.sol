// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlements} from "../interfaces/ISettlements.sol";
import {OrderWords} from "../libraries/OrderWords.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Action} from "../types/Action.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Settlement} from "../types/Settlement.sol";
import {Side} from "../types/Side.sol";
import {Locking} from "./Locking.sol";
import {Paying} from "./Paying.sol";

/// @title Settlements: both sides sign how the held money ends
abstract contract Settlements is Locking, Paying {
    /// @inheritdoc ISettlements
    function settle(
        Order calldata order,
        Settlement calldata settlement,
        bytes[] calldata gateData,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) external nonReentrant {
        if (gateData.length != settlement.next.length) {
            revert ListLengthMismatch(gateData.length, settlement.next.length);
        }
        (bytes32 orderId, PackedState state, bytes32[] memory nextHashes) = _requireAgreed(
            order,
            settlement,
            buyerSignature,
            sellerSignature
        );

        _divide(orderId, order, state, settlement, gateData, nextHashes);
    }

    /// @dev The settlement divides what is held, and both sides agree.
    /// @return orderId The order's id.
    /// @return state Its state, less what is carried into next orders.
    /// @return nextHashes Struct hash of each next order.
    function _requireAgreed(
        Order calldata order,
        Settlement calldata settlement,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) private view returns (bytes32 orderId, PackedState state, bytes32[] memory nextHashes) {
        (orderId, state) = _begin(order, Action.Settle);
        bytes32 signed;
        uint256 carried;
        (signed, carried, nextHashes) = _requireSum(orderId, order.token, state.held(), settlement);
        _requireBoth(orderId, order, state, signed, settlement.signBy, buyerSignature, sellerSignature);
        state = state.paid(0, carried);
    }

    function _requireBoth(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        bytes32 signed,
        uint48 signBy,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) private view {
        address buyer = _holder(orderId, order, state, Side.Buyer);
        _requireConsent(orderId, Side.Buyer, buyer, signed, signBy, buyerSignature);
        address seller = _holder(orderId, order, state, Side.Seller);
        _requireConsent(orderId, Side.Seller, seller, signed, signBy, sellerSignature);
    }

    /// @dev Settled first, then the next orders, then the pushes.
    function _divide(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Settlement calldata settlement,
        bytes[] calldata gateData,
        bytes32[] memory nextHashes
    ) private {
        (uint256 toSeller, uint256 toBuyer) = (settlement.toSeller, settlement.toBuyer);
        (uint256 fee, address feeRecipient) = _book(orderId, order, state, Exit.Agreed, toSeller, toBuyer, 0);
        if (nextHashes.length != 0) {
            address buyer = _holder(orderId, order, state, Side.Buyer);
            _carryAll(orderId, settlement.next, nextHashes, buyer, gateData);
        }

        if (toSeller | toBuyer == 0) return;
        _pushSides(orderId, order, state, toSeller - fee, toBuyer);
        _pushFee(order.token, feeRecipient, fee);
    }

    /// @dev Checks that a settlement divides exactly what is held.
    /// @return signed Struct hash of the message both sides sign.
    /// @return carried What goes into next orders.
    /// @return hashes Struct hash of each next order.
    function _requireSum(
        bytes32 orderId,
        address token,
        uint256 held,
        Settlement calldata settlement
    ) private pure returns (bytes32 signed, uint256 carried, bytes32[] memory hashes) {
        Order[] calldata next = settlement.next;
        hashes = new bytes32[](next.length);
        for (uint256 i = 0; i < next.length; ++i) {
            Order calldata order = next[i];
            address given = OrderWords.tokenOf(order);
            if (given != token) revert NextOrderTokenMismatch(given, token);
            hashes[i] = TypedData.hashOrder(order);
            // Sums of 96-bit amounts: no call is long enough to overflow them.
            unchecked {
                carried += OrderWords.amountOf(order);
            }
        }
        uint256 sum;
        unchecked {
            sum = carried + settlement.toBuyer + settlement.toSeller;
        }
        if (sum != held) revert SettlementSumMismatch(orderId, sum, held);
        signed = TypedData.hashSettlement(orderId, settlement, hashes);
    }

    /// @dev Locks the next orders from money that is here already; their gate sees the buyer's holder as the payer.
    function _carryAll(
        bytes32 orderId,
        Order[] calldata next,
        bytes32[] memory nextHashes,
        address buyer,
        bytes[] calldata gateData
    ) private {
        for (uint256 i = 0; i < next.length; ++i) {
            (bytes32 nextOrderId, ) = _beginHashed(nextHashes[i], Action.Lock);
            Order calldata order = next[i];
            emit OrderCarried({
                orderId: orderId,
                nextOrderId: nextOrderId,
                amount: OrderWords.amountOf(order)
            });
            _lockFrom(nextOrderId, order, address(this), buyer, gateData[i]);
        }
    }
}
