// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {PackedState} from "../../../../contracts/libraries/PackedState.sol";
import {Transitions} from "../../../../contracts/libraries/Transitions.sol";
import {Action} from "../../../../contracts/types/Action.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Test} from "../../helpers/Test.sol";

/// @dev External, so that a revert can be expected.
contract TransitionsGuard {
    function requireOpen(bytes32 orderId, Action action, PackedState state) external view {
        Transitions.requireOpen(orderId, action, state);
    }
}

contract TransitionsTest is Test {
    uint40 private constant UNTIL = 1_800_000_000;
    bytes32 private constant ORDER_ID = keccak256("order");

    TransitionsGuard private _guard;

    function setUp() external {
        _guard = new TransitionsGuard();
    }

    /// @dev Rows are actions from Lock on; columns None, Locked, Delivered, Disputed, Settled. `u` is open until, `a`
    /// open after, `x` always, `-` never: the action table of the design, written out.
    function _row(Action action) private pure returns (bytes memory row) {
        if (action == Action.None) return "-----";
        if (action == Action.Lock) return "x----";
        if (action == Action.ConfirmDelivery) return "-u---";
        if (action == Action.Reclaim) return "-a---";
        if (action == Action.Claim) return "--a--";
        if (action == Action.Release) return "-xxx-";
        if (action == Action.Refund) return "-xxx-";
        if (action == Action.Dispute) return "-uu--";
        if (action == Action.Settle) return "-xxx-";
        if (action == Action.Rule) return "---u-";
        if (action == Action.EnforceDefault) return "---a-";
        if (action == Action.SubmitEvidence) return "-xxxx";
        return "-xxx-";
    }

    function test_EveryStatusAndActionUntilTheLastSecond() external {
        vm.warp(UNTIL);
        _checkTable("xu");
    }

    function test_EveryStatusAndActionFromTheSecondAfter() external {
        vm.warp(UNTIL + 1);
        _checkTable("xa");
    }

    function test_TheTableNamesEveryAction() external pure {
        assertEq(uint8(type(Action).max), uint8(Action.Reassign));
        assertEq(uint8(type(Status).max), uint8(Status.Settled));
    }

    /// @param open The marks that are open now.
    function _checkTable(bytes memory open) private {
        for (uint8 i = 0; i <= uint8(type(Action).max); ++i) {
            bytes memory row = _row(Action(i));
            for (uint8 j = 0; j <= uint8(type(Status).max); ++j) {
                PackedState state = PackedState.wrap(j | (uint256(UNTIL) << 16));
                bool isOpen = row[j] == open[0] || row[j] == open[1];
                if (!isOpen) vm.expectRevert(_errorOf(Action(i), row, j));
                _guard.requireOpen(ORDER_ID, Action(i), state);
            }
        }
    }

    function _errorOf(Action action, bytes memory row, uint8 status) private view returns (bytes memory) {
        uint256 nowAt = vm.getBlockTimestamp();
        if (row[status] == "u") {
            return abi.encodeWithSelector(IOrderErrors.ActionTooLate.selector, ORDER_ID, UNTIL, nowAt);
        }
        if (row[status] == "a") {
            return abi.encodeWithSelector(IOrderErrors.ActionTooEarly.selector, ORDER_ID, UNTIL + 1, nowAt);
        }
        uint8 allowed = 0;
        for (uint8 i = 0; i < row.length; ++i) {
            if (row[i] != "-") allowed |= uint8(1 << i);
        }
        assertEq(Transitions.allowedFrom(action), allowed);
        return abi.encodeWithSelector(IOrderErrors.OrderStatusNotAllowed.selector, ORDER_ID, status, allowed);
    }
}
