// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOracleErrors} from "../../../../contracts/exchange/interfaces/IOracleErrors.sol";
import {OracleTest} from "../../helpers/OracleTest.sol";

contract ChainlinkOracleRoundsTest is OracleTest {
    /// @dev The round comes first in the error, then the one that was answered.
    function test_RevertWhen_TheUptimeFeedBeginsARoundWithoutAStatus() external {
        uptimeFeed.beginRound();
        uptimeFeed.setStartedAt(0);
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.FeedRoundIncomplete.selector, uptimeFeed, 2, 1));
        rollupOracle.getQuote(1e6, address(eurc), address(usdc));
    }
}
