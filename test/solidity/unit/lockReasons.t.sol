// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice Dates at their very ends are right: an order with another fault is refused for that fault.
contract LockReasonsTest is UnitTest {
    function test_RevertWhen_OnlyTheAmountIsWrong_TheDatesBeingTheLatest() external {
        Order memory order = _empty();
        order.deliverBy = uint40(block.timestamp + 365 days);
        _expectAmountZero(order);
    }

    function test_RevertWhen_OnlyTheAmountIsWrong_TheDatesBeingTheEarliest() external {
        Order memory order = _empty();
        order.lockBy = uint40(block.timestamp);
        order.deliverBy = order.lockBy + 1;
        _expectAmountZero(order);
    }

    function _empty() private view returns (Order memory order) {
        order = makeOrder(1);
        order.amount = 0;
    }

    function _expectAmountZero(Order memory order) private {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.AmountZero.selector));
        vm.prank(buyer);
        escrow.lock(order, "");
    }
}
