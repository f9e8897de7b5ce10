// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxPoolVenue} from "../interfaces/IFxPoolVenue.sol";
import {IFxVenue} from "../interfaces/IFxVenue.sol";

/// @title PoolVenue
/// @notice What both Uniswap venues share.
abstract contract PoolVenue is IFxPoolVenue {
    // Just inside the ends of Uniswap's prices: what bounds a trade are its amounts.
    uint160 private constant _LOWEST_SQRT_PRICE = 4295128740;
    uint160 private constant _HIGHEST_SQRT_PRICE = 1461446703485210103287273052203988822378723970341;

    /// @inheritdoc IFxVenue
    function isFirm() external pure returns (bool firm) {
        return false;
    }

    function _requireTokens(
        address tokenIn,
        address tokenOut,
        address poolTokenIn,
        address poolTokenOut
    ) internal pure {
        if (poolTokenIn != tokenIn || poolTokenOut != tokenOut)
            revert VenueTokensMismatch(poolTokenIn, poolTokenOut, tokenIn, tokenOut);
    }

    function _sqrtPriceLimit(bool zeroForOne) internal pure returns (uint160 sqrtPriceLimitX96) {
        return zeroForOne ? _LOWEST_SQRT_PRICE : _HIGHEST_SQRT_PRICE;
    }
}
