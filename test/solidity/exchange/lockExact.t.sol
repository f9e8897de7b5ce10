// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";
import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {FxTest} from "../helpers/FxTest.sol";
import {TestGate} from "../helpers/TestGate.sol";

contract LockExactTest is FxTest {
    Order private _order;
    FxConversion private _conversion;

    function setUp() public override {
        super.setUp();
        _order = makePlainOrder(1);
        _conversion = conversionBy(quoteFor(_order, 1));
    }

    function test_RevertWhen_TheTokensAreTheSame() external {
        _conversion.tokenIn = address(usdc);
        expectError(IFxRouter.ConversionNotNeeded.selector, address(usdc));
        lockExact(_order, _conversion);
    }

    function test_RevertWhen_ThePriceIsOneUnitAboveTheMaximum() external {
        _conversion.maximumIn = PRICE - 1;
        expectError(IRfqVenue.QuotePriceMismatch.selector, PRICE, PRICE - 1);
        lockExact(_order, _conversion);
        assertSpent(0);
    }

    function test_RevertWhen_TheOrdersTimeHasPassed() external {
        warpPast(_order.lockBy);
        bytes32 orderId = escrow.orderIdOf(_order);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.LockTooLate.selector,
                orderId,
                _order.lockBy,
                uint256(_order.lockBy) + 1
            )
        );
        lockExact(_order, _conversion);
    }

    function test_RevertWhen_TheGateRefuses() external {
        TestGate gate = _setGate();
        _conversion = conversionBy(quoteFor(_order, 1));
        gate.setAnswer(TestGate.Answer.Other);
        bytes32 orderId = escrow.orderIdOf(_order);
        vm.expectRevert(abi.encodeWithSelector(IFunding.GateRefused.selector, orderId, address(gate)));
        lockExact(_order, _conversion);
        assertSpent(0);
    }

    function test_RevertWhen_ThePayerHasNoTokens() external {
        vm.prank(buyer);
        eurc.transfer(stranger, FUNDS - PRICE + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, buyer, PRICE - 1, PRICE)
        );
        lockExact(_order, _conversion);
        assertFalse(rfq.isUsed(maker, 1));
    }

    function test_RevertWhen_ThePayerAllowedTooLittle() external {
        vm.prank(buyer);
        eurc.approve(address(router), PRICE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(router),
                PRICE - 1,
                PRICE
            )
        );
        lockExact(_order, _conversion);
        assertState(_order, Status.None, 0, 0);
    }

    function test_LocksAndNamesThePayer() external {
        bytes32 orderId = escrow.orderIdOf(_order);
        vm.expectEmit(address(escrow));
        emit IFunding.OrderLocked(
            orderId,
            buyer,
            seller,
            _order.termsId,
            address(router),
            address(usdc),
            AMOUNT,
            _order.lockBy,
            _order.deliverBy,
            _order.detailsHash
        );
        vm.expectEmit(address(rfq));
        emit IRfqVenue.QuoteFilled(maker, 1);
        expectLocked(buyer, address(rfq), PRICE, _order);
        assertEq(lockExact(_order, _conversion), PRICE);

        assertState(_order, Status.Locked, AMOUNT, 0);
        assertSpent(PRICE);
        assertEq(eurc.balanceOf(maker), FUNDS + PRICE);
        assertEq(usdc.balanceOf(maker), FUNDS - AMOUNT);
        assertEq(usdc.balanceOf(address(escrow)), AMOUNT);
        assertNothingLeft();
    }

    function test_TellsTheVenueTheTrade() external {
        bytes memory data = script(stepPay(maker, 1), stepSend(address(usdc), address(escrow), AMOUNT));
        assertEq(lockExact(_order, conversionAt(address(scripted), data)), 1);
        FxTrade memory trade = scripted.lastTrade();
        FxTrade memory expected = FxTrade({
            taker: buyer,
            orderId: escrow.orderIdOf(_order),
            tokenIn: address(eurc),
            tokenOut: address(usdc),
            amountIn: MAXIMUM,
            amountOut: AMOUNT,
            recipient: address(escrow)
        });
        assertEq(abi.encode(trade), abi.encode(expected));
        assertSpent(1);
    }

    function test_LocksForABuyerWhomAnotherPays() external {
        Quote memory quote = quoteFor(_order, 2);
        quote.taker = seller;
        _conversion = conversionBy(quote);
        expectLocked(seller, address(rfq), PRICE, _order);
        vm.prank(seller);
        router.lockExact(_order, "", _conversion);
        assertSpent(0);
        assertEq(escrow.holderOf(_order, Side.Buyer), buyer);
    }

    function test_LocksAtTheMaximum() external {
        _conversion.maximumIn = PRICE;
        assertEq(lockExact(_order, _conversion), PRICE);
        assertSpent(PRICE);
    }

    function test_ShowsTheGateTheRouterAsThePayer() external {
        TestGate gate = _setGate();
        _conversion = conversionBy(quoteFor(_order, 1));
        vm.prank(buyer);
        router.lockExact(_order, "let me in", _conversion);
        assertEq(gate.payer(), address(router));
        assertEq(gate.gateData(), "let me in");
    }

    function test_RevertWhen_CalledAgain() external {
        lockExact(_order, _conversion);
        bytes32 orderId = escrow.orderIdOf(_order);
        _conversion = conversionBy(quoteFor(_order, 2));
        expectStatusError(orderId, Status.Locked, IN_NONE);
        lockExact(_order, _conversion);
        assertFalse(rfq.isUsed(maker, 2));
        assertSpent(PRICE);
    }

    function _setGate() private returns (TestGate gate) {
        gate = new TestGate();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        _order.termsId = escrow.publishTerms(terms);
    }
}
