// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of Uniswap v4's pool manager that the venue uses
interface IUniswapV4PoolManager {
    /// @param currency0 The token with the lower address.
    /// @param currency1 The other one.
    /// @param fee The pool's fee in millionths, or the mark of a fee that its hooks set.
    /// @param tickSpacing Spacing of its price steps.
    /// @param hooks The contract that the pool consults, or zero.
    struct PoolKey {
        address currency0;
        address currency1;
        uint24 fee;
        int24 tickSpacing;
        address hooks;
    }

    /// @param zeroForOne Whether currency 0 is the input.
    /// @param amountSpecified Negative: exactly this input. Positive: exactly this output.
    /// @param sqrtPriceLimitX96 Where to stop, as the square root of the price of currency 0 in currency 1, times 2^96.
    struct SwapParams {
        bool zeroForOne;
        int256 amountSpecified;
        uint160 sqrtPriceLimitX96;
    }

    /// @notice Calls {IUniswapV4UnlockCallback-unlockCallback} of the caller, and demands that every debt and every
    /// claim that came up in it is settled when it returns.
    function unlock(bytes calldata data) external returns (bytes memory result);

    /// @notice Swaps on account of the caller.
    /// @return delta Currency 0 in the upper, currency 1 in the lower 128 bits, each signed: positive is due to the
    /// caller, negative is owed by it.
    function swap(
        PoolKey calldata key,
        SwapParams calldata params,
        bytes calldata hookData
    ) external returns (int256 delta);

    /// @notice Notes the manager's balance, against which the next {settle} counts.
    function sync(address currency) external;

    /// @notice Credits the caller with what arrived since {sync}.
    function settle() external payable returns (uint256 paid);

    /// @notice Sends what is due to the caller.
    function take(address currency, address to, uint256 amount) external;
}
