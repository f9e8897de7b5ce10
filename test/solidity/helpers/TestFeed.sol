// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPriceFeed} from "../../../contracts/interfaces/external/IPriceFeed.sol";

/// @title TestFeed
/// @notice A feed whose every word the test chooses, and that can be shut down.
contract TestFeed is IPriceFeed {
    error NoDataPresent();

    uint8 public decimals;
    bool public isDead;
    uint80 private _roundId;
    uint80 private _answeredInRound;
    int256 private _answer;
    uint256 private _startedAt;
    uint256 private _updatedAt;

    constructor(uint8 decimals_) {
        decimals = decimals_;
    }

    /// @dev A complete round, answered at `time`.
    function answer(int256 answer_, uint256 time) external {
        _answer = answer_;
        (_startedAt, _updatedAt) = (time, time);
        _answeredInRound = ++_roundId;
    }

    /// @dev The next round has begun, and still shows an earlier one's answer.
    function beginRound() external {
        ++_roundId;
    }

    function setStartedAt(uint256 time) external {
        _startedAt = time;
    }

    function setUpdatedAt(uint256 time) external {
        _updatedAt = time;
    }

    function setDecimals(uint8 decimals_) external {
        decimals = decimals_;
    }

    function shutDown() external {
        isDead = true;
    }

    /// @inheritdoc IPriceFeed
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        if (isDead) revert NoDataPresent();
        return (_roundId, _answer, _startedAt, _updatedAt, _answeredInRound);
    }
}
