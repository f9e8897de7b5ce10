// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract RefundTest is UnitTest {
    Order private _order;
    bytes32 private _orderId;

    function setUp() public override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = lock(_order);
    }

    function test_RevertWhen_StatusIsNone() external {
        Order memory order = makeOrder(2);
        expectStatusError(escrow.orderIdOf(order), Status.None, IN_OPEN);
        vm.prank(seller);
        escrow.refund(order, 1);
    }

    function test_RevertWhen_StatusIsSettled() external {
        Order memory order = makeOrder(2);
        bytes32 orderId = bringTo(order, Status.Settled);
        expectStatusError(orderId, Status.Settled, IN_OPEN);
        vm.prank(seller);
        escrow.refund(order, 1);
    }

    function test_RevertWhen_CallerIsNotTheSeller() external {
        address[3] memory callers = [buyer, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_orderId, Side.Seller, callers[i], seller);
            vm.prank(callers[i]);
            escrow.refund(_order, 1);
        }
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_CallerSoldItsSide() external {
        moveSide(_order, Side.Seller, stranger);
        expectNotHolder(_orderId, Side.Seller, seller, stranger);
        vm.prank(seller);
        escrow.refund(_order, 1);
    }

    function test_RevertWhen_AmountIsZero() external {
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        vm.prank(seller);
        escrow.refund(_order, 0);
    }

    function test_RevertWhen_AmountIsOneMoreThanHeld() external {
        vm.prank(buyer);
        escrow.release(_order, 100, 0, "");

        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, _orderId, AMOUNT - 99, AMOUNT - 100)
        );
        vm.prank(seller);
        escrow.refund(_order, AMOUNT - 99);
    }

    function test_RevertWhen_ADisputedOrderIsRefundedInPart() external {
        deliver(_order);
        raiseDispute(_order, AMOUNT);
        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.ConcessionPartial.selector, _orderId, AMOUNT - 1, AMOUNT)
        );
        vm.prank(seller);
        escrow.refund(_order, AMOUNT - 1);
    }

    function test_ConcedesADispute() external {
        deliver(_order);
        raiseDispute(_order, 600);
        uint256 buyerBefore = token.balanceOf(buyer);

        expectPaid(_orderId, Exit.Refunded, 0, 600, 0);
        vm.prank(seller);
        escrow.refund(_order, 600);

        assertBalance(buyer, buyerBefore + 600);
        assertState(_order, Status.Settled, 0, AMOUNT - 600);
    }

    function test_PaysAPartAndStaysLocked() external {
        uint256 buyerBefore = token.balanceOf(buyer);

        expectPaid(_orderId, Exit.Refunded, 0, 250, 0);
        vm.prank(seller);
        escrow.refund(_order, 250);

        assertBalance(buyer, buyerBefore + 250);
        assertBalance(feeRecipient, 0);
        assertState(_order, Status.Locked, AMOUNT - 250, 0);
        assertUntil(_order, _order.deliverBy);
    }

    function test_SettlesALockedOrderAfterDeliverBy() external {
        warpPast(_order.deliverBy);
        vm.prank(seller);
        escrow.refund(_order, AMOUNT);
        assertState(_order, Status.Settled, 0, 0);
        assertBalance(address(escrow), 0);
    }

    function test_PaysAPartAndStaysDelivered() external {
        deliver(_order);
        warpPast(START + INSPECTION);
        vm.prank(seller);
        escrow.refund(_order, 250);
        assertState(_order, Status.Delivered, AMOUNT - 250, 0);
        assertUntil(_order, START + INSPECTION);
    }

    function test_RevertWhen_CalledAgainAfterEverything() external {
        vm.startPrank(seller);
        escrow.refund(_order, AMOUNT);
        expectStatusError(_orderId, Status.Settled, IN_OPEN);
        escrow.refund(_order, AMOUNT);
        vm.stopPrank();
    }

    function test_TakesTheNewSellersCall() external {
        moveSide(_order, Side.Seller, stranger);
        vm.prank(stranger);
        escrow.refund(_order, AMOUNT);
        assertState(_order, Status.Settled, 0, 0);
    }

    function test_PaysTheNewBuyer() external {
        moveSide(_order, Side.Buyer, stranger);
        vm.prank(seller);
        escrow.refund(_order, AMOUNT);
        assertBalance(stranger, AMOUNT);
    }

    function test_CreditsABlockedBuyer() external {
        Order memory order = makeUsdcOrder(2);
        bytes32 orderId = lock(order);
        usdc.blacklist(buyer);

        expectPaid(orderId, Exit.Refunded, 0, AMOUNT, 0);
        expectCredit(buyer, address(usdc), AMOUNT);
        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        assertEq(creditOf(buyer, address(usdc)), AMOUNT);
        assertState(order, Status.Settled, 0, 0);
    }

    function testFuzz_RefundsAndReleasesDivideAll(uint96 refunded, uint96 released) external {
        refunded = uint96(bound(refunded, 1, AMOUNT - 2));
        released = uint96(bound(released, 1, AMOUNT - refunded - 1));
        uint256 buyerBefore = token.balanceOf(buyer);
        vm.prank(buyer);
        escrow.release(_order, released, 0, "");
        vm.prank(seller);
        escrow.refund(_order, refunded);
        assertState(_order, Status.Locked, AMOUNT - refunded - released, released);

        vm.prank(buyer);
        escrow.release(_order, AMOUNT - refunded, 0, "");
        assertBalance(buyer, buyerBefore + refunded);
        assertBalance(feeRecipient, feeOf(AMOUNT - refunded));
        assertBalance(seller, AMOUNT - refunded - feeOf(AMOUNT - refunded));
        assertState(_order, Status.Settled, 0, AMOUNT - refunded);
    }
}
