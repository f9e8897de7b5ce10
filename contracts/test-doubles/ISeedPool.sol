// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The side of a Uniswap v3 pool that those who provide liquidity use
interface ISeedPool {
    function mint(
        address recipient,
        int24 lowerTick,
        int24 upperTick,
        uint128 liquidity,
        bytes calldata data
    ) external returns (uint256 amount0, uint256 amount1);

    function burn(
        int24 lowerTick,
        int24 upperTick,
        uint128 liquidity
    ) external returns (uint256 amount0, uint256 amount1);

    function collect(
        address recipient,
        int24 lowerTick,
        int24 upperTick,
        uint128 amount0Requested,
        uint128 amount1Requested
    ) external returns (uint128 amount0, uint128 amount1);

    function token0() external view returns (address token);

    function token1() external view returns (address token);
}
