// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {ChainlinkOracle} from "../../../contracts/exchange/oracles/ChainlinkOracle.sol";
import {FeedConfig} from "../../../contracts/exchange/types/FeedConfig.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {FxTest} from "./FxTest.sol";
import {TestFeed} from "./TestFeed.sol";

/// @title BandTest
/// @notice Stage of tests that hold prices against an oracle's: two feeds, a band, a venue that trades at any price.
abstract contract BandTest is FxTest {
    /// @dev Of START: Friday 2027-01-15 08:00:00 UTC. The market closes thirteen hours later and opens on Sunday 23:00.
    uint256 internal constant _CLOSES = START + 13 hours;
    uint256 internal constant _OPENS = START + 63 hours;

    Order internal _order;
    ChainlinkOracle internal _oracle;
    TestFeed internal _dollarFeed = new TestFeed(8);
    TestFeed internal _euroFeed = new TestFeed(8);

    function setUp() public override {
        super.setUp();
        _order = makePlainOrder(1);
        _order.lockBy = START + 5 days;
        FeedConfig[] memory feeds = new FeedConfig[](2);
        feeds[0] = FeedConfig(address(usdc), address(_dollarFeed), 24 hours, "USD");
        feeds[1] = FeedConfig(address(eurc), address(_euroFeed), 24 hours, "EUR");
        _oracle = ChainlinkOracle(
            deployCode(
                "contracts/exchange/oracles/ChainlinkOracle.sol:ChainlinkOracle",
                abi.encode(feeds, address(0), 0)
            )
        );
        // 1.25 dollars a euro: 1,000 dollars are 800 euros.
        _answer(START);
    }

    function _answer(uint256 time) internal {
        _dollarFeed.answer(100_000_000, time);
        _euroFeed.answer(125_000_000, time);
    }

    function _lockAt(uint256 price, uint16 deviationBps) internal {
        lockExact(_order, _banded(conversionAt(address(scripted), _buying(price)), deviationBps));
    }

    function _sellAt(uint256 received, uint16 deviationBps) internal {
        _sellAt(AMOUNT, received, deviationBps);
    }

    function _sellAt(uint256 amount, uint256 received, uint16 deviationBps) internal {
        bytes memory selling = script(
            stepPay(maker, amount),
            stepSend(address(eurc), address(router), received)
        );
        FxPayout memory payout = payoutAt(address(scripted), seller, selling);
        payout.minimumOut = 1;
        payout = _banded(payout, deviationBps);
        vm.prank(seller);
        router.convert(address(usdc), amount, payout);
    }

    function _banded(FxConversion memory conversion, uint16 bps) internal view returns (FxConversion memory) {
        conversion.oracle = address(_oracle);
        (conversion.maxDeviationBps, conversion.closedDeviationBps) = (bps, 150);
        return conversion;
    }

    function _banded(FxPayout memory payout, uint16 bps) internal view returns (FxPayout memory) {
        payout.oracle = address(_oracle);
        (payout.maxDeviationBps, payout.closedDeviationBps) = (bps, 150);
        return payout;
    }

    function _buying(uint256 price) internal view returns (bytes memory) {
        return script(stepPay(maker, price), stepSend(address(usdc), address(escrow), _order.amount));
    }

    function _selling(address to, uint256 received) internal view returns (bytes memory) {
        return script(stepPay(maker, AMOUNT), stepSend(address(eurc), to, received));
    }

    function _expectOutside(uint256 given, uint256 bound_) internal {
        expectError(IFxRouter.PriceOutsideBand.selector, given, bound_);
    }
}
