// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {BlocksTransfers} from "../../../contracts/test-tokens/hostile/BlocksTransfers.sol";
import {GasBurner} from "../../../contracts/test-tokens/hostile/GasBurner.sol";
import {ReturnBomb} from "../../../contracts/test-tokens/hostile/ReturnBomb.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @notice Races inside one block, the second at every edge, and lists with one bad item.
contract OrderFlowAttacksTest is AttackTest {
    uint256 private constant _BATCH = 50;

    function test_reclaimInTheSameBlockAsAConfirmation() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        (Order memory late, bytes32 lateId) = _locked(2);
        // At the last second whoever is first in the block, only the confirmation counts.
        vm.warp(order.deliverBy);
        expectTooEarly(orderId, uint256(order.deliverBy) + 1, order.deliverBy);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
        deliver(order);
        expectStatusError(orderId, Status.Delivered, Action.Reclaim);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
        // A second later it is the other way round.
        vm.warp(uint256(order.deliverBy) + 1);
        uint48 signBy = order.deliverBy + 2;
        bytes[] memory signatures = attest(listOf(late), EVIDENCE_HASH, signBy, true, false, true);
        expectTooLate(lateId, late.deliverBy, uint256(late.deliverBy) + 1);
        confirm(listOf(late), EVIDENCE_HASH, signBy, attesters(), signatures);
        vm.prank(buyer);
        escrow.reclaim(late, buyer, "", 0, "");
        assertMoney(AMOUNT, 0);
    }

    function test_disputeAtTheLastSecondClaimAtTheFirst() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        (Order memory other, bytes32 otherId) = _delivered(2);
        uint256 until = START + INSPECTION;
        vm.warp(until);
        expectTooEarly(orderId, until + 1, until);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
        raiseDispute(order, AMOUNT);
        assertStatus(order, Status.Disputed);

        vm.warp(until + 1);
        expectTooLate(otherId, until, until + 1);
        vm.prank(buyer);
        escrow.dispute(other, AMOUNT, DisputeReason.Damaged, EVIDENCE_HASH, 0, "");
        vm.prank(seller);
        escrow.claim(other, seller, "", 0, "");
        assertMoney(AMOUNT, AMOUNT);
    }

    function test_lockAtTheLastSecondAndOneLater() external {
        Order memory order = makeOrder(1);
        Order memory late = makeOrder(2);
        vm.warp(order.lockBy);
        lock(order);
        vm.warp(uint256(order.lockBy) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.LockTooLate.selector,
                escrow.orderIdOf(late),
                late.lockBy,
                uint256(late.lockBy) + 1
            )
        );
        vm.prank(buyer);
        escrow.lock(late, "");
        assertMoney(AMOUNT, 0);
    }

    function test_rulingAtEveryEdge() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        raiseDispute(order, AMOUNT);
        uint256 opensAt = START + EVIDENCE + 1;
        uint256 until = START + RULING;
        _expectRuleTooEarly(order, orderId, opensAt, opensAt - 1);
        _tryRule(order, opensAt);
        _tryRule(order, until);
        vm.warp(until);
        expectTooEarly(orderId, until + 1, until);
        escrow.enforceDefault(order);
        vm.warp(until + 1);
        expectTooLate(orderId, until, until + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        escrow.enforceDefault(order);
        assertMoney(0, (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000);
    }

    function test_openClaimAtTheFirstSecondAndOneEarlier() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        uint256 openAt = START + INSPECTION + OPEN_CLAIM;
        vm.warp(openAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.CallerNotHolder.selector, orderId, 2, stranger, seller)
        );
        vm.prank(stranger);
        escrow.claimMany(listOf(order));
        vm.warp(openAt);
        vm.prank(stranger);
        escrow.claimMany(listOf(order));
        assertMoney(0, AMOUNT);
    }

    /// @dev All that canceling ahead of a payment does is to give the buyer its money back once.
    function test_frontRunCancel() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        expectStatusError(orderId, Status.Settled, Action.Release);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        uint48 signBy = START + 1 days;
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, signBy, true, false, true);
        expectStatusError(orderId, Status.Settled, Action.ConfirmDelivery);
        confirm(listOf(order), EVIDENCE_HASH, signBy, attesters(), signatures);
        assertMoney(0, 0);
    }

    function test_gasGriefInABatch() external {
        GasBurner burner = new GasBurner();
        fund(burner, AMOUNT);
        Order memory bad = makeOrderIn(address(burner), 1);
        lock(bad);
        (Order memory good, ) = _locked(2);
        burner.setHostile(true);
        // The transfer takes 63/64 of what it gets; the 64th is enough to keep a credit and to go on.
        vm.prank(buyer);
        escrow.releaseMany{gas: 16_000_000}(listOf(bad, good));
        assertEq(creditOf(seller, address(burner)), AMOUNT);
        assertMoney(0, AMOUNT);
    }

    function test_returnBombInABatch() external {
        ReturnBomb bomb = new ReturnBomb();
        fund(bomb, AMOUNT);
        Order memory bad = makeOrderIn(address(bomb), 1);
        lock(bad);
        (Order memory good, ) = _locked(2);
        bomb.setHostile(true);
        vm.prank(buyer);
        escrow.releaseMany{gas: 4_000_000}(listOf(bad, good));
        assertEq(creditOf(seller, address(bomb)), AMOUNT);
        assertMoney(0, AMOUNT);
    }

    function test_oneBadItemInABatchOf50_release() external {
        Order[] memory orders = _batch();
        vm.prank(seller);
        escrow.refund(orders[17], AMOUNT);
        vm.expectEmit(address(escrow));
        emit IOrderErrors.OrderSkipped(
            escrow.orderIdOf(orders[17]),
            IOrderErrors.OrderStatusNotAllowed.selector
        );
        vm.prank(buyer);
        escrow.releaseMany(orders);
        assertMoney(0, (_BATCH - 1) * uint256(AMOUNT));
    }

    function test_oneBadItemInABatchOf50_claim() external {
        Order[] memory orders = _batch();
        deliverMany(orders);
        raiseDispute(orders[49], AMOUNT);
        vm.warp(START + INSPECTION + 1);
        vm.prank(seller);
        escrow.claimMany(orders);
        assertMoney(AMOUNT, (_BATCH - 1) * uint256(AMOUNT));
        assertStatus(orders[49], Status.Disputed);
    }

    function test_oneBadItemInABatchOf50_reclaim() external {
        Order[] memory orders = _batch();
        deliver(orders[0]);
        vm.warp(uint256(orders[0].deliverBy) + 1);
        vm.prank(buyer);
        escrow.reclaimMany(orders);
        assertMoney(AMOUNT, 0);
        assertStatus(orders[0], Status.Delivered);
    }

    function test_oneBadItemInABatchOf50_confirmation() external {
        Order[] memory orders = _batch();
        vm.prank(seller);
        escrow.refund(orders[25], AMOUNT);
        deliverMany(orders);
        assertStatus(orders[25], Status.Settled);
        assertStatus(orders[0], Status.Delivered);
        assertStatus(orders[49], Status.Delivered);
    }

    /// @dev Money is pulled for all or for none.
    function test_oneBadItemInABatchOf50_lock() external {
        Order[] memory orders = new Order[](_BATCH);
        for (uint256 i = 0; i < _BATCH; ++i) orders[i] = makeOrder(i);
        orders[33].lockBy = START - 1;
        bytes32 badId = escrow.orderIdOf(orders[33]);
        vm.expectRevert(abi.encodeWithSelector(IFunding.LockTooLate.selector, badId, START - 1, START));
        vm.prank(buyer);
        escrow.lockMany(orders, new bytes[](_BATCH));
        assertMoney(0, 0);
        assertStatus(orders[0], Status.None);
    }

    function test_emptyLists() external {
        Order[] memory none = new Order[](0);
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.lockMany(none, new bytes[](0));
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.releaseMany(none);
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.claimMany(none);
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        escrow.reclaimMany(none);
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        confirm(none, EVIDENCE_HASH, START, new bytes[](0), new bytes[](0));
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, 1, 2));
        escrow.lockMany(listOf(makeOrder(1), makeOrder(2)), new bytes[](1));
    }

    /// @dev A payee that refuses one token blocks no other payee of the list.
    function test_blockedTokenInABatch() external {
        BlocksTransfers blocked = new BlocksTransfers();
        fund(blocked, AMOUNT);
        Order memory bad = makeOrderIn(address(blocked), 1);
        lock(bad);
        (Order memory good, ) = _locked(2);
        blocked.setHostile(true);
        vm.prank(buyer);
        escrow.releaseMany(listOf(bad, good));
        assertEq(creditOf(seller, address(blocked)), AMOUNT);
        assertMoney(0, AMOUNT);

        blocked.setHostile(false);
        escrow.withdraw(seller, address(blocked), AMOUNT, 0, "");
        assertEq(blocked.balanceOf(seller), AMOUNT);
    }

    function _tryRule(Order memory order, uint256 nowAt) private {
        uint256 snapshotId = vm.snapshotState();
        vm.warp(nowAt);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        assertStatus(order, Status.Settled);
        vm.revertToState(snapshotId);
    }

    function _expectRuleTooEarly(
        Order memory order,
        bytes32 orderId,
        uint256 opensAt,
        uint256 nowAt
    ) private {
        vm.warp(nowAt);
        expectTooEarly(orderId, opensAt, nowAt);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
    }

    function _batch() private returns (Order[] memory orders) {
        orders = new Order[](_BATCH);
        for (uint256 i = 0; i < _BATCH; ++i) orders[i] = makeOrder(i);
        vm.prank(buyer);
        escrow.lockMany(orders, new bytes[](_BATCH));
    }

    function _locked(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = lock(order);
    }

    function _delivered(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Delivered);
    }
}
