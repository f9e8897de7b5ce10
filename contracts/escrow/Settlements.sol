// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ISettlements} from "../interfaces/ISettlements.sol";
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
        (bytes32 orderId, PackedState state) = _begin(order, Action.Settle);
        (bytes32 signed, uint256 carried) = _requireSum(orderId, order.token, state.held(), settlement);
        _requireBoth(orderId, order, state, signed, settlement.signBy, buyerSignature, sellerSignature);

        _divide(orderId, order, state.paid(0, carried), settlement, gateData);
    }

    function _requireBoth(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        bytes32 signed,
        uint40 signBy,
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
        bytes[] calldata gateData
    ) private {
        address buyer = _holder(orderId, order, state, Side.Buyer);
        Shares memory shares = _sellerShare(settlement.toSeller);
        shares.toBuyer = settlement.toBuyer;
        _book(orderId, order, state, Exit.Agreed, shares);
        Order[] calldata next = settlement.next;
        for (uint256 i = 0; i < next.length; ++i) _carry(orderId, next[i], buyer, gateData[i]);

        _pushShares(orderId, order, state, shares);
    }

    /// @dev Checks that a settlement divides exactly what is held.
    /// @return signed Struct hash of the message both sides sign.
    /// @return carried What goes into next orders.
    function _requireSum(
        bytes32 orderId,
        address token,
        uint256 held,
        Settlement calldata settlement
    ) private pure returns (bytes32 signed, uint256 carried) {
        Order[] calldata next = settlement.next;
        bytes32[] memory hashes = new bytes32[](next.length);
        for (uint256 i = 0; i < next.length; ++i) {
            Order calldata order = next[i];
            if (order.token != token) revert NextOrderTokenMismatch(order.token, token);
            hashes[i] = TypedData.hashOrder(order);
            carried += order.amount;
        }
        uint256 sum = carried + settlement.toBuyer + settlement.toSeller;
        if (sum != held) revert SettlementSumMismatch(orderId, sum, held);
        signed = TypedData.hashSettlement(orderId, settlement, hashes);
    }

    /// @dev Locks a next order from money that is here already.
    function _carry(bytes32 orderId, Order calldata next, address buyer, bytes calldata gateData) private {
        (bytes32 nextOrderId, ) = _begin(next, Action.Lock);
        emit OrderCarried({orderId: orderId, nextOrderId: nextOrderId, amount: next.amount});
        _lockFrom(nextOrderId, next, address(this), buyer, gateData);
    }
}
