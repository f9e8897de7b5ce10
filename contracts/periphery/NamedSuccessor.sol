// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../interfaces/IRecovery.sol";

/// @title NamedSuccessor
/// @notice The simplest recovery registry: each account names its successor itself, while it still has its key.
contract NamedSuccessor is IRecovery {
    /// @notice An account named who follows it; zero for nobody.
    event SuccessorNamed(address indexed account, address indexed successor);

    /// @inheritdoc IRecovery
    mapping(address account => address successor) public successorOf;

    /// @notice Names the caller's successor, or nobody with zero.
    /// @dev Emits {SuccessorNamed}.
    function nameSuccessor(address successor) external {
        successorOf[msg.sender] = successor;
        emit SuccessorNamed({account: msg.sender, successor: successor});
    }
}
