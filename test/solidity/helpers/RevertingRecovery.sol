// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../../../contracts/interfaces/IRecovery.sol";

/// @title RevertingRecovery
/// @notice A recovery registry that breaks whenever it is asked.
contract RevertingRecovery is IRecovery {
    error RegistryBroke();

    /// @inheritdoc IRecovery
    function successorOf(address) external pure returns (address) {
        revert RegistryBroke();
    }
}
