// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IOrderEscrow} from "../interfaces/IOrderEscrow.sol";
import {SignedPulls} from "../libraries/SignedPulls.sol";
import {FxSession} from "./FxSession.sol";
import {IFxVenue} from "./interfaces/IFxVenue.sol";
import {FxBand} from "./libraries/FxBand.sol";
import {FxConversion} from "./types/FxConversion.sol";
import {FxPayout} from "./types/FxPayout.sol";
import {FxTrade} from "./types/FxTrade.sol";

/// @title Buying and selling at a venue, believed only by balances
abstract contract FxTrading is FxSession {
    IOrderEscrow internal immutable _ESCROW;

    constructor(IOrderEscrow escrow_) {
        _ESCROW = escrow_;
    }

    /// @dev Buys exactly `amountOut` of `tokenOut` to the escrow, which checks what it received.
    /// @param source Whose tokens pay.
    /// @return paid What the venue took.
    function _buy(
        address taker,
        address source,
        bytes32 orderId,
        address tokenOut,
        uint256 amountOut,
        FxConversion calldata conversion
    ) internal returns (uint256 paid) {
        (address venue, address tokenIn) = (conversion.venue, conversion.tokenIn);
        _requireVenue(venue, tokenIn, tokenOut);
        _open(venue, tokenIn, source, conversion.maximumIn);
        IFxVenue(venue).buyExact(
            FxTrade({
                taker: taker,
                orderId: orderId,
                tokenIn: tokenIn,
                tokenOut: tokenOut,
                amountIn: conversion.maximumIn,
                amountOut: amountOut,
                recipient: address(_ESCROW)
            }),
            conversion.venueData
        );
        paid = _close(venue);

        if (conversion.oracle != address(0)) FxBand.requirePurchase(conversion, tokenOut, amountOut, paid);
    }

    /// @dev Sells exactly `amountIn` of `tokenIn`. In a payout the escrow is closed, and the venue delivers to the
    /// recipient. Otherwise it delivers here: at the recipient it could count what is the recipient's own, a credit or an
    /// open claim that it sets off in mid-trade.
    /// @param source Whose tokens pay.
    /// @return received What the recipient got.
    function _sell(
        address owner,
        address source,
        bytes32 orderId,
        address tokenIn,
        uint256 amountIn,
        FxPayout calldata payout
    ) internal returns (uint256 received) {
        (address venue, address tokenOut) = (payout.venue, payout.tokenOut);
        _requireVenue(venue, tokenIn, tokenOut);
        _requireRecipient(payout.recipient, venue, tokenIn, tokenOut);
        uint256 minimum = _minimumFor(payout, amountIn);
        address deliveredTo = source == address(this) ? payout.recipient : address(this);
        uint256 balanceBefore = _balance(tokenOut, deliveredTo);
        _open(venue, tokenIn, source, amountIn);
        IFxVenue(venue).sellExact(
            FxTrade({
                taker: owner,
                orderId: orderId,
                tokenIn: tokenIn,
                tokenOut: tokenOut,
                amountIn: amountIn,
                amountOut: minimum,
                recipient: deliveredTo
            }),
            payout.venueData
        );
        uint256 paid = _close(venue);
        if (paid != amountIn) revert PaymentOutOfBounds(paid, amountIn);
        received = _requireReceived(tokenOut, deliveredTo, balanceBefore, minimum);
        if (deliveredTo == address(this)) received = _forward(tokenOut, payout.recipient, received, minimum);

        if (payout.oracle != address(0)) FxBand.requireSale(payout, tokenIn, amountIn, received);
        emit FxSold({
            orderId: orderId,
            owner: owner,
            venue: venue,
            tokenIn: tokenIn,
            paid: amountIn,
            tokenOut: tokenOut,
            received: received,
            recipient: payout.recipient
        });
    }

    /// @dev Sends whatever of a token lies here to whom it belongs.
    function _sweep(address token, address to) internal {
        uint256 amount = _balance(token, address(this));
        if (amount != 0) SafeERC20.safeTransfer(IERC20(token), to, amount);
    }

    /// @return received What of it the recipient got, where the token takes a fee.
    function _forward(
        address token,
        address to,
        uint256 brought,
        uint256 minimum
    ) private returns (uint256 received) {
        uint256 heldBefore = _balance(token, to);
        SafeERC20.safeTransfer(IERC20(token), to, brought);
        // A recipient that collects its own money when it is paid has not received more for it.
        received = Math.min(_requireReceived(token, to, heldBefore, minimum), brought);
    }

    function _requireReceived(
        address token,
        address account,
        uint256 balanceBefore,
        uint256 minimum
    ) internal view returns (uint256 received) {
        uint256 balanceAfter = _balance(token, account);
        // A balance that shrank is reported as nothing received.
        received = balanceAfter > balanceBefore ? balanceAfter - balanceBefore : 0;
        if (received < minimum) revert ReceivedTooLittle(token, received, minimum);
    }

    function _balance(address token, address account) internal view returns (uint256) {
        return IERC20(token).balanceOf(account);
    }

    /// @dev Rounded up, in the payee's favor.
    function _minimumFor(FxPayout calldata payout, uint256 amountIn) private pure returns (uint256 minimum) {
        if (payout.amountIn == 0) revert PayoutRateInvalid(payout.amountIn, payout.minimumOut);
        if (amountIn == payout.amountIn) return payout.minimumOut;
        return Math.mulDiv(payout.minimumOut, amountIn, payout.amountIn, Math.Rounding.Ceil);
    }

    /// @dev A venue is only ever called by the two functions of its interface. These addresses have neither, and are
    /// refused by name in case one would answer anything.
    function _requireVenue(address venue, address tokenIn, address tokenOut) private view {
        if (tokenIn == tokenOut) revert ConversionNotNeeded(tokenIn);
        if (
            venue == tokenIn ||
            venue == tokenOut ||
            venue == address(_ESCROW) ||
            venue == address(SignedPulls.PERMIT2) ||
            venue == address(this) ||
            venue.code.length == 0
        ) revert VenueNotAllowed(venue);
    }

    function _requireRecipient(
        address recipient,
        address venue,
        address tokenIn,
        address tokenOut
    ) private view {
        if (
            recipient == address(0) ||
            recipient == venue ||
            recipient == tokenIn ||
            recipient == tokenOut ||
            recipient == address(_ESCROW) ||
            recipient == address(this)
        ) revert RecipientNotAllowed(recipient);
    }
}
