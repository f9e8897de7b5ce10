// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IUniswapV4PoolManager} from "../interfaces/external/IUniswapV4PoolManager.sol";
import {IUniswapV4UnlockCallback} from "../interfaces/external/IUniswapV4UnlockCallback.sol";
import {ISeedManager} from "./ISeedManager.sol";
import {ISeedPool} from "./ISeedPool.sol";

/// @title PoolSeeder
/// @notice Brings liquidity into Uniswap v3 and v4 pools out of its own balance, and takes it out again. For tests:
/// it pays whoever calls back.
contract PoolSeeder is IUniswapV4UnlockCallback {
    /// @notice Adds liquidity to a v3 pool.
    function addV3(ISeedPool pool, int24 lowerTick, int24 upperTick, uint128 liquidity) external {
        pool.mint(address(this), lowerTick, upperTick, liquidity, abi.encode(pool.token0(), pool.token1()));
    }

    /// @notice Takes liquidity out of a v3 pool, and its tokens with it.
    function removeV3(ISeedPool pool, int24 lowerTick, int24 upperTick, uint128 liquidity) external {
        pool.burn(lowerTick, upperTick, liquidity);
        pool.collect(address(this), lowerTick, upperTick, type(uint128).max, type(uint128).max);
    }

    /// @notice Changes the liquidity of a v4 pool; a negative change takes tokens out.
    function changeV4(
        ISeedManager manager,
        IUniswapV4PoolManager.PoolKey calldata key,
        int24 lowerTick,
        int24 upperTick,
        int256 liquidityDelta
    ) external {
        IUniswapV4PoolManager(address(manager)).unlock(abi.encode(key, lowerTick, upperTick, liquidityDelta));
    }

    function uniswapV3MintCallback(uint256 amount0Owed, uint256 amount1Owed, bytes calldata data) external {
        (address token0, address token1) = abi.decode(data, (address, address));
        if (amount0Owed != 0) SafeERC20.safeTransfer(IERC20(token0), msg.sender, amount0Owed);
        if (amount1Owed != 0) SafeERC20.safeTransfer(IERC20(token1), msg.sender, amount1Owed);
    }

    /// @inheritdoc IUniswapV4UnlockCallback
    function unlockCallback(bytes calldata data) external returns (bytes memory result) {
        (
            IUniswapV4PoolManager.PoolKey memory key,
            int24 lowerTick,
            int24 upperTick,
            int256 liquidityDelta
        ) = abi.decode(data, (IUniswapV4PoolManager.PoolKey, int24, int24, int256));
        (int256 delta, ) = ISeedManager(msg.sender).modifyLiquidity(
            key,
            ISeedManager.ModifyLiquidityParams(lowerTick, upperTick, liquidityDelta, 0),
            ""
        );
        _even(key.currency0, delta >> 128);
        _even(key.currency1, int128(delta));
        return "";
    }

    function _even(address currency, int256 delta) private {
        IUniswapV4PoolManager manager = IUniswapV4PoolManager(msg.sender);
        if (delta > 0) manager.take(currency, address(this), uint256(delta));
        if (delta >= 0) return;
        manager.sync(currency);
        SafeERC20.safeTransfer(IERC20(currency), msg.sender, uint256(-delta));
        manager.settle();
    }
}
