// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title What a Uniswap v3 pool calls to be paid
interface IUniswapV3SwapCallback {
    /// @notice Pays the pool, which is the caller, before it returns.
    /// @param amount0Delta What the pool is owed of token 0; negative: what it sent.
    /// @param amount1Delta The same of token 1.
    /// @param data What the caller of the pool handed to it.
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata data) external;
}
