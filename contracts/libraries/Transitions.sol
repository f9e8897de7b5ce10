// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../interfaces/IOrderErrors.sol";
import {Action} from "../types/Action.sol";
import {Status} from "../types/Status.sol";
import {PackedState} from "./PackedState.sol";

/// @title The state machine: which action is open in which status, and on which side of `until`
/// @dev One table, one guard. The diagram in docs and the status × action test are generated from it. While
/// now ≤ until the current step may be taken; after it, its default. So no two actions are open to opposite sides in
/// the same second by a deadline.
library Transitions {
    uint256 private constant _NONE = 1 << uint256(Status.None);
    uint256 private constant _LOCKED = 1 << uint256(Status.Locked);
    uint256 private constant _DELIVERED = 1 << uint256(Status.Delivered);
    uint256 private constant _DISPUTED = 1 << uint256(Status.Disputed);
    uint256 private constant _SETTLED = 1 << uint256(Status.Settled);
    uint256 private constant _OPEN = _LOCKED | _DELIVERED | _DISPUTED;

    /// @dev Above the statuses: open while now ≤ until, or when now > until; neither means at any time.
    uint256 private constant _WHILE = 1 << 8;
    uint256 private constant _AFTER = 1 << 9;

    /// @dev Sixteen bits an action: the statuses that allow it, and its side of `until`.
    uint256 private constant _RULES =
        (_NONE << (16 * uint256(Action.Lock))) |
            ((_LOCKED | _WHILE) << (16 * uint256(Action.ConfirmDelivery))) |
            ((_LOCKED | _AFTER) << (16 * uint256(Action.Reclaim))) |
            ((_DELIVERED | _AFTER) << (16 * uint256(Action.Claim))) |
            (_OPEN << (16 * uint256(Action.Release))) |
            (_OPEN << (16 * uint256(Action.Refund))) |
            ((_LOCKED | _DELIVERED | _WHILE) << (16 * uint256(Action.Dispute))) |
            (_OPEN << (16 * uint256(Action.Settle))) |
            ((_DISPUTED | _WHILE) << (16 * uint256(Action.Rule))) |
            ((_DISPUTED | _AFTER) << (16 * uint256(Action.EnforceDefault))) |
            ((_OPEN | _SETTLED) << (16 * uint256(Action.SubmitEvidence))) |
            (_OPEN << (16 * uint256(Action.Reassign)));

    /// @notice Bitmap of the statuses that allow an action: bit n stands for status n.
    function allowedFrom(Action action) internal pure returns (uint8 statuses) {
        // The truncation keeps the action's own statuses.
        return uint8(_ruleOf(action));
    }

    /// @notice Whether an action is open only while now ≤ until.
    function opensWhile(Action action) internal pure returns (bool) {
        return _ruleOf(action) & _WHILE != 0;
    }

    /// @notice Whether an action is open only when now > until.
    function opensAfter(Action action) internal pure returns (bool) {
        return _ruleOf(action) & _AFTER != 0;
    }

    /// @notice Whether an action is open now.
    function isOpen(Action action, PackedState state) internal view returns (bool) {
        uint256 rule = _ruleOf(action);
        if (rule & state.statusBit() == 0) return false;
        if (rule & (_WHILE | _AFTER) == 0) return true;
        return (rule & _AFTER != 0) == (block.timestamp > state.until());
    }

    /// @notice Why an action is not open now: an error's selector, or zero when it is open.
    function blocker(Action action, PackedState state) internal view returns (bytes4 reason) {
        if (isOpen(action, state)) return 0;
        if (_ruleOf(action) & state.statusBit() == 0) return IOrderErrors.OrderStatusNotAllowed.selector;
        return
            opensAfter(action) ? IOrderErrors.ActionTooEarly.selector : IOrderErrors.ActionTooLate.selector;
    }

    /// @notice Reverts with the named error unless the action is open now.
    function requireOpen(bytes32 orderId, Action action, PackedState state) internal view {
        if (isOpen(action, state)) return;
        bytes4 reason = blocker(action, state);
        if (reason == IOrderErrors.ActionTooLate.selector) {
            revert IOrderErrors.ActionTooLate(orderId, state.until(), block.timestamp);
        }
        if (reason == IOrderErrors.ActionTooEarly.selector) {
            revert IOrderErrors.ActionTooEarly(orderId, state.until() + 1, block.timestamp);
        }
        revert IOrderErrors.OrderStatusNotAllowed(orderId, state.status(), allowedFrom(action));
    }

    function _ruleOf(Action action) private pure returns (uint256) {
        return _RULES >> (16 * uint256(action));
    }
}
