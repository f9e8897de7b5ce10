// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFxOracle} from "../interfaces/IFxOracle.sol";
import {IFxRouter} from "../interfaces/IFxRouter.sol";
import {IFxVenue} from "../interfaces/IFxVenue.sol";
import {FxConversion} from "../types/FxConversion.sol";
import {FxPayout} from "../types/FxPayout.sol";

/// @title A price held against an oracle's
/// @dev One-sided: a price better than the oracle's harms nobody who asked for the bound.
library FxBand {
    uint256 private constant _BPS = 10_000;

    /// @notice Reverts when more was paid than the oracle's price allows.
    function requirePurchase(
        FxConversion calldata conversion,
        address tokenOut,
        uint256 amountOut,
        uint256 paid
    ) internal view {
        uint256 deviationBps = _deviationBps(
            conversion.oracle,
            conversion.venue,
            conversion.tokenIn,
            tokenOut,
            conversion.maxDeviationBps,
            conversion.closedDeviationBps
        );
        uint256 fair = IFxOracle(conversion.oracle).getQuote(amountOut, tokenOut, conversion.tokenIn);
        uint256 bound = Math.mulDiv(fair, _BPS + deviationBps, _BPS);
        if (paid > bound) revert IFxRouter.PriceOutsideBand(paid, bound);
    }

    /// @notice Reverts when less was received than the oracle's price allows.
    function requireSale(
        FxPayout calldata payout,
        address tokenIn,
        uint256 amountIn,
        uint256 received
    ) internal view {
        uint256 deviationBps = _deviationBps(
            payout.oracle,
            payout.venue,
            tokenIn,
            payout.tokenOut,
            payout.maxDeviationBps,
            payout.closedDeviationBps
        );
        // A deviation of everything, or more, bounds nothing.
        if (deviationBps >= _BPS) return;
        uint256 fair = IFxOracle(payout.oracle).getQuote(amountIn, tokenIn, payout.tokenOut);
        uint256 bound = Math.mulDiv(fair, _BPS - deviationBps, _BPS, Math.Rounding.Ceil);
        if (received < bound) revert IFxRouter.PriceOutsideBand(received, bound);
    }

    function _deviationBps(
        address oracle,
        address venue,
        address tokenIn,
        address tokenOut,
        uint256 openBps,
        uint256 closedBps
    ) private view returns (uint256) {
        if (IFxOracle(oracle).isMarketOpen(tokenIn, tokenOut)) return openBps;
        if (!IFxVenue(venue).isFirm()) revert IFxRouter.FxMarketClosed(oracle, venue);
        return closedBps;
    }
}
