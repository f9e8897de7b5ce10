// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title A recovery registry: names who follows an account whose key is lost
interface IRecovery {
    /// @notice The account's successor, or zero for none.
    function successorOf(address account) external view returns (address successor);
}
