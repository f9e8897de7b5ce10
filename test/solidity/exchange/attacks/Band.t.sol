// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxOracle} from "../../../../contracts/exchange/interfaces/IFxOracle.sol";
import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IOracleErrors} from "../../../../contracts/exchange/interfaces/IOracleErrors.sol";
import {ChainlinkOracle} from "../../../../contracts/exchange/oracles/ChainlinkOracle.sol";
import {FixedOracle} from "../../../../contracts/exchange/oracles/FixedOracle.sol";
import {FeedConfig} from "../../../../contracts/exchange/types/FeedConfig.sol";
import {FixedRate} from "../../../../contracts/exchange/types/FixedRate.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {FxTest} from "../../helpers/FxTest.sol";
import {TestFeed} from "../../helpers/TestFeed.sol";
import {TestOracle} from "../../helpers/TestOracle.sol";

/// @notice Prices held against an oracle's, at the band's edges, and what a bad oracle can and cannot stop.
contract BandAttacksTest is FxTest {
    /// @dev Of START: Friday 2027-01-15 08:00:00 UTC. The market closes thirteen hours later and opens on Sunday 23:00.
    uint256 private constant _CLOSES = START + 13 hours;
    uint256 private constant _OPENS = START + 63 hours;

    Order private _order;
    ChainlinkOracle private _oracle;
    TestFeed private _dollarFeed = new TestFeed(8);
    TestFeed private _euroFeed = new TestFeed(8);

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

    /// @dev 50 of 10,000 above 800 euros: 804 are allowed.
    function test_purchaseAtTheEdge() external {
        _lockAt(804_000_000, 50);
        assertSpent(804_000_000);
    }

    function test_purchaseOneUnitBeyondTheEdge() external {
        _expectOutside(804_000_001, 804_000_000);
        _lockAt(804_000_001, 50);
        assertSpent(0);
    }

    function test_purchaseAtTheOraclesOwnPrice() external {
        _expectOutside(800_000_001, 800_000_000);
        _lockAt(800_000_001, 0);
        _lockAt(800_000_000, 0);
    }

    /// @dev A better price harms nobody who asked for the bound.
    function test_purchaseFarBelowThePrice() external {
        _lockAt(1, 0);
        assertSpent(1);
    }

    function test_saleAtTheEdge() external {
        _sellAt(796_000_000, 50);
        assertEq(eurc.balanceOf(seller), FUNDS + 796_000_000);
    }

    function test_saleOneUnitBeyondTheEdge() external {
        _expectOutside(795_999_999, 796_000_000);
        _sellAt(795_999_999, 50);
        assertEq(eurc.balanceOf(seller), FUNDS);
    }

    function test_saleFarAboveThePrice() external {
        _sellAt(MAXIMUM, 0);
    }

    /// @dev Worth 800,000,001 (rounded down by the oracle); 50 of 10,000 above it are 804,000,001.005.
    function test_purchaseBoundIsRoundedDown() external {
        _order.amount = 1_000_000_002;
        _expectOutside(804_000_002, 804_000_001);
        _lockAt(804_000_002, 50);
        _lockAt(804_000_001, 50);
        assertSpent(804_000_001);
    }

    /// @dev Worth the same; 50 of 10,000 below it are 796,000,000.995.
    function test_saleBoundIsRoundedUp() external {
        _expectOutside(796_000_000, 796_000_001);
        _sellAt(1_000_000_002, 796_000_000, 50);
        _sellAt(1_000_000_002, 796_000_001, 50);
        assertEq(eurc.balanceOf(seller), FUNDS + 796_000_001);
    }

    /// @dev A deviation of everything bounds nothing.
    function test_saleWithoutABound() external {
        _expectOutside(1, 80_000);
        _sellAt(1, 9_999);
        _sellAt(1, 10_000);
        _sellAt(1, type(uint16).max);
    }

    function test_aPoolWhileTheMarketIsClosed() external {
        vm.warp(_CLOSES - 1);
        uint256 snapshotId = vm.snapshotState();
        _lockAt(800_000_000, 50);
        vm.revertToState(snapshotId);

        uint256[2] memory closed = [_CLOSES, _OPENS - 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(closed[i]);
            expectError(IFxRouter.FxMarketClosed.selector, address(_oracle), address(scripted));
            _lockAt(800_000_000, 50);
            expectError(IFxRouter.FxMarketClosed.selector, address(_oracle), address(scripted));
            _sellAt(MAXIMUM, 50);
        }
        _order = makePlainOrder(2);
        vm.warp(_OPENS);
        _answer(_OPENS);
        _lockAt(800_000_000, 50);
    }

    /// @dev Who demanded no band is not asked for the time.
    function test_aPoolWithoutABandWhileTheMarketIsClosed() external {
        vm.warp(_CLOSES);
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE));
        assertEq(lockExact(_order, conversion), PRICE);
    }

    /// @dev A firm venue converts within the wider band that was named: 150 of 10,000, up to 812 and down to 788.
    function test_aQuoteWhileTheMarketIsClosed() external {
        scripted.setFirm(true);
        vm.warp(_CLOSES);
        _expectOutside(812_000_001, 812_000_000);
        _lockAt(812_000_001, 50);
        _expectOutside(787_999_999, 788_000_000);
        _sellAt(787_999_999, 50);
        _lockAt(812_000_000, 50);
        _sellAt(788_000_000, 50);
    }

    function test_theWiderBandWhileTheMarketIsOpen() external {
        scripted.setFirm(true);
        _expectOutside(812_000_000, 804_000_000);
        _lockAt(812_000_000, 50);
    }

    function test_theVenueOfQuotesIsFirm() external {
        vm.warp(_CLOSES);
        Quote memory quote = quoteFor(_order, 1);
        quote.amountIn = 812_000_000;
        FxConversion memory conversion = _banded(conversionBy(quote), 50);
        assertEq(lockExact(_order, conversion), 812_000_000);
    }

    /// @dev An oracle that says any price is worth more than the other: maximum and minimum bind all the same.
    function test_anOracleThatLies() external {
        TestOracle lies = new TestOracle();
        lies.setRate(1_000_000, 1);
        FxConversion memory conversion = _banded(conversionAt(address(scripted), _buying(MAXIMUM + 1)), 50);
        conversion.oracle = address(lies);
        expectError(IFxRouter.PaymentOutOfBounds.selector, MAXIMUM + 1, MAXIMUM);
        lockExact(_order, conversion);

        lies.setRate(0, 1);
        FxPayout memory payout = _banded(
            payoutAt(address(scripted), seller, _selling(address(router), PRICE - 1)),
            50
        );
        payout.oracle = address(lies);
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(eurc), PRICE - 1, PRICE)
        );
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
    }

    function test_anOracleThatIsStale() external {
        vm.warp(START + 12 hours);
        _euroFeed.answer(125_000_000, START - 12 hours - 1);
        bytes memory stale = abi.encodeWithSelector(
            IOracleErrors.FeedAnswerStale.selector,
            address(_euroFeed),
            START - 12 hours - 1,
            START - 12 hours
        );
        _assertStopsBandsOnly(stale, address(_oracle));
    }

    function test_anOracleAtZeroOrBelow() external {
        int256[2] memory answers = [int256(0), -1];
        for (uint256 i = 0; i < 2; ++i) {
            uint256 snapshotId = vm.snapshotState();
            _euroFeed.answer(answers[i], START);
            bytes memory problem = abi.encodeWithSelector(
                IOracleErrors.FeedAnswerNotPositive.selector,
                address(_euroFeed),
                answers[i]
            );
            _assertStopsBandsOnly(problem, address(_oracle));
            vm.revertToState(snapshotId);
        }
    }

    function test_anOracleWhoseFeedIsShutDown() external {
        _euroFeed.shutDown();
        _assertStopsBandsOnly(abi.encodeWithSelector(TestFeed.NoDataPresent.selector), address(_oracle));
    }

    function test_anOracleThatIsDead() external {
        TestOracle dead = new TestOracle();
        dead.setDead(true);
        _assertStopsBandsOnly(abi.encodeWithSelector(TestOracle.OracleIsDead.selector), address(dead));
    }

    function test_anOracleThatIsNoContract() external {
        _assertStopsBandsOnly("", stranger);
    }

    function test_anOracleThatDoesNotKnowThePair() external {
        FixedRate[] memory rates = new FixedRate[](1);
        rates[0] = FixedRate(address(usdc), address(token), 1, 1);
        FixedOracle pegs = FixedOracle(
            deployCode("contracts/exchange/oracles/FixedOracle.sol:FixedOracle", abi.encode(rates))
        );
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE));
        conversion.oracle = address(pegs);
        vm.expectRevert(
            abi.encodeWithSelector(IFxOracle.OracleUnsupportedPair.selector, address(eurc), address(usdc))
        );
        lockExact(_order, conversion);
    }

    /// @dev Of the smallest units of everything: the oracle rounds its worth down, so that nothing is left of it.
    function test_anAmountBelowTheOraclesGrain() external {
        _order.amount = 1;
        _expectOutside(1, 0);
        _lockAt(1, 50);
    }

    /// @dev Locks and claims without a band, and claims in the order's own currency, go on.
    function _assertStopsBandsOnly(bytes memory problem, address oracle) private {
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE));
        conversion.oracle = oracle;
        vm.expectRevert(problem);
        lockExact(_order, conversion);

        conversion.oracle = address(0);
        lockExact(_order, conversion);
        deliver(_order);
        vm.warp(vm.getBlockTimestamp() + INSPECTION + 1);
        FxPayout memory payout = _banded(payoutAt(address(scripted), seller, _selling(seller, PRICE)), 50);
        payout.oracle = oracle;
        vm.expectRevert();
        vm.prank(seller);
        escrow.claim(_order, address(router), abi.encode(payout), 0, "");
        assertState(_order, Status.Delivered, AMOUNT, 0);

        uint256 snapshotId = vm.snapshotState();
        payout.oracle = address(0);
        vm.prank(seller);
        escrow.claim(_order, address(router), abi.encode(payout), 0, "");
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE);
        vm.revertToState(snapshotId);
        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
        assertEq(usdc.balanceOf(seller), FUNDS + AMOUNT);
    }

    function _answer(uint256 time) private {
        _dollarFeed.answer(100_000_000, time);
        _euroFeed.answer(125_000_000, time);
    }

    function _lockAt(uint256 price, uint16 deviationBps) private {
        lockExact(_order, _banded(conversionAt(address(scripted), _buying(price)), deviationBps));
    }

    function _sellAt(uint256 received, uint16 deviationBps) private {
        _sellAt(AMOUNT, received, deviationBps);
    }

    function _sellAt(uint256 amount, uint256 received, uint16 deviationBps) private {
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

    function _banded(FxConversion memory conversion, uint16 bps) private view returns (FxConversion memory) {
        conversion.oracle = address(_oracle);
        (conversion.maxDeviationBps, conversion.closedDeviationBps) = (bps, 150);
        return conversion;
    }

    function _banded(FxPayout memory payout, uint16 bps) private view returns (FxPayout memory) {
        payout.oracle = address(_oracle);
        (payout.maxDeviationBps, payout.closedDeviationBps) = (bps, 150);
        return payout;
    }

    function _buying(uint256 price) private view returns (bytes memory) {
        return script(stepPay(maker, price), stepSend(address(usdc), address(escrow), _order.amount));
    }

    function _selling(address to, uint256 received) private view returns (bytes memory) {
        return script(stepPay(maker, AMOUNT), stepSend(address(eurc), to, received));
    }

    function _expectOutside(uint256 given, uint256 bound_) private {
        expectError(IFxRouter.PriceOutsideBand.selector, given, bound_);
    }
}
