// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IOracleErrors} from "../interfaces/IOracleErrors.sol";

/// @title How many of a token's smallest units make a whole one
library TokenScale {
    /// @dev More than any listed token has, and few enough that every product of an oracle fits a word.
    uint8 internal constant MAX_DECIMALS = 24;

    /// @notice Reads a token's decimals, which are never assumed.
    function decimalsOf(address token) internal view returns (uint8 decimals) {
        if (token.code.length == 0) revert IOracleErrors.OracleCodeMissing(token);
        decimals = IERC20Metadata(token).decimals();
        if (decimals > MAX_DECIMALS) {
            revert IOracleErrors.OracleDecimalsTooMany(token, decimals, MAX_DECIMALS);
        }
    }
}
