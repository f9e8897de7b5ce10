// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IPriceFeed} from "../../interfaces/external/IPriceFeed.sol";
import {IOracleErrors} from "../interfaces/IOracleErrors.sol";

/// @title Reading Chainlink-type feeds without believing them
library PriceFeeds {
    uint8 internal constant MAX_DECIMALS = 18;

    /// @dev Far above every price in dollars, with whatever decimals, and few enough bits for an oracle's products.
    uint256 internal constant MAX_ANSWER = type(uint96).max;

    /// @notice The feed's price, if its latest round is complete and not from before `notBefore`.
    function answerOf(address feed, uint256 notBefore) internal view returns (uint256 price) {
        (uint80 roundId, int256 answer, , uint256 updatedAt, uint80 answeredInRound) = IPriceFeed(feed)
            .latestRoundData();
        if (updatedAt == 0 || answeredInRound < roundId) {
            revert IOracleErrors.FeedRoundIncomplete(feed, roundId, answeredInRound);
        }
        if (updatedAt > block.timestamp) {
            revert IOracleErrors.FeedAnswerFromFuture(feed, updatedAt, block.timestamp);
        }
        if (updatedAt < notBefore) revert IOracleErrors.FeedAnswerStale(feed, updatedAt, notBefore);
        if (answer <= 0) revert IOracleErrors.FeedAnswerNotPositive(feed, answer);
        // Positive, so the cast keeps it.
        price = uint256(answer);
        if (price > MAX_ANSWER) revert IOracleErrors.FeedAnswerTooLarge(feed, answer, MAX_ANSWER);
    }

    /// @notice Reverts unless the rollup's sequencer is up, and was for the whole grace period.
    function requireSequencerUp(address feed, uint256 gracePeriod) internal view {
        (uint80 roundId, int256 answer, uint256 startedAt, , uint80 answeredInRound) = IPriceFeed(feed)
            .latestRoundData();
        if (startedAt == 0) revert IOracleErrors.FeedRoundIncomplete(feed, roundId, answeredInRound);
        if (answer != 0) revert IOracleErrors.SequencerDown(feed, answer);
        uint256 opensAt = Math.saturatingAdd(startedAt, gracePeriod);
        if (block.timestamp < opensAt) {
            revert IOracleErrors.SequencerRestarted(feed, startedAt, opensAt);
        }
    }

    /// @notice How many of the answer's digits stand behind the point.
    function decimalsOf(address feed) internal view returns (uint8 digits) {
        digits = IPriceFeed(feed).decimals();
        if (digits > MAX_DECIMALS) revert IOracleErrors.OracleDecimalsTooMany(feed, digits, MAX_DECIMALS);
    }

    /// @notice Reverts when there is no contract at the address.
    function requireCode(address feed) internal view {
        if (feed.code.length == 0) revert IOracleErrors.OracleCodeMissing(feed);
    }
}
