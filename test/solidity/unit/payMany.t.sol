// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract PayManyTest is UnitTest {
    bytes4 private constant WRONG_STATUS = IOrderErrors.OrderStatusNotAllowed.selector;
    bytes4 private constant EARLY = IOrderErrors.ActionTooEarly.selector;
    bytes4 private constant NOT_HOLDER = IOrderErrors.CallerNotHolder.selector;

    function test_ReleasesOne() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        uint256 fee = feeOf(AMOUNT);
        expectPaid(orderId, Exit.Released, AMOUNT - fee, 0, fee);
        vm.prank(buyer);
        escrow.releaseMany(listOf(order));
        assertBalance(seller, AMOUNT - fee);
        assertBalance(feeRecipient, fee);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_ClaimsOneInItsFirstSecond() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        warpPast(START + INSPECTION);
        uint256 fee = feeOf(AMOUNT);
        expectPaid(orderId, Exit.Claimed, AMOUNT - fee, 0, fee);
        vm.prank(seller);
        escrow.claimMany(listOf(order));
        assertBalance(seller, AMOUNT - fee);
        assertBalance(feeRecipient, fee);
        assertState(order, Status.Settled, 0, AMOUNT);
    }

    function test_ReclaimsOneInItsFirstSecond() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        uint256 buyerBefore = token.balanceOf(buyer);
        warpPast(order.deliverBy);
        expectPaid(orderId, Exit.Reclaimed, 0, AMOUNT, 0);
        vm.prank(buyer);
        escrow.reclaimMany(listOf(order));
        assertBalance(buyer, buyerBefore + AMOUNT);
        assertBalance(feeRecipient, 0);
        assertState(order, Status.Settled, 0, 0);
    }

    function test_SkipsTheWrongStatusTheEarlyAndTheSold() external {
        Order memory settled = makeOrder(1);
        Order memory early = makeOrder(2);
        Order memory sold = makeOrder(3);
        bringTo(settled, Status.Settled);
        bringTo(sold, Status.Delivered);
        moveSide(sold, Side.Seller, stranger);
        vm.warp(START + 1);
        bringTo(early, Status.Delivered);
        vm.warp(START + INSPECTION + 1);
        uint256 sellerBefore = token.balanceOf(seller);

        expectSkipped(escrow.orderIdOf(settled), WRONG_STATUS);
        expectSkipped(escrow.orderIdOf(early), EARLY);
        expectSkipped(escrow.orderIdOf(sold), NOT_HOLDER);
        vm.prank(seller);
        escrow.claimMany(listOf(settled, early, sold));

        assertBalance(seller, sellerBefore);
        assertBalance(stranger, 0);
        assertState(early, Status.Delivered, AMOUNT, 0);
        assertState(sold, Status.Delivered, AMOUNT, 0);
    }

    function test_ReclaimSkipsAndPaysTheRest() external {
        Order memory early = makeOrder(1);
        early.deliverBy += 1;
        Order memory good = makeOrder(2);
        Order memory delivered = makeOrder(3);
        lock(early);
        lock(good);
        bringTo(delivered, Status.Delivered);
        uint256 buyerBefore = token.balanceOf(buyer);
        warpPast(good.deliverBy);

        expectSkipped(escrow.orderIdOf(early), EARLY);
        expectPaid(escrow.orderIdOf(good), Exit.Reclaimed, 0, AMOUNT, 0);
        expectSkipped(escrow.orderIdOf(delivered), WRONG_STATUS);
        vm.prank(buyer);
        escrow.reclaimMany(listOf(early, good, delivered));
        assertBalance(buyer, buyerBefore + AMOUNT);
    }

    function test_ReleaseSkipsWhatIsNotTheCallers() external {
        Order memory mine = makeOrder(1);
        Order memory moved = makeOrder(2);
        lock(mine);
        lock(moved);
        moveSide(moved, Side.Buyer, stranger);

        expectPaid(escrow.orderIdOf(mine), Exit.Released, AMOUNT, 0, 0);
        expectSkipped(escrow.orderIdOf(moved), NOT_HOLDER);
        vm.prank(buyer);
        escrow.releaseMany(listOf(mine, moved));
        assertBalance(seller, AMOUNT);
    }

    function test_PaysADuplicateOnce() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        expectPaid(orderId, Exit.Released, AMOUNT, 0, 0);
        expectSkipped(orderId, WRONG_STATUS);
        vm.prank(buyer);
        escrow.releaseMany(listOf(order, order));
        assertBalance(seller, AMOUNT);
    }

    function test_SkipsEverythingTheSecondTime() external {
        Order memory first = makeOrder(1);
        Order memory second = makeOrder(2);
        lock(first);
        lock(second);
        vm.startPrank(buyer);
        escrow.releaseMany(listOf(first, second));
        assertBalance(seller, 2 * uint256(AMOUNT));

        expectSkipped(escrow.orderIdOf(first), WRONG_STATUS);
        expectSkipped(escrow.orderIdOf(second), WRONG_STATUS);
        escrow.releaseMany(listOf(first, second));
        vm.stopPrank();
        assertBalance(seller, 2 * uint256(AMOUNT));
    }

    function test_NetsARunIntoOneTransferEach() external {
        Order[] memory orders = new Order[](4);
        for (uint256 i = 0; i < 4; ++i) {
            orders[i] = makeFeeOrder(i);
            // Two runs of two: another seller from the third on.
            if (i > 1) orders[i].seller = inspector;
            lock(orders[i]);
        }
        uint256 fee = feeOf(AMOUNT);
        uint256 run = 2 * (AMOUNT - fee);

        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (seller, run)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (inspector, run)), 1);
        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (feeRecipient, 4 * fee)), 1);
        vm.prank(buyer);
        escrow.releaseMany(orders);
        assertBalance(seller, run);
        assertBalance(inspector, run);
        assertBalance(feeRecipient, 4 * fee);
        assertBalance(address(escrow), 0);
    }

    function test_StartsANewRunWhenTheTokenChanges() external {
        Order memory first = makeFeeOrder(1);
        Order memory second = makeUsdcOrder(2);
        Order memory third = makeFeeOrder(3);
        lock(first);
        lock(second);
        lock(third);
        uint256 net = AMOUNT - feeOf(AMOUNT);

        vm.expectCall(address(token), abi.encodeCall(IERC20.transfer, (seller, net)), 2);
        vm.expectCall(address(usdc), abi.encodeCall(IERC20.transfer, (seller, net)), 1);
        vm.prank(buyer);
        escrow.releaseMany(listOf(first, second, third));
        assertBalance(seller, 2 * net);
        assertEq(usdc.balanceOf(seller), net);
        assertBalance(feeRecipient, 2 * feeOf(AMOUNT));
        assertEq(usdc.balanceOf(feeRecipient), feeOf(AMOUNT));
    }

    function test_ConcedesADisputeInAList() external {
        Order memory disputed = makeOrder(1);
        Order memory locked = makeOrder(2);
        bringTo(disputed, Status.Disputed);
        lock(locked);
        vm.prank(buyer);
        escrow.releaseMany(listOf(disputed, locked));
        assertState(disputed, Status.Settled, 0, AMOUNT);
        assertBalance(seller, 2 * uint256(AMOUNT));
    }

    function test_OpenClaimsPayEachSellerFromTheirFirstSecond() external {
        Order memory sold = makeFeeOrder(1);
        Order memory plain = makeFeeOrder(2);
        bringTo(sold, Status.Delivered);
        moveSide(sold, Side.Seller, inspector);
        vm.warp(START + 1);
        bringTo(plain, Status.Delivered);
        vm.warp(START + INSPECTION + OPEN_CLAIM);
        uint256 net = AMOUNT - feeOf(AMOUNT);

        expectPaid(escrow.orderIdOf(sold), Exit.Claimed, net, 0, feeOf(AMOUNT));
        expectSkipped(escrow.orderIdOf(plain), NOT_HOLDER);
        vm.prank(stranger);
        escrow.claimMany(listOf(sold, plain));
        assertBalance(inspector, net);

        vm.warp(START + INSPECTION + OPEN_CLAIM + 1);
        vm.prank(stranger);
        escrow.claimMany(listOf(plain));
        assertBalance(seller, net);
        assertBalance(stranger, 0);
    }

    function test_CreditsAWholeRunThatIsRefused() external {
        Order memory first = makeUsdcOrder(1);
        Order memory second = makeUsdcOrder(2);
        bytes32 firstId = lock(first);
        bytes32 secondId = lock(second);
        usdc.blacklist(seller);
        uint256 fee = feeOf(AMOUNT);

        expectPaid(firstId, Exit.Released, AMOUNT - fee, 0, fee);
        expectPaid(secondId, Exit.Released, AMOUNT - fee, 0, fee);
        expectCredit(seller, address(usdc), 2 * (AMOUNT - fee));
        vm.prank(buyer);
        escrow.releaseMany(listOf(first, second));
        assertEq(creditOf(seller, address(usdc)), 2 * (AMOUNT - fee));
        assertEq(usdc.balanceOf(feeRecipient), 2 * fee);
    }

    function test_ReclaimPaysTheNewBuyer() external {
        Order memory first = makeOrder(1);
        Order memory second = makeOrder(2);
        lock(first);
        lock(second);
        moveSide(first, Side.Buyer, stranger);
        moveSide(second, Side.Buyer, stranger);
        warpPast(first.deliverBy);
        vm.prank(stranger);
        escrow.reclaimMany(listOf(first, second));
        assertBalance(stranger, 2 * uint256(AMOUNT));
    }

    function testFuzz_AListPaysWhatSinglesPay(uint96[3] memory amounts, uint8 picks) external {
        Order[] memory orders = new Order[](3);
        uint256 expectedNet;
        uint256 expectedFee;
        for (uint256 i = 0; i < 3; ++i) {
            bool hasFee = (picks >> i) & 1 == 1;
            orders[i] = hasFee ? makeFeeOrder(i) : makeOrder(i);
            orders[i].amount = uint96(bound(amounts[i], 1, type(uint96).max));
            lock(orders[i]);
            uint256 fee = hasFee ? feeOf(orders[i].amount) : 0;
            expectedFee += fee;
            expectedNet += orders[i].amount - fee;
        }
        vm.prank(buyer);
        escrow.releaseMany(orders);
        assertBalance(seller, expectedNet);
        assertBalance(feeRecipient, expectedFee);
        assertBalance(address(escrow), 0);
    }
}
