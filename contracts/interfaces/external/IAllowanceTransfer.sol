// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of Permit2's standing allowances that a maker's quotes use
interface IAllowanceTransfer {
    /// @notice Moves tokens of `from`, who allowed it to the caller within Permit2.
    function transferFrom(address from, address to, uint160 amount, address token) external;
}
