// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Transitions} from "../../../contracts/libraries/Transitions.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AccessProbes} from "../helpers/AccessProbes.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";

/// @notice Every function × every actor × every status × both sides of every deadline. What is expected comes from the
/// table in `Transitions` and the role of each function; errors are compared with all their arguments.
contract AccessMatrixTest is AccessProbes {
    address[] private _actors;
    uint256 private _allowed;
    uint256 private _refused;

    function setUp() public override {
        super.setUp();
        _actors = [buyer, seller, arbitrator, carrier, feeRecipient, stranger];
        _actors.push(makeAddr("factor"));
        _actors.push(makeAddr("heir"));
        _actors.push(address(new TestFunder(address(escrow))));
        for (uint256 i = 1; i < _actors.length; ++i) {
            token.mint(_actors[i], AMOUNT);
            vm.prank(_actors[i]);
            token.approve(address(escrow), AMOUNT);
        }
        (buyerHolder, buyerHolderKey) = (buyer, buyerKey);
        (sellerHolder, sellerHolderKey) = (seller, sellerKey);
    }

    function test_none() external {
        _run(Status.None, false);
        // Locking, alone and in a list, is all that anyone may do; by callback, what a contract may do that can be asked.
        assertEq(_allowed, 2 * _actors.length + 2);
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
                for (uint256 k = 0; k < probes.length; ++k)
                    _probe(orderId, state, moments[i], _actors[j], probes[k]);
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
        if (role == Role.Funder) {
            return
                actor.code.length != 0
                    ? bytes("")
                    : abi.encodeWithSelector(IFunding.FunderWithoutCode.selector, actor);
        }
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
        witness = witness || actor == buyerHolder || actor == sellerHolder;
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
        address holder = side == Side.Buyer ? buyerHolder : sellerHolder;
        if (actor == holder) return "";
        return abi.encodeWithSelector(IOrderErrors.CallerNotHolder.selector, orderId, side, actor, holder);
    }

    function _sell(Order memory order) private {
        (sellerHolder, sellerHolderKey) = makeAddrAndKey("factor");
        (buyerHolder, buyerHolderKey) = makeAddrAndKey("heir");
        vm.prank(seller);
        escrow.reassign(order, Side.Seller, sellerHolder, 0);
        vm.prank(buyer);
        escrow.reassign(order, Side.Buyer, buyerHolder, 0);
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
