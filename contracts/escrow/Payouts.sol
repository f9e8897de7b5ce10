// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../interfaces/IPayouts.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Action} from "../types/Action.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";
import {Status} from "../types/Status.sol";
import {Paying} from "./Paying.sol";

/// @title Payouts of one order
abstract contract Payouts is Paying {
    /// @inheritdoc IPayouts
    function release(
        Order calldata order,
        uint96 releasedTotal,
        uint48 signBy,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.Release);
        address buyer = _holder(orderId, order, state, Side.Buyer);
        bytes32 signed =
            signature.length == 0 ? bytes32(0) : TypedData.hashRelease(orderId, releasedTotal, signBy);
        _requireConsent(orderId, Side.Buyer, buyer, signed, signBy, signature);
        if (releasedTotal <= state.released())
            revert ReleaseNotAboveReleased(releasedTotal, state.released());
        uint256 amount = releasedTotal - state.released();
        if (state.isIn(Status.Disputed) && signature.length != 0) revert ConcessionBySignature(orderId);
        _requirePayable(orderId, state, amount);

        _pay(orderId, order, state, Exit.Released, amount, 0, 0);
    }

    /// @inheritdoc IPayouts
    function refund(Order calldata order, uint96 amount) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.Refund);
        address seller = _holder(orderId, order, state, Side.Seller);
        _requireCaller(orderId, Side.Seller, seller);
        if (amount == 0) revert AmountZero();
        _requirePayable(orderId, state, amount);

        _pay(orderId, order, state, Exit.Refunded, 0, amount, 0);
    }

    /// @inheritdoc IPayouts
    function claim(
        Order calldata order,
        address receiver,
        bytes calldata data,
        uint48 signBy,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 orderId, PackedState state, address seller) = _requireClaim(
            order,
            receiver,
            data,
            signBy,
            signature
        );

        _payAllTo(orderId, order, state, Exit.Claimed, seller, receiver, data);
    }

    /// @inheritdoc IPayouts
    function reclaim(
        Order calldata order,
        address receiver,
        bytes calldata data,
        uint48 signBy,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.Reclaim);
        address buyer = _holder(orderId, order, state, Side.Buyer);
        if (receiver != buyer) _requireAccount(receiver, order.token);
        bytes32 signed =
            signature.length == 0
                ? bytes32(0)
                : TypedData.hashPayout(TypedData.RECLAIM_TYPEHASH, orderId, receiver, data, signBy);
        _requireConsent(orderId, Side.Buyer, buyer, signed, signBy, signature);

        _payAllTo(orderId, order, state, Exit.Reclaimed, buyer, receiver, data);
    }

    /// @dev The seller's holder claims, by call or by signature; or anyone, plainly for it, once the claim is open.
    function _requireClaim(
        Order calldata order,
        address receiver,
        bytes calldata data,
        uint48 signBy,
        bytes calldata signature
    ) private view returns (bytes32 orderId, PackedState state, address seller) {
        (orderId, state) = _begin(order, Action.Claim);
        seller = _holder(orderId, order, state, Side.Seller);
        // A holder passed this check when it became one.
        if (receiver != seller) _requireAccount(receiver, order.token);
        if (signature.length != 0) {
            bytes32 signed = TypedData.hashPayout(TypedData.CLAIM_TYPEHASH, orderId, receiver, data, signBy);
            _requireSigned(seller, signed, signBy, signature);
        } else if (msg.sender != seller) {
            if (!_isClaimOpen(order, state, seller)) _requireCaller(orderId, Side.Seller, seller);
            if (receiver != seller || data.length != 0) revert OpenClaimNotPlain(receiver, seller);
        }
    }

    /// @dev Part of what is held, or in a dispute exactly all of it: nobody can make a coming ruling fail by a unit.
    function _requirePayable(bytes32 orderId, PackedState state, uint256 amount) private pure {
        if (amount > state.held()) revert HeldExceeded(orderId, amount, state.held());
        if (state.isIn(Status.Disputed) && amount != state.held()) {
            revert ConcessionPartial(orderId, amount, state.held());
        }
    }

    /// @dev Whether the caller may claim, plainly, for a seller who does not.
    function _isClaimOpen(
        Order calldata order,
        PackedState state,
        address seller
    ) internal view returns (bool) {
        uint256 openClaimPeriod = _terms[order.termsId].openClaimPeriod;
        return
            openClaimPeriod != type(uint32).max &&
            block.timestamp >= state.until() + openClaimPeriod &&
            _maySendTo(seller);
    }
}
