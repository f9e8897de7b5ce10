// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../../../../contracts/interfaces/IRecovery.sol";

/// @title ModelRegistry
/// @notice A recovery registry that names whom it is told.
contract ModelRegistry is IRecovery {
    /// @inheritdoc IRecovery
    mapping(address account => address) public successorOf;

    function setSuccessor(address account, address successor) external {
        successorOf[account] = successor;
    }
}
