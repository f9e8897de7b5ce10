// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IUniswapV3Pool} from "../../interfaces/external/IUniswapV3Pool.sol";
import {IUniswapV3SwapCallback} from "../../interfaces/external/IUniswapV3SwapCallback.sol";
import {IFxPayer} from "../interfaces/IFxPayer.sol";
import {IFxVenue} from "../interfaces/IFxVenue.sol";
import {IUniswapV3Venue} from "../interfaces/IUniswapV3Venue.sol";
import {UniswapV3Path} from "../libraries/UniswapV3Path.sol";
import {FxTrade} from "../types/FxTrade.sol";
import {PoolVenue} from "./PoolVenue.sol";

/// @title UniswapV3Venue
/// @notice Converts in Uniswap v3 pools, called directly. See {IUniswapV3Venue}, which is the manual.
/// @dev A pool calls back whoever called it, with the caller's own data. So a callback from a pool of the factory
/// belongs to a call of this contract, and its data can be believed: nothing need be remembered between the two.
contract UniswapV3Venue is PoolVenue, IUniswapV3Venue, IUniswapV3SwapCallback {
    using UniswapV3Path for bytes;

    // Data of a callback: who pays (20 bytes), how much at most (32 bytes), the path from this pool on.
    uint256 private constant _PATH_START = 52;

    /// @inheritdoc IUniswapV3Venue
    address public immutable factory;
    /// @inheritdoc IUniswapV3Venue
    bytes32 public immutable poolInitCodeHash;

    // What the last purchase over several pools cost. Written in its innermost callback, after which nothing but
    // static calls happens until it is read.
    uint256 private transient _paid;

    constructor(address factory_, bytes32 poolInitCodeHash_) {
        (factory, poolInitCodeHash) = (factory_, poolInitCodeHash_);
    }

    /// @inheritdoc IFxVenue
    function buyExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256 amountIn) {
        (address tokenOut, address tokenIn) = _ends(venueData);
        _requireTokens(trade.tokenIn, trade.tokenOut, tokenIn, tokenOut);

        bytes memory data = abi.encodePacked(msg.sender, trade.amountIn, venueData);
        (address bought, uint24 fee, address spent) = venueData.hopAt(0);
        (amountIn, ) = _swap(spent, bought, fee, trade.recipient, -SafeCast.toInt256(trade.amountOut), data);
        if (venueData.length != UniswapV3Path.HOP_BYTES) amountIn = _paid;
    }

    /// @inheritdoc IFxVenue
    /// @dev Between two pools the money passes through here, because a pool only counts what arrives in its callback.
    function sellExact(
        FxTrade calldata trade,
        bytes calldata venueData
    ) external returns (uint256 amountOut) {
        (address tokenIn, address tokenOut) = _ends(venueData);
        _requireTokens(trade.tokenIn, trade.tokenOut, tokenIn, tokenOut);

        amountOut = trade.amountIn;
        address payer = msg.sender;
        uint256 lastStart = venueData.length - UniswapV3Path.HOP_BYTES;
        for (uint256 start = 0; start <= lastStart; start += UniswapV3Path.STEP_BYTES) {
            bytes memory data = abi.encodePacked(
                payer,
                amountOut,
                venueData[start:start + UniswapV3Path.HOP_BYTES]
            );
            address to = start == lastStart ? trade.recipient : address(this);
            (address spent, uint24 fee, address bought) = venueData.hopAt(start);
            (, amountOut) = _swap(spent, bought, fee, to, SafeCast.toInt256(amountOut), data);
            payer = address(this);
        }
        if (amountOut < trade.amountOut) revert PoolOutputBelowMinimum(amountOut, trade.amountOut);
    }

    /// @inheritdoc IUniswapV3SwapCallback
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata data) external {
        (address first, uint24 fee, address second) = data.hopAt(_PATH_START);
        address pool = _poolOf(first, second, fee);
        if (msg.sender != pool) revert CallerNotPool(msg.sender, pool);

        int256 delta = amount0Delta > 0 ? amount0Delta : amount1Delta;
        // A pool without liquidity asks for nothing; the swap that began this says what is missing.
        if (delta <= 0) return;
        uint256 owed = uint256(delta);
        (address payer, uint256 most) = (address(bytes20(data[:20])), uint256(bytes32(data[20:_PATH_START])));

        if (data.length != _PATH_START + UniswapV3Path.HOP_BYTES) {
            // A purchase goes backwards: the next pool delivers to this one what it is owed.
            uint256 next = _PATH_START + UniswapV3Path.STEP_BYTES;
            (first, fee, second) = data.hopAt(next);
            _swap(second, first, fee, pool, -delta, abi.encodePacked(data[:_PATH_START], data[next:]));
        } else if (payer == address(this)) {
            SafeERC20.safeTransfer(IERC20(first), pool, owed);
        } else {
            if (owed > most) revert PoolInputAboveMaximum(owed, most);
            IFxPayer(payer).pay(pool, owed);
            _paid = owed;
        }
    }

    /// @param amount As the pool wants it: positive for an exact input, negative for an exact output.
    function _swap(
        address tokenIn,
        address tokenOut,
        uint24 fee,
        address to,
        int256 amount,
        bytes memory data
    ) private returns (uint256 taken, uint256 delivered) {
        if (amount == 0) revert TradeAmountZero();
        address pool = _poolOf(tokenIn, tokenOut, fee);
        if (pool.code.length == 0) revert PoolMissing(pool);

        bool zeroForOne = tokenIn < tokenOut;
        uint160 limit = _sqrtPriceLimit(zeroForOne);
        (int256 delta0, int256 delta1) = IUniswapV3Pool(pool).swap(to, zeroForOne, amount, limit, data);
        // The input's change is never negative and the output's never positive.
        (taken, delivered) = zeroForOne
            ? (uint256(delta0), uint256(-delta1))
            : (uint256(delta1), uint256(-delta0));
        if (amount > 0) {
            if (taken != uint256(amount)) revert PoolInputMismatch(taken, uint256(amount));
        } else if (delivered != uint256(-amount)) {
            revert PoolOutputMismatch(delivered, uint256(-amount));
        }
    }

    function _poolOf(address tokenA, address tokenB, uint24 fee) private view returns (address pool) {
        (address token0, address token1) = tokenA < tokenB ? (tokenA, tokenB) : (tokenB, tokenA);
        return Create2.computeAddress(keccak256(abi.encode(token0, token1, fee)), poolInitCodeHash, factory);
    }

    function _ends(bytes calldata path) private pure returns (address first, address last) {
        if (!path.isPath()) revert PathMalformed(path.length);
        return path.ends();
    }
}
