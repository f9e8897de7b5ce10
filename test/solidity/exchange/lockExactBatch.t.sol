// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {FxTest} from "../helpers/FxTest.sol";

contract LockExactBatchTest is FxTest {
    Order[] private _orders;
    FxConversion[] private _conversions;

    function setUp() public override {
        super.setUp();
        _orders.push(makePlainOrder(1));
        _orders.push(makePlainOrder(2));
        _conversions.push(_conversionOf(1, address(usdc)));
        _conversions[0].maximumIn = 2 * PRICE;
    }

    function test_RevertWhen_TheListIsEmpty() external {
        delete _orders;
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        _send(0);
    }

    function test_RevertWhen_GateDataHaveAnotherLength() external {
        expectError(IOrderErrors.ListLengthMismatch.selector, 1, 2);
        _send(1);
    }

    function test_RevertWhen_AConversionIsMissing() external {
        delete _conversions;
        expectError(IOrderErrors.ListLengthMismatch.selector, 0, 1);
        _send(2);
    }

    function test_RevertWhen_AConversionIsTooMany() external {
        _conversions.push(_conversionOf(2, address(usdc)));
        expectError(IOrderErrors.ListLengthMismatch.selector, 2, 1);
        _send(2);
        assertSpent(0);
    }

    function test_RevertWhen_TheSumCostsMoreThanTheMaximum() external {
        _conversions[0].maximumIn = 2 * PRICE - 1;
        expectError(IRfqVenue.QuotePriceMismatch.selector, 2 * PRICE, 2 * PRICE - 1);
        _send(2);
        assertState(_orders[0], Status.None, 0, 0);
    }

    function test_RevertWhen_OneConversionOfTwoFails() external {
        _pushOtherToken();
        // The same quote again: its tokens, too, are others.
        _conversions[1].venueData = _conversions[0].venueData;
        vm.expectRevert(abi.encodeWithSelector(IRfqVenue.QuoteUsed.selector, maker, 1));
        _send(3);
        assertState(_orders[0], Status.None, 0, 0);
        assertSpent(0);
    }

    function test_LocksAllByOneConversion() external {
        _expectLocked(2 * PRICE, 2 * uint256(AMOUNT), _ids(2));
        _send(2);
        for (uint256 i = 0; i < 2; ++i) assertState(_orders[i], Status.Locked, AMOUNT, 0);
        assertSpent(2 * PRICE);
        assertEq(usdc.balanceOf(address(escrow)), 2 * uint256(AMOUNT));
        assertNothingLeft();
    }

    function test_ConvertsOnceForEachToken() external {
        _pushOtherToken();
        bytes32[] memory last = idsOf(escrow.orderIdOf(_orders[2]));
        _expectLocked(2 * PRICE, 2 * uint256(AMOUNT), _ids(2));
        vm.expectEmit(address(router));
        emit IFxRouter.FxLocked(buyer, address(rfq), address(eurc), PRICE, address(token), AMOUNT, last);
        _send(3);
        assertState(_orders[2], Status.Locked, AMOUNT, 0);
        assertSpent(3 * PRICE);
        assertEq(token.balanceOf(address(router)), 0);
        assertNothingLeft();
    }

    function test_SkipsWhatIsLockedAndBuysTheRest() external {
        _orders.push(makePlainOrder(3));
        bytes32 lockedId = _lockByStranger(_orders[0]);
        bytes32[] memory rest = new bytes32[](2);
        (rest[0], rest[1]) = (escrow.orderIdOf(_orders[1]), escrow.orderIdOf(_orders[2]));
        expectSkipped(lockedId, IOrderErrors.OrderStatusNotAllowed.selector);
        _expectLocked(2 * PRICE, 2 * uint256(AMOUNT), rest);
        _send(3);
        assertSpent(2 * PRICE);
    }

    /// @dev A quote for no order counts for any: a stranger who locks all but one of the list does not void it.
    function test_BuysForTheOneThatIsLeft() external {
        _lockByStranger(_orders[0]);
        bytes32[] memory rest = idsOf(escrow.orderIdOf(_orders[1]));
        _expectLocked(PRICE, AMOUNT, rest);
        _send(2);
        assertSpent(PRICE);
    }

    function test_NamesTheOneThatIsLeftToTheVenue() external {
        _lockByStranger(_orders[0]);
        bytes32 orderId = escrow.orderIdOf(_orders[1]);
        _conversions[0] = conversionAt(
            address(scripted),
            script(stepPay(maker, PRICE), stepSend(address(usdc), address(escrow), AMOUNT))
        );
        _send(2);
        assertEq(scripted.lastTrade().orderId, orderId);
    }

    function test_NamesNoOrderOfTwoToTheVenue() external {
        uint256 sum = 2 * uint256(AMOUNT);
        _conversions[0] = conversionAt(
            address(scripted),
            script(stepPay(maker, PRICE), stepSend(address(usdc), address(escrow), sum))
        );
        _send(2);
        assertEq(scripted.lastTrade().orderId, bytes32(0));
        assertEq(scripted.lastTrade().amountOut, sum);
    }

    function test_BuysNothingWhen_AllAreLocked() external {
        for (uint256 i = 0; i < 2; ++i) _lockByStranger(_orders[i]);
        _send(2);
        assertFalse(rfq.isUsed(maker, 1));
        assertSpent(0);
    }

    function test_BuysNothingWhen_CalledAgain() external {
        _send(2);
        _send(2);
        assertSpent(2 * PRICE);
    }

    function _send(uint256 gateDataLength) private {
        Order[] memory orders = _orders;
        vm.prank(buyer);
        router.lockExactBatch(orders, new bytes[](gateDataLength), _conversions);
    }

    /// @dev A third order, in another token, and its conversion.
    function _pushOtherToken() private {
        token.mint(maker, AMOUNT);
        vm.prank(maker);
        token.approve(address(rfq), AMOUNT);
        _orders.push(makeOrder(3));
        _conversions.push(_conversionOf(2, address(token)));
    }

    /// @dev Twice the amount for no certain order.
    function _conversionOf(uint256 nonce, address owed) private view returns (FxConversion memory) {
        Quote memory quote = quoteFor(_orders[0], nonce);
        quote.orderId = bytes32(0);
        quote.tokenOut = owed;
        (quote.amountIn, quote.amountOut) = (2 * PRICE, 2 * uint256(AMOUNT));
        return conversionBy(quote);
    }

    function _lockByStranger(Order memory order) private returns (bytes32 orderId) {
        usdc.mint(stranger, AMOUNT);
        vm.startPrank(stranger);
        usdc.approve(address(escrow), AMOUNT);
        orderId = escrow.lock(order, "");
        vm.stopPrank();
    }

    function _ids(uint256 count) private view returns (bytes32[] memory ids) {
        ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) ids[i] = escrow.orderIdOf(_orders[i]);
    }

    function _expectLocked(uint256 paid, uint256 received, bytes32[] memory ids) private {
        vm.expectEmit(address(router));
        emit IFxRouter.FxLocked(buyer, address(rfq), address(eurc), paid, address(usdc), received, ids);
    }
}
