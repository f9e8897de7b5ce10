// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Errors of the oracles: of their configuration, and of the feeds behind a price
interface IOracleErrors {
    /// @notice There is no contract at a token's or feed's address.
    error OracleCodeMissing(address account);

    /// @notice A token or feed has more decimals than any price is reckoned with.
    error OracleDecimalsTooMany(address account, uint8 given, uint8 maximum);

    /// @notice A token, or a pair in whatever direction, is configured twice. For a token, `quote` is zero.
    error OracleRepeated(address base, address quote);

    /// @notice A currency is three capital letters, as in ISO 4217.
    error CurrencyCodeInvalid(address token, bytes3 given);

    /// @notice Only a token pegged to the US dollar needs no feed, for the other feeds are quoted in it.
    error FeedMissing(address token, bytes3 currency);

    /// @notice A feed needs a heartbeat, and what has no feed has none.
    error HeartbeatNotAllowed(address token, uint32 given);

    /// @notice A fixed rate has an amount of zero, or a token against itself.
    error RateNotAllowed(address base, address quote, uint96 baseUnits, uint96 quoteUnits);

    /// @notice The feed has no answer for its latest round yet.
    error FeedRoundIncomplete(address feed, uint80 roundId, uint80 answeredInRound);

    /// @notice The feed's price is zero or negative.
    error FeedAnswerNotPositive(address feed, int256 answer);

    /// @notice The feed's price is beyond every currency.
    error FeedAnswerTooLarge(address feed, int256 answer, uint256 maximum);

    /// @notice The feed's price is from a time that has not come.
    error FeedAnswerFromFuture(address feed, uint256 updatedAt, uint256 nowAt);

    /// @notice The feed's price is too old.
    /// @param feed The feed.
    /// @param updatedAt When the price was given (unix time).
    /// @param notBefore When it had to be given at the earliest.
    error FeedAnswerStale(address feed, uint256 updatedAt, uint256 notBefore);

    /// @notice The rollup's sequencer is down, so prices may have moved unseen.
    error SequencerDown(address feed, int256 answer);

    /// @notice The sequencer is up again for too short a time: feeds, and people, are still catching up.
    /// @param feed The uptime feed.
    /// @param startedAt Since when it is up (unix time).
    /// @param opensAt First second in which prices count again.
    error SequencerRestarted(address feed, uint256 startedAt, uint256 opensAt);
}
