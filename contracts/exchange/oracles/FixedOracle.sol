// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFxOracle} from "../interfaces/IFxOracle.sol";
import {IOracleErrors} from "../interfaces/IOracleErrors.sol";
import {TokenScale} from "../libraries/TokenScale.sol";
import {FixedRate} from "../types/FixedRate.sol";

/// @title FixedOracle
/// @notice Rates that never move, for pegs: one dollar token for another. Whoever holds a price against it trusts both
/// pegs; it does not notice when one breaks. Nobody owns it and nothing in it changes.
contract FixedOracle is IFxOracle, IOracleErrors {
    /// @dev Of smallest units: `quoteAmount` = `baseAmount` × numerator / denominator, rounded down.
    struct Ratio {
        uint256 numerator;
        uint256 denominator;
    }

    mapping(address base => mapping(address quote => Ratio)) private _ratios;

    /// @param rates One for each pair; it counts in both directions. There are no cross rates.
    constructor(FixedRate[] memory rates) {
        for (uint256 i = 0; i < rates.length; ++i) _add(rates[i]);
    }

    /// @inheritdoc IFxOracle
    function getQuote(
        uint256 baseAmount,
        address base,
        address quote
    ) external view returns (uint256 quoteAmount) {
        Ratio memory ratio = _ratioOf(base, quote);
        return Math.mulDiv(baseAmount, ratio.numerator, ratio.denominator);
    }

    /// @inheritdoc IFxOracle
    /// @dev Always: a fixed rate has no market.
    function isMarketOpen(address base, address quote) external view returns (bool open) {
        _ratioOf(base, quote);
        return true;
    }

    function _add(FixedRate memory rate) private {
        (address base, address quote) = (rate.base, rate.quote);
        if (base == quote || rate.baseUnits == 0 || rate.quoteUnits == 0) {
            revert RateNotAllowed(base, quote, rate.baseUnits, rate.quoteUnits);
        }
        if (_ratios[base][quote].denominator != 0) revert OracleRepeated(base, quote);

        // 96 bits of units and 80 of a scale: both fit.
        uint256 baseAmount = rate.baseUnits * 10 ** uint256(TokenScale.decimalsOf(base));
        uint256 quoteAmount = rate.quoteUnits * 10 ** uint256(TokenScale.decimalsOf(quote));
        _ratios[base][quote] = Ratio({numerator: quoteAmount, denominator: baseAmount});
        _ratios[quote][base] = Ratio({numerator: baseAmount, denominator: quoteAmount});
    }

    function _ratioOf(address base, address quote) private view returns (Ratio memory ratio) {
        ratio = _ratios[base][quote];
        if (ratio.denominator == 0) revert OracleUnsupportedPair(base, quote);
    }
}
