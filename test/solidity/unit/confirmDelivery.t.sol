// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ConfirmDeliveryTest is UnitTest {
    uint40 private constant SIGN_BY = START + 30 days;

    function test_DeliversWithTwoOfThree() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, false, true);

        _expectDelivered(orderId, uint256(START) + INSPECTION);
        vm.prank(stranger);
        confirm(listOf(order), EVIDENCE_HASH, SIGN_BY, attesters(), signatures);

        OrderState memory state = stateOf(order);
        assertEq(uint8(state.status), uint8(Status.Delivered));
        assertEq(state.until, START + INSPECTION);
        assertEq(state.held, AMOUNT);
        assertTrue(state.delivered);
        assertTrue(state.hasFee);
    }

    function test_DeliversWithAllThree() external {
        Order memory order = makeOrder(1);
        lock(order);
        _confirm(listOf(order), attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, true));
        assertState(order, Status.Delivered, AMOUNT, 0);
    }

    function test_DeliversInTheLastSecondOfBothDates() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        assertEq(order.deliverBy, SIGN_BY);
        vm.warp(SIGN_BY);
        _expectDelivered(orderId, uint256(SIGN_BY) + INSPECTION);
        _confirm(listOf(order), signatures);
        assertUntil(order, uint256(SIGN_BY) + INSPECTION);
    }

    function test_KeepsWhatWasReleased() external {
        Order memory order = makeOrder(1);
        lock(order);
        vm.prank(buyer);
        escrow.release(order, 123, 0, "");
        deliver(order);
        assertState(order, Status.Delivered, AMOUNT - 123, 123);
    }

    function test_DeliversWhatItCanOfAList() external {
        Order memory good = makeOrder(1);
        Order memory settled = makeOrder(2);
        Order memory late = makeOrder(3);
        late.deliverBy = START + 2 days;
        lock(good);
        bringTo(settled, Status.Settled);
        lock(late);
        Order[] memory orders = listOf(settled, good, late);
        bytes[] memory signatures = attest(orders, EVIDENCE_HASH, SIGN_BY, false, true, true);
        vm.warp(START + 2 days + 1);

        expectSkipped(escrow.orderIdOf(settled), IOrderErrors.OrderStatusNotAllowed.selector);
        _expectDelivered(escrow.orderIdOf(good), uint256(START) + 2 days + 1 + INSPECTION);
        expectSkipped(escrow.orderIdOf(late), IOrderErrors.ActionTooLate.selector);
        _confirm(orders, signatures);
        assertState(good, Status.Delivered, AMOUNT, 0);
        assertState(late, Status.Locked, AMOUNT, 0);
    }

    function test_TakesAWalletContractsSignature() external {
        Terms memory terms = defaultTerms();
        terms.attesters[1] = abi.encodePacked(makeWallet(customs));
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        lock(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        confirm(listOf(order), EVIDENCE_HASH, SIGN_BY, terms.attesters, signatures);
        assertState(order, Status.Delivered, AMOUNT, 0);
    }

    function test_WithoutInspectionTheSellerClaimsOneSecondLater() external {
        Terms memory terms = defaultTerms();
        terms.inspectionPeriod = 0;
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        bytes32 orderId = bringTo(order, Status.Delivered);
        expectTooEarly(orderId, uint256(START) + 1, START);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");

        vm.warp(START + 1);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        assertBalance(seller, AMOUNT);
    }

    function test_RevertWhen_OneIsCalledAgain() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        _confirm(listOf(order), signatures);
        expectStatusError(orderId, Status.Delivered, IN_LOCKED);
        _confirm(listOf(order), signatures);
    }

    function test_ManyCalledAgainMoveNoInspection() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2));
        lock(orders[0]);
        lock(orders[1]);
        bytes[] memory signatures = attest(orders, EVIDENCE_HASH, SIGN_BY, true, true, false);
        _confirm(orders, signatures);
        vm.warp(START + 1 days);
        expectSkipped(escrow.orderIdOf(orders[0]), IOrderErrors.OrderStatusNotAllowed.selector);
        expectSkipped(escrow.orderIdOf(orders[1]), IOrderErrors.OrderStatusNotAllowed.selector);
        _confirm(orders, signatures);
        assertUntil(orders[0], START + INSPECTION);
        assertUntil(orders[1], START + INSPECTION);
    }

    function testFuzz_InspectionStartsAtTheConfirmation(uint40 nowAt) external {
        Order memory order = makeOrder(1);
        lock(order);
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        nowAt = uint40(bound(nowAt, START, SIGN_BY));
        vm.warp(nowAt);
        _confirm(listOf(order), signatures);
        assertUntil(order, uint256(nowAt) + INSPECTION);
    }

    function _expectDelivered(bytes32 orderId, uint256 until) private {
        vm.expectEmit(address(escrow));
        emit IDelivery.OrderDelivered(orderId, EVIDENCE_HASH, until);
    }

    function _confirm(Order[] memory orders, bytes[] memory signatures) private {
        confirm(orders, EVIDENCE_HASH, SIGN_BY, attesters(), signatures);
    }
}
