// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";

/// @notice A party that sees the other's call coming and acts first. Each was a working attack on an earlier design.
contract FrontRunningAttacksTest is AttackTest {
    function test_buyerDisputesOrReclaimsJustBeforeAConfirmation() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        vm.warp(order.deliverBy);
        expectNotHolder(orderId, Side.Seller, buyer, seller);
        vm.prank(buyer);
        escrow.dispute(order, AMOUNT, DisputeReason.NotReceived, EVIDENCE_HASH, 0, "");
        expectTooEarly(orderId, uint256(order.deliverBy) + 1, order.deliverBy);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");

        deliver(order);
        assertStatus(order, Status.Delivered);
    }

    function test_sellerRefundsOneUnitToMakeTheBuyersDisputeRevert() external {
        (Order memory order, ) = _delivered(1);
        vm.prank(seller);
        escrow.refund(order, 1);
        vm.prank(buyer);
        escrow.dispute(order, AMOUNT, DisputeReason.NotAsDescribed, EVIDENCE_HASH, 0, "");
        assertStatus(order, Status.Disputed);
        assertHeld(order, AMOUNT - 1);
    }

    function test_sellerRefundsOneUnitToMakeARulingRevert() external {
        (Order memory order, bytes32 orderId) = _disputed(1);
        _expectConcessionPartial(orderId);
        vm.prank(seller);
        escrow.refund(order, 1);

        _rule(order, AMOUNT, 0);
        assertEq(token.balanceOf(seller), 0);
        assertStatus(order, Status.Settled);
    }

    function test_loserOfAComingRulingConcedesOneUnitToVoidIt() external {
        (Order memory order, bytes32 orderId) = _disputed(1);
        _expectConcessionPartial(orderId);
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");

        _rule(order, 0, AMOUNT);
        assertMoney(0, AMOUNT);
    }

    function test_sellerDisputesJustBeforeTheBuyersReclaim() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        (Order memory late, bytes32 lateId) = _locked(2);
        vm.warp(order.deliverBy);
        raiseDispute(order, AMOUNT);
        // The dispute at the last second costs the buyer time, no money: nobody confirmed, so the default is its own.
        uint256 until = uint256(order.deliverBy) + RULING;
        expectTooEarly(orderId, until + 1, order.deliverBy);
        escrow.enforceDefault(order);
        vm.warp(until + 1);
        uint256 before = token.balanceOf(buyer);
        escrow.enforceDefault(order);
        assertEq(token.balanceOf(buyer) - before, AMOUNT);

        // One second later the reclaim is open and the dispute is not.
        vm.warp(late.deliverBy + 1);
        expectTooLate(lateId, late.deliverBy, late.deliverBy + 1);
        vm.prank(seller);
        escrow.dispute(late, AMOUNT, DisputeReason.AttestersSilent, EVIDENCE_HASH, 0, "");
        vm.prank(buyer);
        escrow.reclaim(late, buyer, "", 0, "");
        assertMoney(0, 0);
    }

    function test_heldBackConfirmationSentAfterTheDeadline() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        uint48 signBy = order.deliverBy + 1 days;
        bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, signBy, true, true, true);
        vm.warp(order.deliverBy + 1);
        expectTooLate(orderId, order.deliverBy, order.deliverBy + 1);
        confirm(listOf(order), EVIDENCE_HASH, signBy, attesters(), signatures);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
        assertMoney(0, 0);
    }

    function test_sellerAndArbitratorRuleInTheBlockOfTheDispute() external {
        (Order memory order, bytes32 orderId) = _disputed(1);
        expectTooEarly(orderId, START + EVIDENCE + 1, START);
        vm.prank(arbitrator);
        escrow.rule(order, 0, AMOUNT);

        (Order memory locked, bytes32 lockedId) = _locked(2);
        raiseDispute(locked, AMOUNT);
        expectTooEarly(lockedId, uint256(locked.deliverBy) + EVIDENCE + 1, START);
        vm.prank(arbitrator);
        escrow.rule(locked, 0, AMOUNT);
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    function test_relayerRedirectsASignedReclaim() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        vm.warp(order.deliverBy + 1);
        uint48 signBy = order.deliverBy + 1 days;
        address payee = makeAddr("payee");
        bytes memory signed = signPayout(buyerKey, TypedData.RECLAIM_TYPEHASH, orderId, payee, "", signBy);
        bytes32 digest = actionDigest(
            keccak256(abi.encode(TypedData.RECLAIM_TYPEHASH, orderId, stranger, keccak256(""), signBy))
        );
        expectSignatureInvalid(buyer, digest);
        vm.prank(stranger);
        escrow.reclaim(order, stranger, "", signBy, signed);
        // Nor may data be added, which would turn a plain payment into a call.
        digest = actionDigest(
            keccak256(abi.encode(TypedData.RECLAIM_TYPEHASH, orderId, payee, keccak256("x"), signBy))
        );
        expectSignatureInvalid(buyer, digest);
        vm.prank(stranger);
        escrow.reclaim(order, payee, "x", signBy, signed);

        vm.prank(stranger);
        escrow.reclaim(order, payee, "", signBy, signed);
        assertEq(token.balanceOf(payee), AMOUNT);
    }

    function test_buyerReleasesOneUnitToVoidASignedClaim() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        vm.warp(START + INSPECTION + 1);
        uint48 signBy = START + INSPECTION + 1 days;
        bytes memory signed = signPayout(sellerKey, TypedData.CLAIM_TYPEHASH, orderId, seller, "", signBy);
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");

        vm.prank(stranger);
        escrow.claim(order, seller, "", signBy, signed);
        assertMoney(0, AMOUNT);
    }

    function test_oldReleaseSignatureUsedAsAConcession() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        uint48 signBy = START + 60 days;
        bytes memory signed = signRelease(buyerKey, orderId, AMOUNT, signBy);
        raiseDispute(order, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ConcessionBySignature.selector, orderId));
        vm.prank(seller);
        escrow.release(order, AMOUNT, signBy, signed);
        // The same through its own call is the concession.
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertMoney(0, AMOUNT);
    }

    function test_oneUnitOrderLockedByAStrangerToBlockAList() external {
        Order memory bait = makeOrder(1);
        bait.amount = 1;
        Order memory other = makeOrder(2);
        _strangerLocks(bait);
        vm.prank(buyer);
        escrow.lockMany(listOf(bait, other), new bytes[](2));
        assertHeld(other, AMOUNT);
        // The stranger's unit pays the buyer's order; who paid has no right to it.
        assertHeld(bait, 1);
        assertMoney(uint256(AMOUNT) + 1, 0);
    }

    function test_oneUnitOrderLockedByAStrangerToBlockAListByCallback() external {
        (Order memory bait, Order memory other) = (makeOrder(1), makeOrder(2));
        bait.amount = 1;
        TestFunder funder = new TestFunder(address(escrow));
        token.mint(address(funder), AMOUNT);
        _strangerLocks(bait);
        vm.prank(address(funder));
        escrow.lockManyByCallback(listOf(bait, other), new bytes[](2), new bytes[](1));
        assertEq(funder.countAsks(), 1);
        assertEq(funder.askAt(0).orderIds.length, 1);
        assertEq(funder.askAt(0).orderIds[0], escrow.orderIdOf(other));
        assertEq(funder.askAt(0).amount, AMOUNT);
        assertHeld(other, AMOUNT);
        assertMoney(uint256(AMOUNT) + 1, 0);
    }

    /// @dev A run of its own: nothing is asked for it, and the runs beside it are locked all the same.
    function test_wholeRunLockedByAStranger() external {
        MockErc20 dust = new MockErc20("Dust", "DUST", 0);
        Order[] memory orders = new Order[](3);
        for (uint256 i = 0; i < 3; ++i) orders[i] = makeOrder(i);
        (orders[1].token, orders[1].amount) = (address(dust), 1);
        TestFunder funder = new TestFunder(address(escrow));
        token.mint(address(funder), 2 * uint256(AMOUNT));
        dust.mint(stranger, 1);
        vm.startPrank(stranger);
        dust.approve(address(escrow), 1);
        escrow.lock(orders[1], "");
        vm.stopPrank();
        vm.prank(address(funder));
        escrow.lockManyByCallback(orders, new bytes[](3), new bytes[](3));
        assertEq(funder.countAsks(), 2);
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    /// @dev Who locked the one order first paid for it: the funder is not even asked.
    function test_singleOrderLockedByAStrangerFirst() external {
        Order memory order = makeOrder(1);
        TestFunder funder = new TestFunder(address(escrow));
        token.mint(address(funder), AMOUNT);
        _strangerLocks(order);
        expectStatusError(escrow.orderIdOf(order), Status.Locked, Action.Lock);
        vm.prank(address(funder));
        escrow.lockByCallback(order, "", "");
        assertEq(token.balanceOf(address(funder)), AMOUNT);
        assertHeld(order, AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    function test_strangersOpenClaimAheadOfAConversion() external {
        (Order memory order, bytes32 orderId) = _delivered(1);
        uint256 openAt = START + INSPECTION + OPEN_CLAIM;
        vm.warp(openAt - 1);
        expectNotHolder(orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claim(order, seller, "", 0, "");
        vm.warp(openAt);
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, stranger, seller));
        vm.prank(stranger);
        escrow.claim(order, stranger, "", 0, "");
        vm.expectRevert(abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, seller, seller));
        vm.prank(stranger);
        escrow.claim(order, seller, "convert", 0, "");

        // What is left to a stranger is to bring the seller its money.
        vm.prank(stranger);
        escrow.claim(order, seller, "", 0, "");
        assertMoney(0, AMOUNT);
    }

    function test_rulingBoughtInTheBlockAfterASellersDispute() external {
        (Order memory order, bytes32 orderId) = _locked(1);
        raiseDispute(order, AMOUNT);
        uint256 opensAt = uint256(order.deliverBy) + EVIDENCE + 1;
        vm.warp(START + 1);
        expectTooEarly(orderId, opensAt, START + 1);
        vm.prank(arbitrator);
        escrow.rule(order, 0, AMOUNT);
        vm.warp(opensAt - 1);
        expectTooEarly(orderId, opensAt, opensAt - 1);
        vm.prank(arbitrator);
        escrow.rule(order, 0, AMOUNT);
        vm.warp(opensAt);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        assertMoney(0, 0);
    }

    function _strangerLocks(Order memory order) private {
        token.mint(stranger, order.amount);
        vm.startPrank(stranger);
        token.approve(address(escrow), order.amount);
        escrow.lock(order, "");
        vm.stopPrank();
    }

    function _rule(Order memory order, uint96 toBuyer, uint96 toSeller) private {
        vm.warp(START + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, toBuyer, toSeller);
    }

    function _expectConcessionPartial(bytes32 orderId) private {
        vm.expectRevert(abi.encodeWithSelector(IPayouts.ConcessionPartial.selector, orderId, 1, AMOUNT));
    }

    function _locked(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Locked);
    }

    function _delivered(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Delivered);
    }

    function _disputed(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Disputed);
    }
}
