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

    /// @dev Eight bits an action: the statuses that allow it.
    uint256 private constant _FROM =
        (_NONE << (8 * uint256(Action.Lock))) |
            (_LOCKED << (8 * uint256(Action.ConfirmDelivery))) |
            (_LOCKED << (8 * uint256(Action.Reclaim))) |
            (_DELIVERED << (8 * uint256(Action.Claim))) |
            (_OPEN << (8 * uint256(Action.Release))) |
            (_OPEN << (8 * uint256(Action.Refund))) |
            ((_LOCKED | _DELIVERED) << (8 * uint256(Action.Dispute))) |
            (_OPEN << (8 * uint256(Action.Settle))) |
            (_DISPUTED << (8 * uint256(Action.Rule))) |
            (_DISPUTED << (8 * uint256(Action.EnforceDefault))) |
            ((_OPEN | _SETTLED) << (8 * uint256(Action.SubmitEvidence))) |
            (_OPEN << (8 * uint256(Action.Reassign)));

    /// @dev One bit an action: open while now ≤ until.
    uint256 private constant _UNTIL =
        (1 << uint256(Action.ConfirmDelivery)) | (1 << uint256(Action.Dispute)) | (1 << uint256(Action.Rule));

    /// @dev One bit an action: open when now > until.
    uint256 private constant _AFTER =
        (1 << uint256(Action.Reclaim)) | (1 << uint256(Action.Claim)) | (1 << uint256(Action.EnforceDefault));

    /// @notice Bitmap of the statuses that allow an action: bit n stands for status n.
    function allowedFrom(Action action) internal pure returns (uint8 statuses) {
        // The truncation keeps the action's own eight bits.
        return uint8(_FROM >> (8 * uint256(action)));
    }

    /// @notice Whether an action is open only while now ≤ until.
    function opensUntil(Action action) internal pure returns (bool) {
        return (_UNTIL >> uint256(action)) & 1 == 1;
    }

    /// @notice Whether an action is open only when now > until.
    function opensAfter(Action action) internal pure returns (bool) {
        return (_AFTER >> uint256(action)) & 1 == 1;
    }

    /// @notice Why an action is not open now: an error's selector, or zero when it is open.
    function blocker(Action action, PackedState state) internal view returns (bytes4 reason) {
        if ((allowedFrom(action) >> uint256(state.status())) & 1 == 0) return IOrderErrors.OrderStatusNotAllowed.selector;
        if (opensUntil(action) && block.timestamp > state.until()) return IOrderErrors.ActionTooLate.selector;
        if (opensAfter(action) && block.timestamp <= state.until()) return IOrderErrors.ActionTooEarly.selector;
    }

    /// @notice Reverts with the named error unless the action is open now.
    function requireOpen(bytes32 orderId, Action action, PackedState state) internal view {
        bytes4 reason = blocker(action, state);
        if (reason == 0) return;
        if (reason == IOrderErrors.ActionTooLate.selector)
            revert IOrderErrors.ActionTooLate(orderId, state.until(), block.timestamp);
        if (reason == IOrderErrors.ActionTooEarly.selector)
            revert IOrderErrors.ActionTooEarly(orderId, state.until() + 1, block.timestamp);
        revert IOrderErrors.OrderStatusNotAllowed(orderId, state.status(), allowedFrom(action));
    }
}
