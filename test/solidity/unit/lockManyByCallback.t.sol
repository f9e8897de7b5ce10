// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {CallbackTest} from "../helpers/CallbackTest.sol";
import {TestGate} from "../helpers/TestGate.sol";

contract LockManyByCallbackTest is CallbackTest {
    bytes4 private constant WRONG_STATUS = IOrderErrors.OrderStatusNotAllowed.selector;

    function test_LocksOne() external {
        lockManyByCallback(listOf(makeOrder(1)), 1);
        assertState(makeOrder(1), Status.Locked, AMOUNT, 0);
        assertAsks(1);
        assertAsk(0, listOf(makeOrder(1)), AMOUNT, "0");
        assertFunded(AMOUNT);
    }

    function test_AsksOnceForTheSumOfOneToken() external {
        Order[] memory orders = listOf(makeOrder(1), makeFeeOrder(2), makeOrder(3));
        (orders[0].amount, orders[2].amount) = (1, 7);
        for (uint256 i = 0; i < orders.length; ++i) expectLocked(orders[i], address(funder));
        lockManyByCallback(orders, 1);
        assertState(orders[0], Status.Locked, 1, 0);
        assertState(orders[1], Status.Locked, AMOUNT, 0);
        assertState(orders[2], Status.Locked, 7, 0);
        assertAsks(1);
        assertAsk(0, orders, uint256(AMOUNT) + 8, "0");
        assertFunded(uint256(AMOUNT) + 8);
    }

    function test_AsksOnceForEachRun() external {
        Order[] memory orders = new Order[](5);
        for (uint256 i = 0; i < 5; ++i) orders[i] = i == 2 || i == 3 ? makeUsdcOrder(i) : makeOrder(i);
        lockManyByCallback(orders, 3);
        assertAsks(3);
        assertAsk(0, listOf(orders[0], orders[1]), 2 * uint256(AMOUNT), "0");
        assertAsk(1, listOf(orders[2], orders[3]), 2 * uint256(AMOUNT), "1");
        assertAsk(2, listOf(orders[4]), AMOUNT, "2");
        assertFunded(3 * uint256(AMOUNT));
        assertEq(usdc.balanceOf(address(escrow)), 2 * uint256(AMOUNT));
        assertEq(usdc.balanceOf(address(funder)), PURSE - 2 * uint256(AMOUNT));
    }

    function test_SkipsWhatIsLockedAndTheDuplicate() external {
        Order memory first = makeOrder(1);
        Order memory locked = makeOrder(2);
        locked.amount = 5;
        bytes32 lockedId = lockByCallback(locked, "");
        Order[] memory orders = new Order[](5);
        (orders[0], orders[1], orders[2], orders[3]) = (locked, first, locked, makeOrder(3));
        orders[4] = first;

        expectSkipped(lockedId, WRONG_STATUS);
        expectLocked(first, address(funder));
        expectSkipped(lockedId, WRONG_STATUS);
        expectLocked(orders[3], address(funder));
        expectSkipped(escrow.orderIdOf(first), WRONG_STATUS);
        lockManyByCallback(orders, 1);
        assertAsks(2);
        assertAsk(1, listOf(first, orders[3]), 2 * uint256(AMOUNT), "0");
        assertFunded(2 * uint256(AMOUNT) + 5);
    }

    /// @dev The data stays with its run, though the runs before it were left out.
    function test_AsksNothingForARunOfWhichNothingIsLeft() external {
        Order[] memory orders = listOf(makeOrder(1), makeUsdcOrder(2), makeOrder(3));
        lock(orders[0]);
        lock(orders[1]);
        lockManyByCallback(orders, 3);
        assertAsks(1);
        assertAsk(0, listOf(orders[2]), AMOUNT, "2");
        assertState(orders[2], Status.Locked, AMOUNT, 0);
    }

    /// @dev The middle run is the empty one, so the two runs of one token stay two.
    function test_DoesNotJoinTheRunsAroundAnEmptyOne() external {
        Order[] memory orders = listOf(makeOrder(1), makeUsdcOrder(2), makeOrder(3));
        lock(orders[1]);
        lockManyByCallback(orders, 3);
        assertAsks(2);
        assertAsk(0, listOf(orders[0]), AMOUNT, "0");
        assertAsk(1, listOf(orders[2]), AMOUNT, "2");
    }

    function test_TellsEachGateItsData() external {
        (Order memory first, TestGate firstGate) = makeGatedOrder(1);
        (Order memory second, TestGate secondGate) = makeGatedOrder(2);
        bytes[] memory gateData = new bytes[](2);
        (gateData[0], gateData[1]) = (bytes("one"), bytes("two"));
        vm.prank(address(funder));
        escrow.lockManyByCallback(listOf(first, second), gateData, dataOf(1));
        assertEq(firstGate.gateData(), bytes("one"));
        assertEq(secondGate.gateData(), bytes("two"));
        assertEq(firstGate.payer(), address(funder));
        assertEq(secondGate.orderId(), escrow.orderIdOf(second));
    }

    function test_SkipsEverythingTheSecondTime() external {
        Order[] memory orders = listOf(makeOrder(1), makeUsdcOrder(2));
        lockManyByCallback(orders, 2);
        _expectBothSkipped(orders);
        lockManyByCallback(orders, 2);
        assertAsks(2);
        assertFunded(AMOUNT);

        // Nothing is asked, so there is nobody who could not be asked.
        _expectBothSkipped(orders);
        vm.prank(stranger);
        escrow.lockManyByCallback(orders, new bytes[](2), dataOf(2));
        assertFunded(AMOUNT);
    }

    /// @param lockedBefore Bit i: order i was locked by somebody else.
    /// @param inUsdc Bit i: order i is in the other token.
    function testFuzz_AsksForExactlyWhatIsLeft(
        uint96[6] calldata amounts,
        uint8 lockedBefore,
        uint8 inUsdc
    ) external {
        uint256[2] memory left;
        uint256 runs = 1;
        Order[] memory orders = new Order[](amounts.length);
        for (uint256 i = 0; i < orders.length; ++i) {
            uint256 kind = (inUsdc >> i) & 1;
            orders[i] = kind == 1 ? makeUsdcOrder(i) : makeOrder(i);
            orders[i].amount = uint96(bound(amounts[i], 1, 10 * uint256(AMOUNT)));
            if (i != 0 && orders[i].token != orders[i - 1].token) ++runs;
            if ((lockedBefore >> i) & 1 == 1) lock(orders[i]);
            else left[kind] += orders[i].amount;
        }
        lockManyByCallback(orders, runs);

        assertBalance(address(funder), PURSE - left[0]);
        assertEq(usdc.balanceOf(address(funder)), PURSE - left[1]);
        uint256[2] memory held;
        for (uint256 i = 0; i < orders.length; ++i) {
            assertState(orders[i], Status.Locked, orders[i].amount, 0);
            held[(inUsdc >> i) & 1] += orders[i].amount;
        }
        assertBalance(address(escrow), held[0]);
        assertEq(usdc.balanceOf(address(escrow)), held[1]);
    }

    function _expectBothSkipped(Order[] memory orders) private {
        expectSkipped(escrow.orderIdOf(orders[0]), WRONG_STATUS);
        expectSkipped(escrow.orderIdOf(orders[1]), WRONG_STATUS);
    }
}
