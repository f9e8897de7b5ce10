// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOracleErrors} from "../../../../contracts/exchange/interfaces/IOracleErrors.sol";
import {ChainlinkOracle} from "../../../../contracts/exchange/oracles/ChainlinkOracle.sol";
import {FeedConfig} from "../../../../contracts/exchange/types/FeedConfig.sol";
import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {OracleTest} from "../../helpers/OracleTest.sol";
import {TestFeed} from "../../helpers/TestFeed.sol";

contract ChainlinkOracleRevertsTest is OracleTest {
    function test_RevertWhen_SomethingHasNoCode() external {
        address empty = makeAddr("empty");
        _expectCodeMissing(empty);
        _deploy(configOf(empty, address(euroFeed), "EUR"));
        _expectCodeMissing(empty);
        _deploy(configOf(address(eurc), empty, "EUR"));
        _expectCodeMissing(empty);
        deployChainlink(new FeedConfig[](0), empty, GRACE);
    }

    function test_RevertWhen_DecimalsAreTooMany() external {
        address fine = address(new MockErc20("Too fine", "FINE", 25));
        _expectTooMany(fine, 25, 24);
        _deploy(configOf(fine, address(euroFeed), "EUR"));

        address feed = address(new TestFeed(19));
        _expectTooMany(feed, 19, 18);
        _deploy(configOf(address(eurc), feed, "EUR"));
    }

    function test_RevertWhen_ATokenIsConfiguredTwice() external {
        FeedConfig[] memory list = configs();
        list[6].token = address(usdc);
        vm.expectRevert(
            abi.encodeWithSelector(IOracleErrors.OracleRepeated.selector, address(usdc), address(0))
        );
        deployChainlink(list, address(0), 0);
    }

    function test_RevertWhen_ACurrencyIsNotThreeCapitals() external {
        bytes3[5] memory codes = [bytes3(0), "EU", "EUr", "@UR", "E[R"];
        for (uint256 i = 0; i < codes.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IOracleErrors.CurrencyCodeInvalid.selector, address(eurc), codes[i])
            );
            _deploy(configOf(address(eurc), address(euroFeed), codes[i]));
        }
    }

    function test_RevertWhen_AnotherCurrencyHasNoFeed() external {
        vm.expectRevert(
            abi.encodeWithSelector(IOracleErrors.FeedMissing.selector, address(eurc), bytes3("EUR"))
        );
        _deploy(configOf(address(eurc), address(0), "EUR"));
    }

    function test_RevertWhen_FeedAndHeartbeatDoNotGoTogether() external {
        _expectHeartbeat(address(usdc), 0);
        _deploy(FeedConfig({token: address(usdc), feed: address(usdcFeed), heartbeat: 0, currency: "USD"}));
        _expectHeartbeat(address(gusd), 1);
        _deploy(FeedConfig({token: address(gusd), feed: address(0), heartbeat: 1, currency: "USD"}));
    }

    function test_RevertWhen_ATokenIsUnknown() external {
        (address known, address other) = (address(usdc), address(unlisted));
        expectUnsupported(known, other);
        oracle.getQuote(1, known, other);
        expectUnsupported(other, known);
        oracle.getQuote(1, other, known);
        expectUnsupported(other, other);
        oracle.getQuote(1, other, other);
        expectUnsupported(known, other);
        oracle.isMarketOpen(known, other);
        expectUnsupported(other, known);
        oracle.isMarketOpen(other, known);
    }

    function test_RevertWhen_TheRoundIsIncomplete() external {
        euroFeed.beginRound();
        _expectBoth(abi.encodeWithSelector(IOracleErrors.FeedRoundIncomplete.selector, euroFeed, 2, 1));
        euroFeed.answer(108_345_678, 0);
        _expectBoth(abi.encodeWithSelector(IOracleErrors.FeedRoundIncomplete.selector, euroFeed, 3, 3));
    }

    function test_RevertWhen_TheAnswerIsNotPositive() external {
        int256[3] memory answers = [int256(0), -1, type(int256).min];
        for (uint256 i = 0; i < answers.length; ++i) {
            euroFeed.answer(answers[i], WEDNESDAY);
            _expectBoth(
                abi.encodeWithSelector(IOracleErrors.FeedAnswerNotPositive.selector, euroFeed, answers[i])
            );
        }
    }

    function test_RevertWhen_TheAnswerIsTooLarge() external {
        int256[2] memory answers = [int256(1 << 96), type(int256).max];
        for (uint256 i = 0; i < answers.length; ++i) {
            euroFeed.answer(answers[i], WEDNESDAY);
            _expectBoth(
                abi.encodeWithSelector(
                    IOracleErrors.FeedAnswerTooLarge.selector,
                    euroFeed,
                    answers[i],
                    (1 << 96) - 1
                )
            );
        }
    }

    function test_RevertWhen_TheAnswerIsOneSecondAhead() external {
        euroFeed.answer(108_345_678, WEDNESDAY + 1);
        _expectBoth(
            abi.encodeWithSelector(
                IOracleErrors.FeedAnswerFromFuture.selector,
                euroFeed,
                WEDNESDAY + 1,
                WEDNESDAY
            )
        );
    }

    function test_RevertWhen_TheAnswerIsStale() external {
        euroFeed.answer(108_345_678, WEDNESDAY - HEARTBEAT - 1);
        _expectBoth(_stale(euroFeed, WEDNESDAY - HEARTBEAT - 1, WEDNESDAY - HEARTBEAT));
    }

    function test_RevertWhen_TheLastSessionsAnswerWasStaleAtItsClose() external {
        uint256 last = CLOSES - HEARTBEAT - 1;
        for (uint256 time = CLOSES; time < OPENS; time += OPENS - CLOSES - 1) {
            vm.warp(time);
            usdcFeed.answer(99_987_654, time);
            euroFeed.answer(108_345_678, last);
            _expectBoth(_stale(euroFeed, last, CLOSES - HEARTBEAT));
        }
    }

    /// @dev A dollar token's own feed runs all week: the weekend excuses nothing.
    function test_RevertWhen_ADollarsAnswerIsStaleOnAWeekend() external {
        vm.warp(CLOSES + 30 hours);
        euroFeed.answer(108_345_678, CLOSES);
        uint256 stale = CLOSES + 30 hours - HEARTBEAT - 1;
        usdcFeed.answer(99_987_654, stale);
        _expectBoth(_stale(usdcFeed, stale, stale + 1));
    }

    function test_RevertWhen_TheMarketOpenedWithoutANewAnswer() external {
        vm.warp(OPENS);
        usdcFeed.answer(99_987_654, OPENS);
        euroFeed.answer(108_345_678, CLOSES - 1);
        _expectBoth(_stale(euroFeed, CLOSES - 1, OPENS - HEARTBEAT));
    }

    function test_RevertWhen_AFeedsDecimalsGrow() external {
        euroFeed.setDecimals(19);
        _expectBoth(abi.encodeWithSelector(IOracleErrors.OracleDecimalsTooMany.selector, euroFeed, 19, 18));
    }

    function test_RevertWhen_AFeedWasShutDown() external {
        euroFeed.shutDown();
        _expectBoth(abi.encodeWithSelector(TestFeed.NoDataPresent.selector));
    }

    function test_RevertWhen_TheSequencerIsDown() external {
        uptimeFeed.answer(1, WEDNESDAY - 1 days);
        _expectRollup(abi.encodeWithSelector(IOracleErrors.SequencerDown.selector, uptimeFeed, int256(1)));
        uptimeFeed.answer(-1, WEDNESDAY - 1 days);
        _expectRollup(abi.encodeWithSelector(IOracleErrors.SequencerDown.selector, uptimeFeed, int256(-1)));
    }

    function test_RevertWhen_TheUptimeFeedKnowsNoStatus() external {
        uptimeFeed.setStartedAt(0);
        _expectRollup(abi.encodeWithSelector(IOracleErrors.FeedRoundIncomplete.selector, uptimeFeed, 1, 1));
    }

    function test_RevertWhen_TheSequencerRestarted() external {
        uptimeFeed.answer(0, WEDNESDAY - GRACE + 1);
        _expectRollup(_restarted(WEDNESDAY - GRACE + 1, WEDNESDAY + 1));
        uptimeFeed.answer(0, WEDNESDAY + 5);
        _expectRollup(_restarted(WEDNESDAY + 5, WEDNESDAY + 5 + GRACE));
        uptimeFeed.answer(0, type(uint256).max);
        _expectRollup(_restarted(type(uint256).max, type(uint256).max));
    }

    function test_RevertWhen_TheWorthFitsNoWord() external {
        // Panic 0x11, arithmetic overflow.
        vm.expectRevert(abi.encodeWithSelector(bytes4(keccak256("Panic(uint256)")), 0x11));
        oracle.getQuote(type(uint256).max, address(eurc), address(usdc));
    }

    function _deploy(FeedConfig memory config) private {
        FeedConfig[] memory list = new FeedConfig[](1);
        list[0] = config;
        deployChainlink(list, address(0), 0);
    }

    /// @dev As the base and as the quote of a pair.
    function _expectBoth(bytes memory reason) private {
        vm.expectRevert(reason);
        oracle.getQuote(1e6, address(eurc), address(usdc));
        vm.expectRevert(reason);
        oracle.getQuote(1e6, address(usdc), address(eurc));
    }

    /// @dev Whatever the pair; without an uptime feed there is no such check.
    function _expectRollup(bytes memory reason) private {
        vm.expectRevert(reason);
        rollupOracle.getQuote(1e6, address(eurc), address(usdc));
        vm.expectRevert(reason);
        rollupOracle.getQuote(1e6, address(gusd), address(gusd));
        assertGt(oracle.getQuote(1e6, address(eurc), address(usdc)), 0, "no sequencer here");
    }

    function _expectCodeMissing(address account) private {
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.OracleCodeMissing.selector, account));
    }

    function _expectTooMany(address account, uint8 given, uint8 maximum) private {
        vm.expectRevert(
            abi.encodeWithSelector(IOracleErrors.OracleDecimalsTooMany.selector, account, given, maximum)
        );
    }

    function _expectHeartbeat(address token, uint32 given) private {
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.HeartbeatNotAllowed.selector, token, given));
    }

    function _stale(TestFeed feed, uint256 updatedAt, uint256 notBefore) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOracleErrors.FeedAnswerStale.selector, feed, updatedAt, notBefore);
    }

    function _restarted(uint256 startedAt, uint256 opensAt) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(IOracleErrors.SequencerRestarted.selector, uptimeFeed, startedAt, opensAt);
    }
}
