// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title When the FX market is open
/// @notice Chainlink gives the hours of its FX feeds as Sunday 18:00 to Friday 17:00 in New York
/// (https://docs.chain.link/data-feeds/selecting-data-feeds#market-hours). In UTC that is Sunday 22:00 to Friday 21:00 in
/// summer and an hour later in winter. Here the market is closed when it is closed in either of them: from Friday
/// 21:00:00 to Sunday 22:59:59 UTC, all year. So it never counts as open while it is closed, and counts as closed for an
/// hour a week while it is open.
/// @dev Weekends only. On holidays (1 January and 25 December everywhere, others by currency) the market counts as open:
/// no calendar on chain would stay right. Feeds stand still on them; once the heartbeat has passed their price is stale.
library FxCalendar {
    /// @dev Unix time began on a Thursday, at 00:00 UTC.
    uint256 private constant _CLOSES = 1 days + 21 hours;
    uint256 private constant _OPENS = 3 days + 23 hours;

    /// @notice Whether the market is open.
    /// @param timestamp Unix time.
    function isOpen(uint256 timestamp) internal pure returns (bool open) {
        return closedSince(timestamp) == 0;
    }

    /// @notice First second of the weekend that `timestamp` falls into (unix time), or zero while the market is open.
    /// @param timestamp Unix time.
    function closedSince(uint256 timestamp) internal pure returns (uint256 since) {
        uint256 elapsed = timestamp % 1 weeks;
        if (elapsed < _CLOSES || elapsed >= _OPENS) return 0;
        return timestamp - elapsed + _CLOSES;
    }
}
