// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title A price to hold a conversion against
/// @notice `getQuote` is that of ERC-7726, the common quote oracle; market hours are added.
/// @dev ERC-7726 names no errors. Its first drafts had the one below, and many oracles kept it; why a known pair has no
/// price right now, each oracle says with errors of its own.
interface IFxOracle {
    /// @notice No price is known for the pair.
    error OracleUnsupportedPair(address base, address quote);

    /// @notice What `baseAmount` of `base` is worth in `quote`, rounded down. Reverts when the price cannot be trusted now,
    /// or the worth fits no uint256.
    /// @param baseAmount In `base`'s smallest unit.
    /// @param base A token.
    /// @param quote Another token.
    /// @return quoteAmount In `quote`'s smallest unit.
    function getQuote(
        uint256 baseAmount,
        address base,
        address quote
    ) external view returns (uint256 quoteAmount);

    /// @notice Whether the market that makes this price is open now. Two tokens of one currency are always open.
    /// @param base A token.
    /// @param quote Another token.
    function isMarketOpen(address base, address quote) external view returns (bool open);
}
