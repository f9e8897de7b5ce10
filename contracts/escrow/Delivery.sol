// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../interfaces/IDelivery.sol";
import {PackedAttestations} from "../libraries/PackedAttestations.sol";
import {PackedOrders} from "../libraries/PackedOrders.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Transitions} from "../libraries/Transitions.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Action} from "../types/Action.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {TermsBook} from "./TermsBook.sol";

/// @title Delivery, confirmed by a threshold of attesters
abstract contract Delivery is TermsBook {
    /// @inheritdoc IDelivery
    function confirmDelivery(
        bytes32 termsId,
        bytes calldata orders,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes calldata attestations
    ) external nonReentrant {
        uint256 count = PackedOrders.count(orders);
        _requireItems(count);
        if (block.timestamp > signBy) revert SignatureExpired(signBy, block.timestamp);
        bytes32[] memory orderIds = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            orderIds[i] = _idOfHash(PackedOrders.hashAt(orders, i, termsId));
        }
        // Nothing was changed yet, so a wallet contract that is asked for its signature sees only old state.
        bytes32 digest = _actionDigest(TypedData.hashDelivery(orderIds, evidenceHash, signBy));
        StoredTerms storage terms = _terms[termsId];
        _requireAttestations(termsId, terms, digest, attestations);

        uint256 until = block.timestamp + terms.inspectionPeriod;
        for (uint256 i = 0; i < count; ++i) {
            _deliver(orderIds[i], evidenceHash, until, count);
        }
    }

    function _deliver(bytes32 orderId, bytes32 evidenceHash, uint256 until, uint256 listLength) private {
        PackedState state = _load(orderId);
        bytes4 reason = Transitions.blocker(Action.ConfirmDelivery, state);
        if (reason != 0) {
            if (listLength == 1) Transitions.requireOpen(orderId, Action.ConfirmDelivery, state);
            emit OrderSkipped(orderId, reason);
            return;
        }

        _store(orderId, state.toDelivered(until));
        emit OrderDelivered({orderId: orderId, evidenceHash: evidenceHash, until: until});
    }

    /// @dev The terms keep one hash of all attesters, who come with the call: cheaper than a slot for each. They are
    /// distinct since publishing, so counting the signatures counts the signers.
    function _requireAttestations(
        bytes32 termsId,
        StoredTerms storage terms,
        bytes32 digest,
        bytes calldata attestations
    ) private view {
        uint256 threshold = terms.threshold;
        if (threshold == 0) revert TermsUnknown(termsId);
        (bytes32 attestersHash, uint256 end) = PackedAttestations.hashAttesters(attestations);
        if (attestersHash != terms.attestersHash)
            revert AttestersMismatch(attestersHash, terms.attestersHash);

        uint256 signed = PackedAttestations.countSigned(attestations, end, digest);
        if (signed < threshold) revert AttestationsTooFew(signed, threshold);
    }
}
