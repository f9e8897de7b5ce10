// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice Where a token's price in US dollars comes from.
/// @param token The token.
/// @param feed An `IPriceFeed` of US dollars for one whole token, or for one unit of its currency if the peg is trusted;
/// zero for a token pegged to the dollar that is to count as exactly one.
/// @param heartbeat Most seconds between two answers while the market is open; zero without a feed.
/// @param currency ISO 4217 code of the token's currency. Between two tokens of one currency no market ever closes.
struct FeedConfig {
    address token;
    address feed;
    uint32 heartbeat;
    bytes3 currency;
}
