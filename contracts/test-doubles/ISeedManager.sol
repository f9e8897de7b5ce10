// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IUniswapV4PoolManager} from "../interfaces/external/IUniswapV4PoolManager.sol";

/// @title The side of Uniswap v4's pool manager that those who provide liquidity use
interface ISeedManager {
    struct ModifyLiquidityParams {
        int24 lowerTick;
        int24 upperTick;
        int256 liquidityDelta;
        bytes32 salt;
    }

    function modifyLiquidity(
        IUniswapV4PoolManager.PoolKey calldata key,
        ModifyLiquidityParams calldata params,
        bytes calldata hookData
    ) external returns (int256 callerDelta, int256 feesAccrued);
}
