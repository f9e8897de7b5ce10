// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Transitions} from "../libraries/Transitions.sol";
import {Action} from "../types/Action.sol";

/// @title The action table, readable from outside
/// @notice Compiled from the library that the escrow itself is compiled from; the state diagram in docs is drawn from it.
contract ActionTable {
    /// @notice One row of the table.
    /// @param action Which action.
    /// @return statuses Bitmap of the statuses that allow it: bit n stands for status n.
    /// @return opensWhile Whether it is open only while now ≤ until.
    /// @return opensAfter Whether it is open only when now > until.
    function rowOf(Action action) external pure returns (uint8 statuses, bool opensWhile, bool opensAfter) {
        return (
            Transitions.allowedFrom(action),
            Transitions.opensWhile(action),
            Transitions.opensAfter(action)
        );
    }

    /// @notice The highest action; rows run from one to it.
    function lastAction() external pure returns (Action action) {
        return type(Action).max;
    }
}
