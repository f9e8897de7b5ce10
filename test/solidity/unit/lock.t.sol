// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {TestGate} from "../helpers/TestGate.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract LockTest is UnitTest {
    function test_LocksInTheLastSecondForTheShortestDelivery() external {
        Order memory order = makeFeeOrder(1);
        order.deliverBy = order.lockBy + 1;
        vm.warp(order.lockBy);
        expectLocked(order, buyer);
        bytes32 orderId = lock(order);

        assertEq(orderId, escrow.orderIdOf(order));
        OrderState memory state = escrow.stateOf(orderId);
        assertEq(uint8(state.status), uint8(Status.Locked));
        assertEq(state.until, order.deliverBy);
        assertEq(state.held, AMOUNT);
        assertEq(state.released, 0);
        assertTrue(state.hasFee);
        assertFalse(state.delivered);
        assertFalse(state.sidesMoved);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_LocksForTheLongestDelivery() external {
        Order memory order = makeOrder(1);
        order.deliverBy = START + 365 days;
        lock(order);
        assertUntil(order, START + 365 days);
        assertFalse(stateOf(order).hasFee);
    }

    /// @dev The terms keep the last four bytes of the arbitrator's address: equal ones are not the whole.
    function test_LocksATokenWhoseAddressEndsLikeTheArbitrators() external {
        Terms memory terms = defaultTerms();
        terms.arbitrator = address(uint160(address(token)) ^ (1 << 32));
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        assertEq(escrow.termsOf(order.termsId).arbitratorTag, uint32(uint160(address(token))));
        lock(order);
        assertState(order, Status.Locked, AMOUNT, 0);
    }

    function test_AnyoneMayPayForABuyer() external {
        Order memory order = makeOrder(1);
        token.mint(stranger, AMOUNT);
        uint256 buyerBefore = token.balanceOf(buyer);
        vm.startPrank(stranger);
        token.approve(address(escrow), AMOUNT);
        expectLocked(order, stranger);
        escrow.lock(order, "");
        vm.stopPrank();
        assertBalance(stranger, 0);
        assertBalance(buyer, buyerBefore);
        assertBalance(address(escrow), AMOUNT);
    }

    function test_TellsTheGateEverything() external {
        TestGate gate = new TestGate();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        vm.prank(buyer);
        bytes32 orderId = escrow.lock(order, "offer");
        assertEq(gate.orderId(), orderId);
        assertEq(gate.payer(), buyer);
        assertEq(gate.gateData(), bytes("offer"));
        assertEq(gate.detailsHash(), order.detailsHash);
    }

    function testFuzz_HoldsExactlyTheAmount(uint96 amount, uint40 lockBy, uint40 deliverBy) external {
        Order memory order = makeOrder(1);
        order.amount = uint96(bound(amount, 1, type(uint96).max));
        order.lockBy = uint40(bound(lockBy, START, START + 365 days - 1));
        order.deliverBy = uint40(bound(deliverBy, order.lockBy + 1, START + 365 days));
        lock(order);
        assertState(order, Status.Locked, order.amount, 0);
        assertUntil(order, order.deliverBy);
        assertBalance(address(escrow), order.amount);
    }
}
