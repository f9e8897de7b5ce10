// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Shares of amounts
library Fees {
    uint256 internal constant BPS = 10_000;

    /// @notice A share of an amount, rounded down.
    /// @param amount In the token's smallest unit.
    /// @param bps The share in 1/10,000.
    function shareRoundedDown(uint256 amount, uint256 bps) internal pure returns (uint256) {
        // Amounts have 96 bits and shares 16: the product cannot overflow.
        unchecked {
            return (amount * bps) / BPS;
        }
    }

    /// @notice Fee on what a seller receives after it had received `released`: the fee on the running total, less what
    /// was paid of it. So many small releases pay what one large release pays.
    /// @param released What the seller had received, fee included.
    /// @param amount What the seller receives now, fee included.
    /// @param bps The fee in 1/10,000.
    function feeOnNext(uint256 released, uint256 amount, uint256 bps) internal pure returns (uint256) {
        return shareRoundedDown(released + amount, bps) - shareRoundedDown(released, bps);
    }
}
