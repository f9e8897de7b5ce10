// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title What Uniswap v4's pool manager calls once it is unlocked
interface IUniswapV4UnlockCallback {
    /// @notice Does everything that needs the unlocked manager.
    /// @param data What the caller of the manager handed to it.
    /// @return result Handed back to that caller.
    function unlockCallback(bytes calldata data) external returns (bytes memory result);
}
