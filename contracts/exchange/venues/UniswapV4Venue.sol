// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IUniswapV4PoolManager} from "../../interfaces/external/IUniswapV4PoolManager.sol";
import {IUniswapV4UnlockCallback} from "../../interfaces/external/IUniswapV4UnlockCallback.sol";
import {IFxPayer} from "../interfaces/IFxPayer.sol";
import {IFxVenue} from "../interfaces/IFxVenue.sol";
import {IUniswapV4Venue} from "../interfaces/IUniswapV4Venue.sol";
import {FxTrade} from "../types/FxTrade.sol";
import {PoolVenue} from "./PoolVenue.sol";

/// @title UniswapV4Venue
/// @notice Converts in a Uniswap v4 pool. See {IUniswapV4Venue}, which is the manual.
/// @dev The manager calls back whoever unlocked it, with the caller's own data, and cannot be unlocked twice. So a
/// callback from the manager belongs to a call of this contract, and its data can be believed. The hooks of a pool may
/// change what it takes and gives; hence the amounts are checked before anything is paid.
contract UniswapV4Venue is PoolVenue, IUniswapV4Venue, IUniswapV4UnlockCallback {
    // A key, and the offset and length of no hook data.
    uint256 private constant _LEAST_DATA_BYTES = 224;

    /// @inheritdoc IUniswapV4Venue
    address public immutable poolManager;

    constructor(address poolManager_) {
        poolManager = poolManager_;
    }

    /// @inheritdoc IFxVenue
    function buyExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256 amountIn) {
        return _trade(trade, venueData, true);
    }

    /// @inheritdoc IFxVenue
    function sellExact(
        FxTrade calldata trade,
        bytes calldata venueData
    ) external returns (uint256 amountOut) {
        return _trade(trade, venueData, false);
    }

    /// @inheritdoc IUniswapV4UnlockCallback
    function unlockCallback(bytes calldata data) external returns (bytes memory result) {
        if (msg.sender != poolManager) revert CallerNotPool(msg.sender, poolManager);
        (address payer, bool isPurchase, FxTrade memory trade, bytes memory venueData) = abi.decode(
            data,
            (address, bool, FxTrade, bytes)
        );

        (uint256 amountIn, uint256 amountOut) = _swap(trade, venueData, isPurchase);
        if (isPurchase) {
            if (amountOut != trade.amountOut) revert PoolOutputMismatch(amountOut, trade.amountOut);
            if (amountIn > trade.amountIn) revert PoolInputAboveMaximum(amountIn, trade.amountIn);
        } else {
            if (amountIn != trade.amountIn) revert PoolInputMismatch(amountIn, trade.amountIn);
            if (amountOut < trade.amountOut) revert PoolOutputBelowMinimum(amountOut, trade.amountOut);
        }

        // Whoever pays too little, or shifts the manager's count in between, leaves a debt that the manager refuses.
        IUniswapV4PoolManager manager = IUniswapV4PoolManager(poolManager);
        manager.sync(trade.tokenIn);
        IFxPayer(payer).pay(address(manager), amountIn);
        manager.settle();
        manager.take(trade.tokenOut, trade.recipient, amountOut);
        return abi.encode(isPurchase ? amountIn : amountOut);
    }

    function _trade(
        FxTrade calldata trade,
        bytes calldata venueData,
        bool isPurchase
    ) private returns (uint256 amount) {
        if (venueData.length < _LEAST_DATA_BYTES) revert PoolKeyMalformed(venueData.length);
        bytes memory data = abi.encode(msg.sender, isPurchase, trade, venueData);
        return abi.decode(IUniswapV4PoolManager(poolManager).unlock(data), (uint256));
    }

    function _swap(
        FxTrade memory trade,
        bytes memory venueData,
        bool isPurchase
    ) private returns (uint256 amountIn, uint256 amountOut) {
        (IUniswapV4PoolManager.PoolKey memory key, bytes memory hookData) = abi.decode(
            venueData,
            (IUniswapV4PoolManager.PoolKey, bytes)
        );
        // Currency zero is the chain's own coin; the lower of two addresses, it would be the first.
        if (key.currency0 == address(0)) revert PoolCurrencyNative(key.currency0, key.currency1);
        bool zeroForOne = trade.tokenIn == key.currency0;
        (address tokenIn, address tokenOut) = zeroForOne
            ? (key.currency0, key.currency1)
            : (key.currency1, key.currency0);
        _requireTokens(trade.tokenIn, trade.tokenOut, tokenIn, tokenOut);
        int256 amount = SafeCast.toInt256(isPurchase ? trade.amountOut : trade.amountIn);
        if (amount == 0) revert TradeAmountZero();

        int256 delta = IUniswapV4PoolManager(poolManager).swap(
            key,
            IUniswapV4PoolManager.SwapParams({
                zeroForOne: zeroForOne,
                amountSpecified: isPurchase ? amount : -amount,
                sqrtPriceLimitX96: _sqrtPriceLimit(zeroForOne)
            }),
            hookData
        );
        // The upper half is currency 0's, the lower one, cut off by the cast, currency 1's.
        (int256 delta0, int256 delta1) = (delta >> 128, int256(int128(delta)));
        (int256 deltaIn, int256 deltaOut) = zeroForOne ? (delta0, delta1) : (delta1, delta0);
        if (deltaIn > 0 || deltaOut < 0) revert PoolDeltaReversed(deltaIn, deltaOut);
        return (uint256(-deltaIn), uint256(deltaOut));
    }
}
