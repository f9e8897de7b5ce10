// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {CallbackTest} from "../helpers/CallbackTest.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";
import {TestGate} from "../helpers/TestGate.sol";

contract LockManyByCallbackRevertsTest is CallbackTest {
    function test_RevertWhen_TheListIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        lockManyByCallback(new Order[](0), 0);
    }

    function test_RevertWhen_GateDataHasAnotherLength() external {
        for (uint256 length = 0; length <= 2; length += 2) {
            _expectLength(length, 1);
            vm.prank(address(funder));
            escrow.lockManyByCallback(listOf(makeOrder(1)), new bytes[](length), dataOf(1));
        }
    }

    function test_RevertWhen_DataHasFewerEntriesThanThereAreRuns() external {
        for (uint256 runs = 0; runs < 3; ++runs) {
            _expectLength(runs, runs + 1);
            lockManyByCallback(_threeRuns(), runs);
        }
        _assertUntouched(_threeRuns());
    }

    function test_RevertWhen_DataHasMoreEntriesThanThereAreRuns() external {
        _expectLength(4, 3);
        lockManyByCallback(_threeRuns(), 4);
        // One entry an order is one mistake that suggests itself.
        _expectLength(2, 1);
        lockManyByCallback(listOf(makeOrder(1), makeOrder(2)), 2);
        _assertUntouched(_threeRuns());
    }

    function test_RevertWhen_TheOneItemIsLockedAlready() external {
        Order memory order = makeOrder(1);
        expectStatusError(lock(order), Status.Locked, IN_NONE);
        lockManyByCallback(listOf(order), 1);
        assertAsks(0);
    }

    function test_RevertWhen_OneItemOfManyBreaksARule() external {
        Order[] memory orders = _threeRuns();
        orders[2].lockBy = START - 1;
        bytes32 orderId = escrow.orderIdOf(orders[2]);
        vm.expectRevert(abi.encodeWithSelector(IFunding.LockTooLate.selector, orderId, START - 1, START));
        lockManyByCallback(orders, 3);

        (orders[2].lockBy, orders[2].seller) = (START, buyer);
        vm.expectRevert(abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, buyer));
        lockManyByCallback(orders, 3);

        (orders[2].seller, orders[2].amount) = (seller, 0);
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        lockManyByCallback(orders, 3);

        (orders[2].amount, orders[2].termsId) = (AMOUNT, keccak256("unknown"));
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, orders[2].termsId));
        lockManyByCallback(orders, 3);

        orders[2].token = stranger;
        expectNotAllowed(stranger);
        lockManyByCallback(orders, 3);
        _assertUntouched(orders);
    }

    function test_RevertWhen_AGateRefusesOneItemOfMany() external {
        (Order memory gated, TestGate gate) = makeGatedOrder(9);
        gate.setAnswer(TestGate.Answer.Other);
        Order[] memory orders = _threeRuns();
        orders[2] = gated;
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.GateRefused.selector, escrow.orderIdOf(gated), address(gate))
        );
        lockManyByCallback(orders, 3);
        _assertUntouched(orders);
    }

    function test_RevertWhen_TheCallerIsTheEscrow() external {
        expectNotAllowed(address(escrow));
        vm.prank(address(escrow));
        escrow.lockManyByCallback(_threeRuns(), new bytes[](3), dataOf(3));
    }

    function test_RevertWhen_TheCallerHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IFunding.FunderWithoutCode.selector, buyer));
        vm.prank(buyer);
        escrow.lockManyByCallback(_threeRuns(), new bytes[](3), dataOf(3));
        _assertUntouched(_threeRuns());
    }

    function test_RevertWhen_TheFunderReverts() external {
        for (uint256 run = 0; run < 3; ++run) {
            funder.misbehave(TestFunder.Conduct.Breaks, run, address(0));
            vm.expectRevert(abi.encodeWithSelector(TestFunder.FunderBroke.selector, run));
            lockManyByCallback(_threeRuns(), 3);
        }
        _assertUntouched(_threeRuns());
    }

    function test_RevertWhen_TheFunderBringsNothing() external {
        _expectRefused(TestFunder.Conduct.Nothing, 0);
    }

    function test_RevertWhen_TheFunderBringsOneUnitLess() external {
        _expectRefused(TestFunder.Conduct.OneLess, AMOUNT - 1);
    }

    function test_RevertWhen_TheFunderBringsOneUnitMore() external {
        _expectRefused(TestFunder.Conduct.OneMore, uint256(AMOUNT) + 1);
    }

    /// @dev The token of the other runs, so that at the end of the list the sums would be right in none.
    function test_RevertWhen_TheFunderBringsAnotherToken() external {
        _expectRefused(TestFunder.Conduct.OtherToken, 0);
    }

    /// @dev In each of the three runs; those before it were paid, and are undone.
    function _expectRefused(TestFunder.Conduct conduct, uint256 received) private {
        Order[] memory orders = _threeRuns();
        for (uint256 run = 0; run < 3; ++run) {
            address other = orders[(run + 1) % 2].token;
            funder.misbehave(conduct, run, other);
            expectMismatch(orders[run].token, received, AMOUNT);
            lockManyByCallback(orders, 3);
        }
        _assertUntouched(orders);
    }

    function _threeRuns() private view returns (Order[] memory) {
        return listOf(makeOrder(1), makeUsdcOrder(2), makeOrder(3));
    }

    function _expectLength(uint256 given, uint256 expected) private {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, given, expected));
    }

    /// @dev Nothing was locked, nothing moved, and the funder remembers no ask.
    function _assertUntouched(Order[] memory orders) private view {
        for (uint256 i = 0; i < orders.length; ++i) assertState(orders[i], Status.None, 0, 0);
        assertFunded(0);
        assertEq(usdc.balanceOf(address(funder)), PURSE);
        assertEq(usdc.balanceOf(address(escrow)), 0);
        assertAsks(0);
    }
}
