// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Transitions} from "../../../contracts/libraries/Transitions.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @notice Every function × every actor × every status × both sides of every deadline. What is expected comes from the
/// table in `Transitions` and the role of each function; errors are compared with all their arguments.
contract AccessMatrixTest is AttackTest {
    enum Role {
        Anyone,
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

    address[] private _actors;
    Probe[] private _probes;
    address private _buyerHolder;
    address private _sellerHolder;
    uint256 private _buyerHolderKey;
    uint256 private _sellerHolderKey;
    uint256 private _allowed;
    uint256 private _refused;

    function setUp() public override {
        super.setUp();
        _actors = [buyer, seller, arbitrator, carrier, feeRecipient, stranger];
        _actors.push(makeAddr("factor"));
        _actors.push(makeAddr("heir"));
        for (uint256 i = 1; i < _actors.length; ++i) {
            token.mint(_actors[i], AMOUNT);
            vm.prank(_actors[i]);
            token.approve(address(escrow), AMOUNT);
        }
        (_buyerHolder, _buyerHolderKey) = (buyer, buyerKey);
        (_sellerHolder, _sellerHolderKey) = (seller, sellerKey);
    }

    function test_none() external {
        _run(Status.None, false);
        // Locking, alone and in a list, is all that anyone may do.
        assertEq(_allowed, 2 * _actors.length);
    }

    function test_locked() external {
        _run(Status.Locked, false);
    }

    function test_lockedAndSold() external {
        _run(Status.Locked, true);
    }

    function test_delivered() external {
        _run(Status.Delivered, false);
    }

    function test_deliveredAndSold() external {
        _run(Status.Delivered, true);
    }

    function test_disputed() external {
        _run(Status.Disputed, false);
    }

    function test_disputedAndSold() external {
        _run(Status.Disputed, true);
    }

    function test_settled() external {
        _run(Status.Settled, false);
        // Evidence by buyer, seller and arbitrator at four moments.
        assertEq(_allowed, 3 * 4);
    }

    function _run(Status status, bool sold) private {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = bringTo(order, status);
        if (sold) _sell(order);
        _fillProbes(order, orderId);
        OrderState memory state = escrow.stateOf(orderId);
        uint256[4] memory moments = [
            uint256(START),
            state.until,
            uint256(state.until) + 1,
            uint256(state.until) + OPEN_CLAIM
        ];
        for (uint256 i = 0; i < (status == Status.None ? 1 : moments.length); ++i) {
            vm.warp(moments[i]);
            for (uint256 j = 0; j < _actors.length; ++j) {
                for (uint256 k = 0; k < _probes.length; ++k)
                    _probe(orderId, state, moments[i], _actors[j], _probes[k]);
            }
        }
        assertGt(_refused, 0, "nothing refused");
    }

    function _probe(
        bytes32 orderId,
        OrderState memory state,
        uint256 nowAt,
        address actor,
        Probe memory probe
    ) private {
        bytes memory expected = _expected(orderId, state, nowAt, actor, probe);
        uint256 snapshotId = vm.snapshotState();
        vm.prank(actor);
        (bool success, bytes memory answer) = address(escrow).call(probe.data);
        vm.revertToState(snapshotId);
        assertEq(success, expected.length == 0, _label(state, actor, probe));
        if (success) _allowed++;
        else {
            assertEq(keccak256(answer), keccak256(expected), _label(state, actor, probe));
            _refused++;
        }
    }

    /// @return The error, or nothing when the call must succeed.
    function _expected(
        bytes32 orderId,
        OrderState memory state,
        uint256 nowAt,
        address actor,
        Probe memory probe
    ) private view returns (bytes memory) {
        uint8 allowed = Transitions.allowedFrom(probe.action);
        if ((allowed >> uint256(state.status)) & 1 == 0) {
            bytes4 notAllowed = IOrderErrors.OrderStatusNotAllowed.selector;
            return abi.encodeWithSelector(notAllowed, orderId, state.status, allowed);
        }
        if (Transitions.opensWhile(probe.action) && nowAt > state.until) {
            return abi.encodeWithSelector(IOrderErrors.ActionTooLate.selector, orderId, state.until, nowAt);
        }
        if (Transitions.opensAfter(probe.action) && nowAt <= state.until) {
            uint256 opensAt = uint256(state.until) + 1;
            return abi.encodeWithSelector(IOrderErrors.ActionTooEarly.selector, orderId, opensAt, nowAt);
        }
        return _expectedOfRole(orderId, state, nowAt, actor, probe.role);
    }

    function _expectedOfRole(
        bytes32 orderId,
        OrderState memory state,
        uint256 nowAt,
        address actor,
        Role role
    ) private view returns (bytes memory) {
        if (role == Role.Anyone) return "";
        if (role == Role.SellerOrOpen) {
            return
                nowAt >= uint256(state.until) + OPEN_CLAIM
                    ? bytes("")
                    : _notHolder(orderId, Side.Seller, actor);
        }
        if (role == Role.Buyer) return _notHolder(orderId, Side.Buyer, actor);
        if (role == Role.Seller) return _notHolder(orderId, Side.Seller, actor);
        if (role == Role.Disputer) {
            return _notHolder(orderId, state.status == Status.Locked ? Side.Seller : Side.Buyer, actor);
        }
        if (role == Role.Arbitrator) return _notArbitrator(orderId, state, nowAt, actor);
        bool witness = actor == buyer || actor == seller || actor == arbitrator;
        witness = witness || actor == _buyerHolder || actor == _sellerHolder;
        return
            witness ? bytes("") : abi.encodeWithSelector(IDisputes.EvidenceSenderNotAllowed.selector, actor);
    }

    function _notArbitrator(
        bytes32 orderId,
        OrderState memory state,
        uint256 nowAt,
        address actor
    ) private view returns (bytes memory) {
        if (actor != arbitrator) {
            return abi.encodeWithSelector(IDisputes.CallerNotArbitrator.selector, actor, arbitrator);
        }
        uint256 opensAt = uint256(state.until) - RULING + EVIDENCE + 1;
        if (nowAt >= opensAt) return "";
        return abi.encodeWithSelector(IOrderErrors.ActionTooEarly.selector, orderId, opensAt, nowAt);
    }

    function _notHolder(bytes32 orderId, Side side, address actor) private view returns (bytes memory) {
        address holder = side == Side.Buyer ? _buyerHolder : _sellerHolder;
        if (actor == holder) return "";
        return abi.encodeWithSelector(IOrderErrors.CallerNotHolder.selector, orderId, side, actor, holder);
    }

    function _fillProbes(Order memory order, bytes32 orderId) private {
        Order[] memory list = listOf(order);
        _add(Action.Lock, Role.Anyone, abi.encodeCall(escrow.lock, (order, "")));
        _add(Action.Lock, Role.Anyone, abi.encodeCall(escrow.lockMany, (list, new bytes[](1))));
        bytes[] memory signatures = attest(list, EVIDENCE_HASH, _SIGN_BY, true, true, true);
        _add(
            Action.ConfirmDelivery,
            Role.Anyone,
            abi.encodeCall(escrow.confirmDelivery, (list, EVIDENCE_HASH, _SIGN_BY, attesters(), signatures))
        );
        _add(Action.Reclaim, Role.Buyer, abi.encodeCall(escrow.reclaim, (order, buyer, "", 0, "")));
        _add(Action.Reclaim, Role.Buyer, abi.encodeCall(escrow.reclaimMany, (list)));
        _add(
            Action.Claim,
            Role.SellerOrOpen,
            abi.encodeCall(escrow.claim, (order, _sellerHolder, "", 0, ""))
        );
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
        _add(Action.Reassign, Role.Buyer, abi.encodeCall(escrow.reassign, (order, Side.Buyer, heir)));
        _add(Action.Reassign, Role.Seller, abi.encodeCall(escrow.reassign, (order, Side.Seller, heir)));
    }

    /// @dev One side's consent by signature, the other's by its call.
    function _addSettle(Order memory order, bytes32 orderId) private {
        Settlement memory settlement = division(AMOUNT - 1, 1);
        settlement.signBy = _SIGN_BY;
        bytes memory byBuyer = signSettlement(_buyerHolderKey, orderId, settlement);
        bytes memory bySeller = signSettlement(_sellerHolderKey, orderId, settlement);
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
        _probes.push(Probe({action: action, role: role, data: data}));
    }

    function _sell(Order memory order) private {
        (_sellerHolder, _sellerHolderKey) = makeAddrAndKey("factor");
        (_buyerHolder, _buyerHolderKey) = makeAddrAndKey("heir");
        vm.prank(seller);
        escrow.reassign(order, Side.Seller, _sellerHolder);
        vm.prank(buyer);
        escrow.reassign(order, Side.Buyer, _buyerHolder);
    }

    function _label(
        OrderState memory state,
        address actor,
        Probe memory probe
    ) private pure returns (string memory) {
        return
            string.concat(
                "action ",
                vm.toString(uint256(probe.action)),
                " in status ",
                vm.toString(uint256(state.status)),
                " by ",
                vm.toString(actor)
            );
    }
}
