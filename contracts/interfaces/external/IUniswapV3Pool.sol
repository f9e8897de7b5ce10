// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of a Uniswap v3 pool that the venue uses
interface IUniswapV3Pool {
    /// @notice Sends the output to `recipient`, then calls {IUniswapV3SwapCallback-uniswapV3SwapCallback} of the caller
    /// and demands that the input has arrived when it returns.
    /// @param recipient Who gets the output.
    /// @param zeroForOne Whether token 0, the one with the lower address, is the input.
    /// @param amountSpecified Positive: exactly this input. Negative: exactly this output.
    /// @param sqrtPriceLimitX96 Where to stop, as the square root of the price of token 0 in token 1, times 2^96.
    /// @param data Handed to the callback.
    /// @return amount0 What the pool gained of token 0; negative: sent.
    /// @return amount1 The same of token 1.
    function swap(
        address recipient,
        bool zeroForOne,
        int256 amountSpecified,
        uint160 sqrtPriceLimitX96,
        bytes calldata data
    ) external returns (int256 amount0, int256 amount1);
}
