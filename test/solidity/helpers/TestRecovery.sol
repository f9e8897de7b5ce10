// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../../../contracts/interfaces/IRecovery.sol";

/// @title TestRecovery
/// @notice A recovery registry in which anyone names successors.
contract TestRecovery is IRecovery {
    /// @inheritdoc IRecovery
    mapping(address account => address) public successorOf;

    function name(address account, address successor) external {
        successorOf[account] = successor;
    }
}
