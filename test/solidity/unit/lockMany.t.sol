// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract LockManyTest is UnitTest {
    bytes4 private constant WRONG_STATUS = IOrderErrors.OrderStatusNotAllowed.selector;

    function test_RevertWhen_TheListIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.lockMany(new Order[](0), new bytes[](0));
    }

    function test_RevertWhen_GateDataHasAnotherLength() external {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, 2, 1));
        escrow.lockMany(listOf(makeOrder(1)), new bytes[](2));
    }

    function test_RevertWhen_TheOneItemIsLockedAlready() external {
        Order memory order = makeOrder(1);
        expectStatusError(lock(order), Status.Locked, IN_NONE);
        _lockMany(listOf(order));
    }

    function test_RevertWhen_OneItemOfManyBreaksARule() external {
        Order memory bad = makeOrder(2);
        bad.lockBy = START - 1;
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.LockTooLate.selector, escrow.orderIdOf(bad), START - 1, START)
        );
        _lockMany(listOf(makeOrder(1), bad));
        assertState(makeOrder(1), Status.None, 0, 0);
    }

    function test_LocksOne() external {
        _lockMany(listOf(makeOrder(1)));
        assertState(makeOrder(1), Status.Locked, AMOUNT, 0);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_SkipsWhatIsLockedAndTheDuplicate() external {
        Order memory locked = makeOrder(1);
        Order memory fresh = makeOrder(2);
        bytes32 lockedId = lock(locked);
        bytes32 freshId = escrow.orderIdOf(fresh);

        expectSkipped(lockedId, WRONG_STATUS);
        expectSkipped(freshId, WRONG_STATUS);
        _lockMany(listOf(locked, fresh, fresh));
        assertBalance(address(escrow), 2 * uint256(AMOUNT));
    }

    function test_PullsOneTransferForEachRun() external {
        Order[] memory orders = new Order[](5);
        for (uint256 i = 0; i < 5; ++i) orders[i] = i == 2 || i == 3 ? makeUsdcOrder(i) : makeOrder(i);
        bytes memory two = abi.encodeCall(IERC20.transferFrom, (buyer, address(escrow), 2 * uint256(AMOUNT)));
        bytes memory one = abi.encodeCall(IERC20.transferFrom, (buyer, address(escrow), AMOUNT));

        vm.expectCall(address(token), two, 1);
        vm.expectCall(address(usdc), two, 1);
        vm.expectCall(address(token), one, 1);
        _lockMany(orders);
        assertBalance(address(escrow), 3 * uint256(AMOUNT));
        assertEq(usdc.balanceOf(address(escrow)), 2 * uint256(AMOUNT));
    }

    function test_SkipsEverythingTheSecondTime() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2));
        _lockMany(orders);
        expectSkipped(escrow.orderIdOf(orders[0]), WRONG_STATUS);
        expectSkipped(escrow.orderIdOf(orders[1]), WRONG_STATUS);
        _lockMany(orders);
        assertBalance(address(escrow), 2 * uint256(AMOUNT));
    }

    function _lockMany(Order[] memory orders) private {
        vm.prank(buyer);
        escrow.lockMany(orders, new bytes[](orders.length));
    }
}
