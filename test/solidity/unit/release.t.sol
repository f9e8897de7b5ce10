// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ReleaseTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;

    function test_PaysTheSellerAndTheFeeRecipient() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        uint256 fee = feeOf(AMOUNT);

        expectPaid(orderId, Exit.Released, AMOUNT - fee, 0, fee);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        assertBalance(seller, AMOUNT - fee);
        assertBalance(feeRecipient, fee);
        assertBalance(address(escrow), 0);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_EveryStatusCanBeReached() external {
        for (uint8 i = 0; i <= uint8(Status.Settled); ++i) {
            Order memory order = makeFeeOrder(i);
            bringTo(order, Status(i));
            assertEq(uint8(stateOf(order).status), i);
        }
    }

    function test_PaysAPartAndStaysLocked() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);

        expectPaid(orderId, Exit.Released, 400, 0, 0);
        vm.prank(buyer);
        escrow.release(order, 400, 0, "");

        assertBalance(seller, 400);
        assertState(order, Status.Locked, AMOUNT - 400, 400);
        assertUntil(order, order.deliverBy);

        expectPaid(orderId, Exit.Released, 1, 0, 0);
        vm.prank(buyer);
        escrow.release(order, 401, 0, "");
        assertState(order, Status.Locked, AMOUNT - 401, 401);
    }

    function test_SettlesALockedOrderAfterDeliverBy() external {
        Order memory order = makeOrder(1);
        lock(order);
        warpPast(order.deliverBy);

        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_PaysAPartAndStaysDelivered() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);

        vm.prank(buyer);
        escrow.release(order, 400, 0, "");
        assertBalance(seller, 400);
        assertState(order, Status.Delivered, AMOUNT - 400, 400);
        assertUntil(order, START + INSPECTION);
    }

    function test_SettlesADeliveredOrderAfterInspection() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        warpPast(START + INSPECTION);

        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_ConcedesADispute() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        vm.prank(buyer);
        escrow.release(order, 1_000, 0, "");
        deliver(order);
        raiseDispute(order, 5_000);
        uint256 fee = feeOf(AMOUNT) - feeOf(AMOUNT - 5_000);

        expectPaid(orderId, Exit.Released, 5_000 - fee, 0, fee);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        assertState(order, Status.Settled, 0, AMOUNT);
        assertBalance(seller, AMOUNT - feeOf(AMOUNT));
    }

    function test_TakesASignatureInItsLastSecondFromAnyone() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        bytes memory signature = signRelease(buyerKey, orderId, 700, SIGN_BY);
        vm.warp(SIGN_BY);

        expectPaid(orderId, Exit.Released, 700, 0, 0);
        vm.prank(stranger);
        escrow.release(order, 700, SIGN_BY, signature);
        assertBalance(seller, 700);
        assertBalance(stranger, 0);
    }

    function test_TakesAWalletContractsSignature() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        moveSide(order, Side.Buyer, makeWallet(stranger));
        // `makeAddrAndKey` derives the key from the name.
        uint256 strangerKey = uint256(keccak256("stranger"));

        escrow.release(order, 700, SIGN_BY, signRelease(strangerKey, orderId, 700, SIGN_BY));
        assertState(order, Status.Locked, AMOUNT - 700, 700);
    }

    function test_TakesTheNewBuyersCall() external {
        Order memory order = makeOrder(1);
        lock(order);
        moveSide(order, Side.Buyer, stranger);

        vm.prank(stranger);
        escrow.release(order, AMOUNT, 0, "");
        assertBalance(seller, AMOUNT);
    }

    function test_PaysTheNewSeller() external {
        Order memory order = makeFeeOrder(1);
        lock(order);
        moveSide(order, Side.Seller, stranger);

        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertBalance(seller, 0);
        assertBalance(stranger, AMOUNT - feeOf(AMOUNT));
    }

    function test_CreditsABlockedSeller() external {
        Order memory order = makeUsdcOrder(1);
        bytes32 orderId = lock(order);
        usdc.blacklist(seller);
        uint256 fee = feeOf(AMOUNT);

        expectPaid(orderId, Exit.Released, AMOUNT - fee, 0, fee);
        expectCredit(seller, address(usdc), AMOUNT - fee);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        assertEq(creditOf(seller, address(usdc)), AMOUNT - fee);
        assertEq(usdc.balanceOf(feeRecipient), fee);
        assertEq(usdc.balanceOf(address(escrow)), AMOUNT - fee);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_CreditsABlockedFeeRecipient() external {
        Order memory order = makeUsdcOrder(1);
        lock(order);
        usdc.blacklist(feeRecipient);
        uint256 fee = feeOf(AMOUNT);

        expectCredit(feeRecipient, address(usdc), fee);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        assertEq(creditOf(feeRecipient, address(usdc)), fee);
        assertEq(usdc.balanceOf(seller), AMOUNT - fee);
    }

    function testFuzz_TwoPartsPayTheFeeOfOne(uint96 amount, uint96 part) external {
        Order memory order = makeFeeOrder(1);
        order.amount = uint96(bound(amount, 2, type(uint96).max));
        part = uint96(bound(part, 1, order.amount - 1));
        lock(order);

        vm.startPrank(buyer);
        escrow.release(order, part, 0, "");
        assertState(order, Status.Locked, order.amount - part, part);
        escrow.release(order, order.amount, 0, "");
        vm.stopPrank();

        assertBalance(feeRecipient, feeOf(order.amount));
        assertBalance(seller, order.amount - feeOf(order.amount));
        assertState(order, Status.Settled, 0, order.amount);
    }
}
