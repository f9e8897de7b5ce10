// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title What is read of a Chainlink-type feed
/// @notice A price feed answers with US dollars for one whole unit; a sequencer-uptime feed with 0 for up and 1 for down.
interface IPriceFeed {
    /// @notice How many of the answer's digits stand behind the point.
    function decimals() external view returns (uint8 digits);

    /// @notice The latest round.
    /// @return roundId The round.
    /// @return answer The price, or the sequencer's status.
    /// @return startedAt When the round began (unix time); of an uptime feed when the status last changed, zero when it
    /// knows none.
    /// @return updatedAt When the answer was given (unix time), zero while there is none.
    /// @return answeredInRound The round that the answer is from; older feeds repeat an earlier one.
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
