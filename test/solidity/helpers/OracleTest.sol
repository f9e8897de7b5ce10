// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxOracle} from "../../../contracts/exchange/interfaces/IFxOracle.sol";
import {ChainlinkOracle} from "../../../contracts/exchange/oracles/ChainlinkOracle.sol";
import {FixedOracle} from "../../../contracts/exchange/oracles/FixedOracle.sol";
import {FeedConfig} from "../../../contracts/exchange/types/FeedConfig.sol";
import {FixedRate} from "../../../contracts/exchange/types/FixedRate.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {Test} from "./Test.sol";
import {TestFeed} from "./TestFeed.sol";

/// @title OracleTest
/// @notice Stage of the oracles' tests: tokens of 0, 2, 6, 18 and 24 decimals, feeds of 2, 8 and 18, and an oracle over
/// them on a Wednesday.
abstract contract OracleTest is Test {
    /// @dev Wednesday 2027-03-10 12:00:00 UTC.
    uint256 internal constant WEDNESDAY = 1_804_680_000;
    /// @dev The weekend after it: Friday 2027-03-12 21:00:00 to Sunday 2027-03-14 23:00:00 UTC.
    uint256 internal constant CLOSES = 1_804_885_200;
    uint256 internal constant OPENS = 1_805_065_200;
    uint32 internal constant HEARTBEAT = 24 hours;
    uint32 internal constant GRACE = 1 hours;

    MockErc20 internal usdc = new MockErc20("Dollar with a feed", "USDC", 6);
    MockErc20 internal gusd = new MockErc20("Dollar by its peg", "GUSD", 2);
    MockErc20 internal eurc = new MockErc20("Euro", "EURC", 6);
    MockErc20 internal eure = new MockErc20("Another euro", "EURe", 18);
    MockErc20 internal jpyc = new MockErc20("Yen", "JPYC", 18);
    MockErc20 internal kwdt = new MockErc20("Dinar in whole units", "KWDT", 0);
    MockErc20 internal ngnt = new MockErc20("Naira in fine units", "NGNT", 24);
    MockErc20 internal unlisted = new MockErc20("Unlisted", "NONE", 6);

    TestFeed internal usdcFeed = new TestFeed(8);
    TestFeed internal euroFeed = new TestFeed(8);
    TestFeed internal yenFeed = new TestFeed(18);
    TestFeed internal dinarFeed = new TestFeed(2);
    TestFeed internal nairaFeed = new TestFeed(8);
    TestFeed internal uptimeFeed = new TestFeed(0);

    ChainlinkOracle internal oracle;
    ChainlinkOracle internal rollupOracle;

    function setUp() public virtual {
        vm.warp(WEDNESDAY);
        answerAll(WEDNESDAY - 1 hours);
        uptimeFeed.answer(0, WEDNESDAY - 30 days);
        oracle = deployChainlink(configs(), address(0), 0);
        rollupOracle = deployChainlink(configs(), address(uptimeFeed), GRACE);
    }

    function deployChainlink(
        FeedConfig[] memory list,
        address uptime,
        uint32 grace
    ) internal returns (ChainlinkOracle) {
        bytes memory args = abi.encode(list, uptime, grace);
        return
            ChainlinkOracle(
                deployCode("contracts/exchange/oracles/ChainlinkOracle.sol:ChainlinkOracle", args)
            );
    }

    function deployFixed(FixedRate[] memory rates) internal returns (FixedOracle) {
        bytes memory args = abi.encode(rates);
        return FixedOracle(deployCode("contracts/exchange/oracles/FixedOracle.sol:FixedOracle", args));
    }

    function answerAll(uint256 time) internal {
        usdcFeed.answer(99_987_654, time);
        euroFeed.answer(108_345_678, time);
        yenFeed.answer(6_712_345_678_901_234, time);
        dinarFeed.answer(325, time);
        nairaFeed.answer(65_000, time);
    }

    function configs() internal view returns (FeedConfig[] memory list) {
        list = new FeedConfig[](7);
        list[0] = configOf(address(usdc), address(usdcFeed), "USD");
        list[1] = FeedConfig({token: address(gusd), feed: address(0), heartbeat: 0, currency: "USD"});
        list[2] = configOf(address(eurc), address(euroFeed), "EUR");
        list[3] = configOf(address(eure), address(euroFeed), "EUR");
        list[4] = configOf(address(jpyc), address(yenFeed), "JPY");
        list[5] = configOf(address(kwdt), address(dinarFeed), "KWD");
        list[6] = configOf(address(ngnt), address(nairaFeed), "NGN");
    }

    function configOf(
        address token,
        address feed,
        bytes3 currency
    ) internal pure returns (FeedConfig memory) {
        return FeedConfig({token: token, feed: feed, heartbeat: HEARTBEAT, currency: currency});
    }

    function expectUnsupported(address base, address quote) internal {
        vm.expectRevert(abi.encodeWithSelector(IFxOracle.OracleUnsupportedPair.selector, base, quote));
    }
}
