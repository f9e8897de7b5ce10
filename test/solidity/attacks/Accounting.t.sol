// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../contracts/interfaces/ICredits.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {ISettlements} from "../../../contracts/interfaces/ISettlements.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @notice Attempts to get more out of an order than went in.
contract AccountingAttacksTest is AttackTest {
    function test_doubleClaim() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");

        expectStatusError(orderId, Status.Settled, Action.Claim);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        expectStatusError(orderId, Status.Settled, Action.Claim);
        vm.prank(seller);
        escrow.claimMany(listOf(order));
        assertMoney(AMOUNT, AMOUNT);
    }

    function test_claimAfterRelease() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        expectStatusError(orderId, Status.Settled, Action.Claim);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        assertMoney(AMOUNT, AMOUNT);
    }

    function test_claimAfterPartialRelease_paysTheRestOnly() external {
        (Order memory order, ) = _claimable(1);
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        assertMoney(AMOUNT, AMOUNT);
    }

    function test_releaseAfterPartialRefund() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        uint96 refunded = 300;
        vm.prank(seller);
        escrow.refund(order, refunded);

        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, orderId, AMOUNT, AMOUNT - refunded)
        );
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        vm.prank(buyer);
        escrow.release(order, AMOUNT - refunded, 0, "");
        assertStatus(order, Status.Settled);
        assertMoney(AMOUNT, AMOUNT - refunded);
    }

    function test_refundAfterClaim() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");

        expectStatusError(orderId, Status.Settled, Action.Refund);
        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        expectStatusError(orderId, Status.Settled, Action.Refund);
        vm.prank(seller);
        escrow.refund(order, 1);
        assertMoney(AMOUNT, AMOUNT);
    }

    /// @dev All that was released is gone from the order: what comes out beside it is never more than held.
    function test_refundBeyondHeld() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        vm.prank(buyer);
        escrow.release(order, 400, 0, "");

        vm.expectRevert(
            abi.encodeWithSelector(IPayouts.HeldExceeded.selector, orderId, AMOUNT - 399, AMOUNT - 400)
        );
        vm.prank(seller);
        escrow.refund(order, AMOUNT - 399);
        assertMoney(2 * AMOUNT - 400, 400);
    }

    function test_feeDodgeByDustReleases() external {
        Order memory order = makeFeeOrder(1);
        order.amount = 250;
        lock(order);
        // A single unit's fee rounds to zero each time; on the running total it does not.
        vm.startPrank(buyer);
        for (uint96 total = 1; total <= 250; ++total) escrow.release(order, total, 0, "");
        vm.stopPrank();

        uint256 fee = (uint256(250) * FEE_BPS) / 10_000;
        assertEq(fee, 3);
        assertEq(token.balanceOf(feeRecipient), fee);
        assertMoney(0, 250 - fee);
    }

    function test_disputeOfMoreThanHeld() external {
        (Order memory order, ) = _delivered(1);
        vm.prank(seller);
        escrow.refund(order, 1);
        vm.prank(buyer);
        escrow.dispute(order, type(uint96).max, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        assertStatus(order, Status.Disputed);
        assertHeld(order, AMOUNT - 1);
    }

    function test_rulingOverHeld() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        raiseDispute(order, 1_000);
        vm.warp(START + EVIDENCE + 1);

        vm.expectRevert(abi.encodeWithSelector(IPayouts.HeldExceeded.selector, orderId, 1_001, 1_000));
        vm.prank(arbitrator);
        escrow.rule(order, 1, 1_000);
        uint256 wrapped = 2 * uint256(type(uint96).max);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.HeldExceeded.selector, orderId, wrapped, 1_000));
        vm.prank(arbitrator);
        escrow.rule(order, type(uint96).max, type(uint96).max);
        assertHeld(order, 1_000);
    }

    function test_zeroAmounts() external {
        Order memory empty = makeOrder(7);
        empty.amount = 0;
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        lock(empty);

        (Order memory order, ) = _delivered(1);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, 0, 0));
        vm.prank(buyer);
        escrow.release(order, 0, 0, "");
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        vm.prank(seller);
        escrow.refund(order, 0);
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        vm.prank(buyer);
        escrow.dispute(order, 0, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        escrow.withdraw(seller, address(token), 0, 0, "");
        vm.expectRevert(abi.encodeWithSelector(ICredits.CreditExceeded.selector, 1, 0));
        escrow.withdraw(seller, address(token), 1, 0, "");
        assertHeld(order, AMOUNT);
    }

    function test_uint96Edge() external {
        Order memory order = makeFeeOrder(1);
        order.amount = type(uint96).max;
        lock(order);
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");
        vm.prank(seller);
        escrow.refund(order, 1);
        vm.prank(buyer);
        escrow.release(order, type(uint96).max - 1, 0, "");

        uint256 gross = uint256(type(uint96).max) - 1;
        uint256 fee = (gross * FEE_BPS) / 10_000;
        assertEq(token.balanceOf(feeRecipient), fee);
        assertMoney(0, gross - fee);
        assertStatus(order, Status.Settled);
    }

    function test_sameOrderLockedTwice() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        expectStatusError(orderId, Status.Locked, Action.Lock);
        lock(order);

        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        expectStatusError(orderId, Status.Settled, Action.Lock);
        lock(order);
        assertMoney(0, 0);
    }

    function test_duplicateInABatch() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = escrow.orderIdOf(order);
        vm.expectEmit(address(escrow));
        emit IOrderErrors.OrderSkipped(orderId, IOrderErrors.OrderStatusNotAllowed.selector);
        vm.prank(buyer);
        escrow.lockMany(listOf(order, order), new bytes[](2));
        assertMoney(AMOUNT, 0);

        deliverMany(listOf(order, order));
        lock(makeOrder(2));
        vm.expectEmit(address(escrow));
        emit IOrderErrors.OrderSkipped(orderId, IOrderErrors.OrderStatusNotAllowed.selector);
        vm.prank(buyer);
        escrow.releaseMany(listOf(order, order));
        assertMoney(AMOUNT, AMOUNT);
    }

    function test_nextOrdersThatDoNotAddUp() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        Settlement memory settlement = division(1, 2);
        settlement.next = listOf(makeOrder(2), makeOrder(3));
        settlement.next[0].amount = AMOUNT - 4;
        settlement.next[1].amount = 2;
        _expectSumMismatch(order, orderId, settlement, uint256(AMOUNT) + 1);
        settlement.next[0].amount = AMOUNT - 6;
        _expectSumMismatch(order, orderId, settlement, uint256(AMOUNT) - 1);
        // The sum is taken in 256 bits: no wrap makes it fit.
        settlement.next[0].amount = type(uint96).max;
        settlement.next[1].amount = AMOUNT - 2;
        _expectSumMismatch(order, orderId, settlement, uint256(type(uint96).max) + AMOUNT + 1);
        assertHeld(order, AMOUNT);
    }

    /// @dev One next order twice: it would be locked once and paid twice.
    function test_sameNextOrderTwice() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        Order memory next = makeOrder(2);
        next.amount = AMOUNT / 2;
        Settlement memory settlement = division(0, 0);
        settlement.next = listOf(next, next);
        bytes memory buyerSigned = signSettlement(buyerKey, orderId, settlement);
        bytes memory sellerSigned = signSettlement(sellerKey, orderId, settlement);
        expectStatusError(escrow.orderIdOf(next), Status.Locked, Action.Lock);
        escrow.settle(order, settlement, new bytes[](2), buyerSigned, sellerSigned);
        assertHeld(order, AMOUNT);
        assertStatus(next, Status.None);
    }

    function test_nextOrderOfAnotherToken() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        Settlement memory settlement = division(0, 0);
        settlement.next = listOf(makeOrderIn(makeAddr("other token"), 2));
        bytes memory buyerSigned = signSettlement(buyerKey, orderId, settlement);
        bytes memory sellerSigned = signSettlement(sellerKey, orderId, settlement);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlements.NextOrderTokenMismatch.selector,
                settlement.next[0].token,
                address(token)
            )
        );
        escrow.settle(order, settlement, new bytes[](1), buyerSigned, sellerSigned);
        assertHeld(order, AMOUNT);
    }

    function _expectSumMismatch(
        Order memory order,
        bytes32 orderId,
        Settlement memory settlement,
        uint256 sum
    ) private {
        bytes memory buyerSigned = signSettlement(buyerKey, orderId, settlement);
        bytes memory sellerSigned = signSettlement(sellerKey, orderId, settlement);
        vm.expectRevert(
            abi.encodeWithSelector(ISettlements.SettlementSumMismatch.selector, orderId, sum, AMOUNT)
        );
        escrow.settle(order, settlement, new bytes[](2), buyerSigned, sellerSigned);
    }

    /// @dev Delivered and past inspection, with another order's money beside it in the same pot.
    function _claimable(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        lock(makeOrder(salt + 1_000));
        (order, orderId) = _delivered(salt);
        vm.warp(START + INSPECTION + 1);
    }

    function _delivered(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Delivered);
    }
}
