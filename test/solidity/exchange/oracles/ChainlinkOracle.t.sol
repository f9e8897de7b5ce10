// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ChainlinkOracle} from "../../../../contracts/exchange/oracles/ChainlinkOracle.sol";
import {FeedConfig} from "../../../../contracts/exchange/types/FeedConfig.sol";
import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {OracleTest} from "../../helpers/OracleTest.sol";
import {TestFeed} from "../../helpers/TestFeed.sol";

contract ChainlinkOracleTest is OracleTest {
    uint8[5] private _decimals = [0, 2, 6, 18, 24];

    /// @dev The expected values were computed with unbounded integers outside of Solidity.
    function test_getQuote_isTheQuotientWhateverTheDecimals() external view {
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
        _assertQuote(1_000_000_000, usdc, eurc, 922_857_799);
        _assertQuote(1_000_000_000, eurc, jpyc, 161_412_542_176_664_926_070_566);
        _assertQuote(123_456_789e18 + 987_654_321, jpyc, eurc, 764_852_516_013);
        _assertQuote(1, jpyc, eurc, 0);
        // 3.25 dollars a dinar, 0.00065 a naira: 5,000 naira a dinar.
        _assertQuote(7, kwdt, ngnt, 35_000e24);
        _assertQuote(35_000e24, ngnt, kwdt, 7);
        _assertQuote(35_000e24 - 1, ngnt, kwdt, 6);
        _assertQuote(5e6, eurc, eure, 5e18);
        _assertQuote(0, eurc, usdc, 0);
    }

    function test_getQuote_countsATokenWithoutAFeedAsOneDollar() external view {
        _assertQuote(1_000_000_000, eurc, gusd, 108_345);
        _assertQuote(12_345, gusd, eurc, 113_940_862);
        _assertQuote(100, gusd, usdc, 1_000_123);
        _assertQuote(100, gusd, gusd, 100);
    }

    function test_getQuote_isExactBeyondAWord() external view {
        _assertQuote(
            1 << 240,
            eurc,
            usdc,
            1_914_538_800_517_551_596_252_851_628_999_086_330_159_146_186_598_907_678_015_318_074_450_005_257
        );
    }

    function testFuzz_getQuote_isWithinAUnitBelowTheQuotient(
        uint96 amount,
        uint256[2] memory prices,
        uint8[2] memory picks
    ) external {
        (address base, address quote, ChainlinkOracle made) = _makePair(prices, picks);
        uint256 worth = made.getQuote(amount, base, quote);

        // worth ≤ amount × basePrice / quotePrice < worth + 1, in dollars of 8 digits times the scale of the other side.
        uint256 given = uint256(amount) * prices[0] * 10 ** _decimals[picks[1]];
        uint256 unit = prices[1] * 10 ** _decimals[picks[0]];
        assertEq(worth, given / unit, "not the quotient");
        assertLe(worth * unit, given, "rounded up");
        assertGt((worth + 1) * unit, given, "more than a unit lost");
    }

    function testFuzz_getQuote_gainsNothingOnTheWay(
        uint96 amount,
        uint256[2] memory prices,
        uint8[2] memory picks
    ) external {
        (address base, address quote, ChainlinkOracle made) = _makePair(prices, picks);
        uint256 there = made.getQuote(amount, base, quote);
        assertLe(made.getQuote(there, quote, base), amount, "gained there and back");

        uint256 overDollars = made.getQuote(made.getQuote(amount, base, address(gusd)), address(gusd), quote);
        assertLe(overDollars, there, "gained over a third");
    }

    function testFuzz_getQuote_growsWithAmountAndPrice(
        uint96 amount,
        uint96 more,
        uint64 rise,
        uint256[2] memory prices,
        uint8[2] memory picks
    ) external {
        (address base, address quote, ChainlinkOracle made) = _makePair(prices, picks);
        uint256 worth = made.getQuote(amount, base, quote);
        assertGe(made.getQuote(uint256(amount) + more, base, quote), worth, "less for more");

        (address feed, , , ) = _sourceOf(made, base);
        TestFeed(feed).answer(int256(prices[0] + rise), WEDNESDAY);
        assertGe(made.getQuote(amount, base, quote), worth, "less at a higher price");
    }

    function test_getQuote_followsAFeedsDecimals() external {
        euroFeed.setDecimals(10);
        euroFeed.answer(10_834_567_800, WEDNESDAY);
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
        euroFeed.setDecimals(0);
        euroFeed.answer(2, WEDNESDAY);
        _assertQuote(1_000_000, eurc, gusd, 200);
        euroFeed.setDecimals(18);
        euroFeed.answer(1_083_456_780_000_000_000, WEDNESDAY);
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
    }

    function test_getQuote_takesAnswersUpToEachEdge() external {
        euroFeed.answer(108_345_678, WEDNESDAY);
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
        euroFeed.answer(108_345_678, WEDNESDAY - HEARTBEAT);
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
        euroFeed.answer(int256(uint256(type(uint96).max)), WEDNESDAY);
        _assertQuote(1e6, eurc, gusd, uint256(type(uint96).max) / 1e6);
        euroFeed.answer(1, WEDNESDAY);
        _assertQuote(1e6, gusd, eurc, 1e18);
    }

    function test_getQuote_takesTheLastSessionsPriceAllWeekend() external {
        euroFeed.answer(108_345_678, CLOSES - HEARTBEAT);
        for (uint256 time = CLOSES; time < OPENS; time += OPENS - CLOSES - 1) {
            vm.warp(time);
            usdcFeed.answer(99_987_654, time);
            _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
        }
        // Whatever came in during the weekend counts too, and is what opens the week.
        euroFeed.answer(108_345_678, OPENS - 1);
        vm.warp(OPENS);
        _assertQuote(1_000_000_000, eurc, usdc, 1_083_590_560);
    }

    function test_getQuote_countsAgainWhenTheGracePeriodEnds() external {
        uptimeFeed.answer(0, WEDNESDAY - GRACE);
        assertEq(rollupOracle.getQuote(1_000_000_000, address(eurc), address(usdc)), 1_083_590_560);
        assertEq(rollupOracle.sequencerFeed(), address(uptimeFeed));
        assertEq(rollupOracle.gracePeriod(), GRACE);
    }

    function test_isMarketOpen_followsTheCalendarForTwoCurrencies() external {
        uint256[4] memory times = [CLOSES - 1, CLOSES, OPENS - 1, OPENS];
        bool[4] memory open = [true, false, false, true];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            assertEq(oracle.isMarketOpen(address(eurc), address(usdc)), open[i], "euro to dollar");
            assertEq(oracle.isMarketOpen(address(gusd), address(jpyc)), open[i], "dollar to yen");
        }
    }

    function test_isMarketOpen_isTrueWithinOneCurrency() external {
        vm.warp(CLOSES + 1 hours);
        assertTrue(oracle.isMarketOpen(address(usdc), address(gusd)));
        assertTrue(oracle.isMarketOpen(address(eure), address(eurc)));
        assertTrue(oracle.isMarketOpen(address(eurc), address(eurc)));
    }

    function test_isMarketOpen_needsNoFeed() external {
        euroFeed.shutDown();
        uptimeFeed.answer(1, WEDNESDAY);
        assertTrue(rollupOracle.isMarketOpen(address(eurc), address(usdc)));
    }

    function test_sourceOf_isWhatWasConfigured() external view {
        (address feed, uint32 heartbeat, bytes3 currency, uint8 decimals) = _sourceOf(oracle, address(jpyc));
        assertEq(feed, address(yenFeed));
        assertEq(heartbeat, HEARTBEAT);
        assertEq(bytes32(currency), bytes32("JPY"));
        assertEq(decimals, 18);
        (feed, heartbeat, currency, decimals) = _sourceOf(oracle, address(gusd));
        assertEq(feed, address(0));
        assertEq(heartbeat, 0);
        assertEq(bytes32(currency), bytes32("USD"));
        assertEq(decimals, 2);
        (feed, heartbeat, currency, decimals) = _sourceOf(oracle, address(unlisted));
        assertEq(uint256(uint160(feed)) + heartbeat + decimals + uint24(currency), 0);
    }

    function _assertQuote(uint256 amount, MockErc20 base, MockErc20 quote, uint256 worth) private view {
        assertEq(oracle.getQuote(amount, address(base), address(quote)), worth);
    }

    /// @dev Two fresh tokens of fuzzed decimals beside the dollar; their prices have 8 digits and stay as bounded here.
    function _makePair(
        uint256[2] memory prices,
        uint8[2] memory picks
    ) private returns (address base, address quote, ChainlinkOracle made) {
        FeedConfig[] memory list = new FeedConfig[](3);
        for (uint256 i = 0; i < 2; ++i) {
            picks[i] = uint8(bound(picks[i], 0, 4));
            prices[i] = bound(prices[i], 1, type(uint64).max);
            TestFeed feed = new TestFeed(8);
            feed.answer(int256(prices[i]), WEDNESDAY);
            MockErc20 token = new MockErc20("Any", "ANY", _decimals[picks[i]]);
            list[i] = configOf(address(token), address(feed), "EUR");
        }
        list[2] = FeedConfig({token: address(gusd), feed: address(0), heartbeat: 0, currency: "USD"});
        return (list[0].token, list[1].token, deployChainlink(list, address(0), 0));
    }

    function _sourceOf(
        ChainlinkOracle from,
        address token
    ) private view returns (address feed, uint32 heartbeat, bytes3 currency, uint8 decimals) {
        ChainlinkOracle.Source memory source = from.sourceOf(token);
        return (source.feed, source.heartbeat, source.currency, source.tokenDecimals);
    }
}
