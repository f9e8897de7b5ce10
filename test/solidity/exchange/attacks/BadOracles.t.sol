// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxOracle} from "../../../../contracts/exchange/interfaces/IFxOracle.sol";
import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IOracleErrors} from "../../../../contracts/exchange/interfaces/IOracleErrors.sol";
import {FixedOracle} from "../../../../contracts/exchange/oracles/FixedOracle.sol";
import {FixedRate} from "../../../../contracts/exchange/types/FixedRate.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {TestFeed} from "../../helpers/TestFeed.sol";
import {TestOracle} from "../../helpers/TestOracle.sol";
import {BandTest} from "../../helpers/BandTest.sol";

/// @notice What a bad oracle can and cannot stop.
contract BadOracleAttacksTest is BandTest {
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
}
