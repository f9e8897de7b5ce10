// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxOracle} from "../../../contracts/exchange/interfaces/IFxOracle.sol";

/// @title TestOracle
/// @notice One rate of smallest units for every pair, in the direction that is asked, with a market that the test opens
/// and closes.
contract TestOracle is IFxOracle {
    error OracleIsDead();

    uint256 private _numerator = 1;
    uint256 private _denominator = 1;
    bool private _open = true;
    bool private _dead;

    /// @dev `quoteAmount` = `baseAmount` × numerator / denominator, rounded down.
    function setRate(uint256 numerator, uint256 denominator) external {
        (_numerator, _denominator) = (numerator, denominator);
    }

    function setOpen(bool open) external {
        _open = open;
    }

    function setDead(bool dead) external {
        _dead = dead;
    }

    /// @inheritdoc IFxOracle
    function getQuote(uint256 baseAmount, address, address) external view returns (uint256) {
        if (_dead) revert OracleIsDead();
        return (baseAmount * _numerator) / _denominator;
    }

    /// @inheritdoc IFxOracle
    function isMarketOpen(address, address) external view returns (bool) {
        if (_dead) revert OracleIsDead();
        return _open;
    }
}
