// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {PackedState, PackedStates} from "../../../../contracts/libraries/PackedState.sol";
import {OrderState} from "../../../../contracts/types/OrderState.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Test} from "../../helpers/Test.sol";

contract PackedStateTest is Test {
    function testFuzz_ALockedOrderUnpacks(uint96 amount, uint40 deliverBy, bool hasFee) external pure {
        OrderState memory state = PackedStates.locked(amount, deliverBy, hasFee).unpack();
        _assertEq(state, OrderState(Status.Locked, false, hasFee, false, deliverBy, amount, 0));
    }

    function testFuzz_EachStepChangesItsOwnFieldsOnly(
        uint96 amount,
        uint40[3] memory untils,
        bool hasFee,
        bool isMoved
    ) external pure {
        PackedState state = PackedStates.locked(amount, untils[0], hasFee);
        if (isMoved) state = state.withSidesMoved();
        _assertEq(state.unpack(), OrderState(Status.Locked, false, hasFee, isMoved, untils[0], amount, 0));
        PackedState disputed = state.toDisputed(untils[2]);
        _assertEq(
            disputed.unpack(),
            OrderState(Status.Disputed, false, hasFee, isMoved, untils[2], amount, 0)
        );
        state = state.toDelivered(untils[1]);
        _assertEq(state.unpack(), OrderState(Status.Delivered, true, hasFee, isMoved, untils[1], amount, 0));
        state = state.toDisputed(untils[2]).withSidesMoved();
        _assertEq(state.unpack(), OrderState(Status.Disputed, true, hasFee, true, untils[2], amount, 0));
    }

    function testFuzz_APaymentMovesExactlyItsAmounts(
        uint96 amount,
        uint96 released,
        uint96 total,
        uint96 gross,
        uint40 until
    ) external pure {
        amount = uint96(bound(amount, 2, type(uint96).max));
        released = uint96(bound(released, 0, amount - 1));
        total = uint96(bound(total, 0, amount - released));
        gross = uint96(bound(gross, 0, total));
        PackedState state = PackedStates.locked(amount, until, true).toDelivered(until);
        state = state.paid(released, released);
        state = state.paid(gross, total);
        uint96 held = amount - released - total;
        _assertEq(
            state.unpack(),
            OrderState({
                status: held == 0 ? Status.Settled : Status.Delivered,
                delivered: true,
                hasFee: true,
                sidesMoved: false,
                until: until,
                held: held,
                released: released + gross
            })
        );
    }

    function _assertEq(OrderState memory left, OrderState memory right) private pure {
        assertEq(abi.encode(left), abi.encode(right));
    }
}
