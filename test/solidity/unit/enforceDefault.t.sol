// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract EnforceDefaultTest is UnitTest {
    uint256 private constant UNTIL = uint256(START) + RULING;

    function test_RevertWhen_StatusIsNotDisputed() external {
        Status[4] memory statuses = [Status.None, Status.Locked, Status.Delivered, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_DISPUTED);
            escrow.enforceDefault(order);
        }
    }

    function test_RevertWhen_RulingIsInItsLastSecond() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Disputed);
        vm.warp(UNTIL);
        expectTooEarly(orderId, UNTIL + 1, UNTIL);
        escrow.enforceDefault(order);
    }

    function test_RevertWhen_CalledAgain() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Disputed);
        warpPast(UNTIL);
        escrow.enforceDefault(order);
        expectStatusError(orderId, Status.Settled, IN_DISPUTED);
        escrow.enforceDefault(order);
    }

    function test_PaysTheBuyerWhenDeliveryWasNeverConfirmed() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        raiseDispute(order, AMOUNT);
        uint256 buyerBefore = token.balanceOf(buyer);
        uint256 until = uint256(order.deliverBy) + RULING;
        vm.warp(until);
        expectTooEarly(orderId, until + 1, until);
        escrow.enforceDefault(order);

        warpPast(until);
        expectPaid(orderId, Exit.Defaulted, 0, AMOUNT, 0);
        vm.prank(stranger);
        escrow.enforceDefault(order);
        assertBalance(buyer, buyerBefore + AMOUNT);
        assertBalance(seller, 0);
        assertState(order, Status.Settled, 0, 0);
    }

    function test_DividesADeliveredOrderInTheFirstSecond() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = bringTo(order, Status.Disputed);
        uint256 buyerBefore = token.balanceOf(buyer);
        uint256 gross = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;
        warpPast(UNTIL);

        expectPaid(orderId, Exit.Defaulted, gross - feeOf(gross), AMOUNT - gross, feeOf(gross));
        vm.prank(stranger);
        escrow.enforceDefault(order);
        assertBalance(seller, gross - feeOf(gross));
        assertBalance(feeRecipient, feeOf(gross));
        assertBalance(buyer, buyerBefore + AMOUNT - gross);
        assertBalance(address(escrow), 0);
        assertState(order, Status.Settled, 0, gross);
    }

    function test_PaysTheBuyerWhenTheSellersDefaultIsZero() external {
        Order memory order = _disputedUnder(0, AMOUNT);
        warpPast(UNTIL);
        expectPaid(escrow.orderIdOf(order), Exit.Defaulted, 0, AMOUNT, 0);
        escrow.enforceDefault(order);
        assertBalance(seller, 0);
    }

    function test_PaysTheSellerWhenItsDefaultIsEverything() external {
        Order memory order = _disputedUnder(10_000, AMOUNT);
        warpPast(UNTIL);
        expectPaid(escrow.orderIdOf(order), Exit.Defaulted, AMOUNT - feeOf(AMOUNT), 0, feeOf(AMOUNT));
        escrow.enforceDefault(order);
        assertBalance(seller, AMOUNT - feeOf(AMOUNT));
    }

    function test_PaysTheNewHolders() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Disputed);
        moveSide(order, Side.Buyer, stranger);
        moveSide(order, Side.Seller, inspector);
        warpPast(UNTIL);
        escrow.enforceDefault(order);
        uint256 gross = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;
        assertBalance(inspector, gross);
        assertBalance(stranger, AMOUNT - gross);
    }

    function test_CreditsBothSidesWhenTheTokenRefuses() external {
        Order memory order = makeUsdcOrder(1);
        bringTo(order, Status.Disputed);
        usdc.blacklist(buyer);
        usdc.blacklist(seller);
        uint256 gross = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;
        warpPast(UNTIL);

        expectCredit(seller, address(usdc), gross - feeOf(gross));
        expectCredit(buyer, address(usdc), AMOUNT - gross);
        escrow.enforceDefault(order);
        assertEq(usdc.balanceOf(feeRecipient), feeOf(gross));
        assertEq(creditOf(seller, address(usdc)), gross - feeOf(gross));
        assertEq(creditOf(buyer, address(usdc)), AMOUNT - gross);
    }

    function testFuzz_RoundsInFavorOfTheBuyer(uint96 amount, uint16 bps) external {
        bps = uint16(bound(bps, 0, 10_000));
        amount = uint96(bound(amount, 1, type(uint96).max));
        Order memory order = _disputedUnder(bps, amount);
        uint256 buyerBefore = token.balanceOf(buyer);
        uint256 gross = (uint256(amount) * bps) / 10_000;
        warpPast(UNTIL);
        escrow.enforceDefault(order);
        assertBalance(seller, gross - feeOf(gross));
        assertBalance(buyer, buyerBefore + amount - gross);
        assertBalance(address(escrow), 0);
    }

    function _disputedUnder(uint16 defaultSellerBps, uint96 amount) private returns (Order memory order) {
        Terms memory terms = feeTerms();
        terms.defaultSellerBps = defaultSellerBps;
        order = makeOrder(7);
        order.amount = amount;
        order.termsId = escrow.publishTerms(terms);
        bringTo(order, Status.Disputed);
    }
}
