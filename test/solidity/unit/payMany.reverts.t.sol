// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract PayManyRevertsTest is UnitTest {
    function test_RevertWhen_ReleaseManyIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.releaseMany(new Order[](0));
    }

    function test_RevertWhen_ClaimManyIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.claimMany(new Order[](0));
    }

    function test_RevertWhen_ReclaimManyIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.reclaimMany(new Order[](0));
    }

    function test_RevertWhen_TheOneReleaseHasTheWrongStatus() external {
        Status[2] memory statuses = [Status.None, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_OPEN);
            vm.prank(buyer);
            escrow.releaseMany(listOf(order));
        }
    }

    function test_RevertWhen_TheOneClaimHasTheWrongStatus() external {
        Status[4] memory statuses = [Status.None, Status.Locked, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_DELIVERED);
            vm.prank(seller);
            escrow.claimMany(listOf(order));
        }
    }

    function test_RevertWhen_TheOneReclaimHasTheWrongStatus() external {
        Status[4] memory statuses = [Status.None, Status.Delivered, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_LOCKED);
            vm.prank(buyer);
            escrow.reclaimMany(listOf(order));
        }
    }

    function test_RevertWhen_TheOneClaimIsEarly() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        uint256 until = START + INSPECTION;
        vm.warp(until);
        expectTooEarly(orderId, until + 1, until);
        vm.prank(seller);
        escrow.claimMany(listOf(order));
    }

    function test_RevertWhen_TheOneReclaimIsEarly() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        vm.warp(order.deliverBy);
        expectTooEarly(orderId, uint256(order.deliverBy) + 1, order.deliverBy);
        vm.prank(buyer);
        escrow.reclaimMany(listOf(order));
    }

    function test_RevertWhen_TheOneReleaseIsNotTheCallers() external {
        Order memory order = makeOrder(1);
        expectNotHolder(lock(order), Side.Buyer, seller, buyer);
        vm.prank(seller);
        escrow.releaseMany(listOf(order));
    }

    function test_RevertWhen_TheOneClaimIsNotTheCallers() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Delivered);
        vm.warp(START + INSPECTION + OPEN_CLAIM - 1);
        expectNotHolder(orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claimMany(listOf(order));
    }

    function test_RevertWhen_TheOneReclaimIsNotTheCallers() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        warpPast(order.deliverBy);
        expectNotHolder(orderId, Side.Buyer, seller, buyer);
        vm.prank(seller);
        escrow.reclaimMany(listOf(order));
    }
}
