// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Action} from "../../../contracts/types/Action.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {AttackTest} from "./AttackTest.sol";
import {Packing} from "./Packing.sol";

/// @title AccessProbes
/// @notice A well-formed call of every function on an order, with who may make it.
abstract contract AccessProbes is AttackTest {
    enum Role {
        Anyone,
        Funder,
        Buyer,
        Seller,
        SellerOrOpen,
        Disputer,
        Arbitrator,
        Witness
    }

    struct Probe {
        Action action;
        Role role;
        bytes data;
    }

    uint40 private constant _SIGN_BY = START + 300 days;

    Probe[] internal probes;
    address internal buyerHolder;
    address internal sellerHolder;
    uint256 internal buyerHolderKey;
    uint256 internal sellerHolderKey;

    function _fillProbes(Order memory order, bytes32 orderId) internal {
        Order[] memory list = listOf(order);
        _add(Action.Lock, Role.Anyone, abi.encodeCall(escrow.lock, (order, "")));
        _add(Action.Lock, Role.Anyone, abi.encodeCall(escrow.lockMany, (list, new bytes[](1))));
        _add(Action.Lock, Role.Funder, abi.encodeCall(escrow.lockByCallback, (order, "", "")));
        _add(
            Action.Lock,
            Role.Funder,
            abi.encodeCall(escrow.lockManyByCallback, (list, new bytes[](1), new bytes[](1)))
        );
        bytes[] memory signatures = attest(list, EVIDENCE_HASH, _SIGN_BY, true, true, true);
        _add(
            Action.ConfirmDelivery,
            Role.Anyone,
            abi.encodeCall(
                escrow.confirmDelivery,
                (
                    order.termsId,
                    Packing.orders(list),
                    EVIDENCE_HASH,
                    _SIGN_BY,
                    Packing.attestations(attesters(), signatures)
                )
            )
        );
        _add(Action.Reclaim, Role.Buyer, abi.encodeCall(escrow.reclaim, (order, buyer, "", 0, "")));
        _add(Action.Reclaim, Role.Buyer, abi.encodeCall(escrow.reclaimMany, (list)));
        _add(Action.Claim, Role.SellerOrOpen, abi.encodeCall(escrow.claim, (order, sellerHolder, "", 0, "")));
        _add(Action.Claim, Role.SellerOrOpen, abi.encodeCall(escrow.claimMany, (list)));
        _add(Action.Release, Role.Buyer, abi.encodeCall(escrow.release, (order, AMOUNT, 0, "")));
        _add(Action.Release, Role.Buyer, abi.encodeCall(escrow.releaseMany, (list)));
        _add(Action.Refund, Role.Seller, abi.encodeCall(escrow.refund, (order, AMOUNT)));
        _add(
            Action.Dispute,
            Role.Disputer,
            abi.encodeCall(escrow.dispute, (order, AMOUNT, DisputeReason.Other, EVIDENCE_HASH, 0, ""))
        );
        _addSettle(order, orderId);
        _add(Action.Rule, Role.Arbitrator, abi.encodeCall(escrow.rule, (order, AMOUNT, 0)));
        _add(Action.EnforceDefault, Role.Anyone, abi.encodeCall(escrow.enforceDefault, (order)));
        _add(Action.SubmitEvidence, Role.Witness, abi.encodeCall(escrow.submitEvidence, (order, "seen")));
        address heir = makeAddr("another heir");
        _add(Action.Reassign, Role.Buyer, abi.encodeCall(escrow.reassign, (order, Side.Buyer, heir, 0)));
        _add(Action.Reassign, Role.Seller, abi.encodeCall(escrow.reassign, (order, Side.Seller, heir, 0)));
    }

    /// @dev One side's consent by signature, the other's by its call.
    function _addSettle(Order memory order, bytes32 orderId) private {
        Settlement memory settlement = division(AMOUNT - 1, 1);
        settlement.signBy = _SIGN_BY;
        bytes memory byBuyer = signSettlement(buyerHolderKey, orderId, settlement);
        bytes memory bySeller = signSettlement(sellerHolderKey, orderId, settlement);
        bytes[] memory none = new bytes[](0);
        _add(
            Action.Settle,
            Role.Buyer,
            abi.encodeCall(escrow.settle, (order, settlement, none, "", bySeller))
        );
        _add(
            Action.Settle,
            Role.Seller,
            abi.encodeCall(escrow.settle, (order, settlement, none, byBuyer, ""))
        );
        _add(
            Action.Settle,
            Role.Anyone,
            abi.encodeCall(escrow.settle, (order, settlement, none, byBuyer, bySeller))
        );
    }

    function _add(Action action, Role role, bytes memory data) private {
        probes.push(Probe({action: action, role: role, data: data}));
    }
}
