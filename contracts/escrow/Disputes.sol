// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../interfaces/IDisputes.sol";
import {Fees} from "../libraries/Fees.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Action} from "../types/Action.sol";
import {DisputeReason} from "../types/DisputeReason.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";
import {Status} from "../types/Status.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {Paying} from "./Paying.sol";

/// @title Disputes, which end by a known date
abstract contract Disputes is Paying {
    /// @inheritdoc IDisputes
    function dispute(
        Order calldata order,
        uint96 amount,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes calldata signature
    ) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.Dispute);
        // The buyer's remedy while an order is only locked is its date; so shipped goods cannot be fetched and the money
        // frozen. The seller's is the dispute: attesters may be silent.
        Side side = state.isIn(Status.Locked) ? Side.Seller : Side.Buyer;
        bytes32 signed =
            signature.length == 0
                ? bytes32(0)
                : TypedData.hashDispute(orderId, amount, reason, evidenceHash, signBy);
        _requireConsent(orderId, side, _holder(orderId, order, state, side), signed, signBy, signature);
        if (reason == DisputeReason.None) revert DisputeReasonMissing();
        if (amount == 0) revert AmountZero();
        if (side == Side.Seller && amount < state.held())
            revert DisputePartial(orderId, amount, state.held());

        _openDispute(orderId, order, state, side, amount, reason, evidenceHash);
    }

    /// @dev What is not disputed goes to the seller at once; a seller disputes all, so then nothing does.
    function _openDispute(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Side side,
        uint256 amount,
        DisputeReason reason,
        bytes32 evidenceHash
    ) private {
        uint256 start = side == Side.Seller ? state.until() : block.timestamp;
        state = state.toDisputed(start + _terms[order.termsId].rulingPeriod);
        uint256 undisputed = amount < state.held() ? state.held() - amount : 0;
        uint256 fee = 0;
        address feeRecipient;
        if (undisputed == 0) _store(orderId, state);
        else (fee, feeRecipient) = _book(orderId, order, state, Exit.Undisputed, undisputed, 0, 0);
        emit OrderDisputed({
            orderId: orderId,
            side: side,
            reason: reason,
            evidenceHash: evidenceHash,
            disputed: state.held() - undisputed,
            until: state.until()
        });

        if (undisputed != 0) _pushSides(orderId, order, state, undisputed - fee, 0);
        _pushFee(order.token, feeRecipient, fee);
    }

    /// @inheritdoc IDisputes
    function rule(Order calldata order, uint96 toBuyer, uint96 toSeller) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.Rule);
        StoredTerms storage terms = _terms[order.termsId];
        address arbitrator = terms.arbitrator;
        if (msg.sender != arbitrator) revert CallerNotArbitrator(msg.sender, arbitrator);
        uint256 opensAt;
        // A dispute set `until` to a date plus the ruling period.
        unchecked {
            opensAt = state.until() - terms.rulingPeriod + terms.evidencePeriod + 1;
        }
        if (block.timestamp < opensAt) revert ActionTooEarly(orderId, opensAt, block.timestamp);
        uint256 divided;
        // Two summands of 96 bits.
        unchecked {
            divided = uint256(toBuyer) + toSeller;
        }
        uint256 rest = _arbitrationFee(orderId, state.held(), divided, terms.arbitrationFeeBps);

        _pay(orderId, order, state, Exit.Ruled, toSeller, toBuyer, rest);
        if (rest != 0) _push(order.token, arbitrator, arbitrator, rest);
    }

    /// @dev What a ruling leaves undivided, which is the arbitrator's, within its bound.
    function _arbitrationFee(
        bytes32 orderId,
        uint256 held,
        uint256 divided,
        uint256 arbitrationFeeBps
    ) private pure returns (uint256 rest) {
        if (divided > held) revert HeldExceeded(orderId, divided, held);
        unchecked {
            rest = held - divided;
        }
        uint256 maximum = Fees.shareRoundedDown(held, arbitrationFeeBps);
        if (rest > maximum) revert ArbitrationFeeExceeded(rest, maximum);
    }

    /// @inheritdoc IDisputes
    function enforceDefault(Order calldata order) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.EnforceDefault);
        uint256 toSeller =
            state.delivered()
                ? Fees.shareRoundedDown(state.held(), _terms[order.termsId].defaultSellerBps)
                : 0;

        uint256 toBuyer = state.held() - toSeller;
        (uint256 fee, address feeRecipient) = _book(
            orderId,
            order,
            state,
            Exit.Defaulted,
            toSeller,
            toBuyer,
            0
        );

        if (toSeller != 0) _pushGuarded(orderId, order, state, Side.Seller, toSeller - fee);
        if (toBuyer != 0) _pushGuarded(orderId, order, state, Side.Buyer, toBuyer);
        _pushFee(order.token, feeRecipient, fee);
    }

    /// @dev Pays a side at a moment that any stranger can choose: what the caller may not send is kept as a credit.
    function _pushGuarded(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Side side,
        uint256 amount
    ) private {
        address owner = _holder(orderId, order, state, side);
        if (_maySendTo(owner)) _push(order.token, owner, owner, amount);
        else _keep(order.token, owner, amount);
    }

    /// @inheritdoc IDisputes
    function submitEvidence(Order calldata order, string calldata evidence) external nonReentrant {
        (bytes32 orderId, PackedState state) = _begin(order, Action.SubmitEvidence);
        address arbitrator = _terms[order.termsId].arbitrator;
        if (
            msg.sender != order.buyer &&
            msg.sender != order.seller &&
            msg.sender != arbitrator &&
            msg.sender != _holder(orderId, order, state, Side.Buyer) &&
            msg.sender != _holder(orderId, order, state, Side.Seller)
        ) revert EvidenceSenderNotAllowed(msg.sender);

        emit Evidence({
            arbitrator: arbitrator,
            evidenceGroupId: uint256(orderId),
            party: msg.sender,
            evidence: evidence
        });
    }
}
