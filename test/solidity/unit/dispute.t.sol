// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../contracts/interfaces/IDisputes.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract DisputeTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;

    function test_SellerDisputesALockedOrderInItsLastSecond() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        vm.warp(order.deliverBy);
        uint256 until = uint256(order.deliverBy) + RULING;

        _expectDisputed(orderId, Side.Seller, DisputeReason.AttestersSilent, AMOUNT, until);
        vm.prank(seller);
        escrow.dispute(order, AMOUNT, DisputeReason.AttestersSilent, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, AMOUNT, 0);
        assertUntil(order, until);
        assertFalse(stateOf(order).delivered);
    }

    function test_AnEarlySellersDisputeCountsFromDeliverBy() external {
        Order memory order = makeOrder(1);
        lock(order);
        vm.prank(seller);
        escrow.dispute(order, type(uint96).max, DisputeReason.AttestersSilent, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, AMOUNT, 0);
        assertUntil(order, uint256(order.deliverBy) + RULING);
    }

    function test_BuyerDisputesAllInTheLastSecond() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        uint256 lastSecond = START + INSPECTION;
        vm.warp(lastSecond);

        _expectDisputed(orderId, Side.Buyer, DisputeReason.Counterfeit, AMOUNT, lastSecond + RULING);
        vm.prank(buyer);
        escrow.dispute(order, AMOUNT, DisputeReason.Counterfeit, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, AMOUNT, 0);
        assertUntil(order, lastSecond + RULING);
        assertTrue(stateOf(order).delivered);
        assertBalance(seller, 0);
    }

    function test_PaysTheUndisputedRestAtOnce() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        uint256 rest = AMOUNT - 300;

        expectPaid(orderId, Exit.Undisputed, rest - feeOf(rest), 0, feeOf(rest));
        _expectDisputed(orderId, Side.Buyer, DisputeReason.QuantityShort, 300, uint256(START) + RULING);
        vm.prank(buyer);
        escrow.dispute(order, 300, DisputeReason.QuantityShort, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, 300, rest);
        assertUntil(order, uint256(START) + RULING);
        assertBalance(seller, rest - feeOf(rest));
        assertBalance(feeRecipient, feeOf(rest));
        assertBalance(address(escrow), 300);
    }

    function test_MoreThanHeldMeansAll() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        vm.prank(seller);
        escrow.refund(order, 1);

        _expectDisputed(orderId, Side.Buyer, DisputeReason.Other, AMOUNT - 1, uint256(START) + RULING);
        vm.prank(buyer);
        escrow.dispute(order, AMOUNT, DisputeReason.Other, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, AMOUNT - 1, 0);
    }

    function test_CreditsABlockedSellerForTheRest() external {
        Order memory order = makeUsdcOrder(1);
        bringTo(order, Status.Delivered);
        usdc.blacklist(seller);
        uint256 net = AMOUNT - 300 - feeOf(AMOUNT - 300);

        expectCredit(seller, address(usdc), net);
        vm.prank(buyer);
        escrow.dispute(order, 300, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        assertEq(creditOf(seller, address(usdc)), net);
        assertState(order, Status.Disputed, 300, AMOUNT - 300);
    }

    function test_TakesTheBuyersSignatureInItsLastSecond() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        bytes memory signature = signDispute(
            buyerKey,
            orderId,
            500,
            DisputeReason.Damaged,
            EVIDENCE_HASH,
            SIGN_BY
        );
        vm.warp(SIGN_BY);
        vm.prank(stranger);
        escrow.dispute(order, 500, DisputeReason.Damaged, EVIDENCE_HASH, SIGN_BY, signature);
        assertState(order, Status.Disputed, 500, AMOUNT - 500);
        assertBalance(stranger, 0);
    }

    function test_TakesTheSellersSignatureFromAnyone() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        bytes memory signature = signDispute(
            sellerKey,
            orderId,
            AMOUNT,
            DisputeReason.AttestersSilent,
            EVIDENCE_HASH,
            SIGN_BY
        );
        vm.prank(stranger);
        escrow.dispute(order, AMOUNT, DisputeReason.AttestersSilent, EVIDENCE_HASH, SIGN_BY, signature);
        assertState(order, Status.Disputed, AMOUNT, 0);
    }

    function test_TakesTheNewHoldersCall() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        moveSide(order, Side.Buyer, makeWallet(stranger));
        address holder = escrow.holderOf(order, Side.Buyer);
        vm.prank(holder);
        escrow.dispute(order, AMOUNT, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        assertState(order, Status.Disputed, AMOUNT, 0);
        assertTrue(stateOf(order).sidesMoved);
    }

    function testFuzz_DisputedAndUndisputedAreAll(uint96 amount) external {
        Order memory order = makeFeeOrder(1);
        bringTo(order, Status.Delivered);
        amount = uint96(bound(amount, 1, type(uint96).max));
        vm.prank(buyer);
        escrow.dispute(order, amount, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        uint256 held = amount < AMOUNT ? amount : AMOUNT;
        assertState(order, Status.Disputed, held, AMOUNT - held);
        assertBalance(address(escrow), held);
        assertBalance(feeRecipient, feeOf(AMOUNT - held));
    }

    function _expectDisputed(
        bytes32 orderId,
        Side side,
        DisputeReason reason,
        uint256 disputed,
        uint256 until
    ) private {
        vm.expectEmit(address(escrow));
        emit IDisputes.OrderDisputed(orderId, side, reason, EVIDENCE_HASH, disputed, until);
    }
}
