// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {ITermsBook} from "../../../contracts/interfaces/ITermsBook.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @notice Orders that should never be locked, and addresses that should never be paid.
contract EntryAttacksTest is AttackTest {
    function test_buyerIsSeller() external {
        Order memory order = makeOrder(1);
        order.seller = buyer;
        vm.expectRevert(abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, buyer));
        lock(order);
    }

    function test_partyIsEscrowZeroOrToken() external {
        address[3] memory bad = _badAccounts();
        for (uint256 i = 0; i < bad.length; ++i) {
            Order memory order = makeOrder(i);
            order.seller = bad[i];
            expectAccountNotAllowed(bad[i]);
            vm.prank(buyer);
            escrow.lock(order, "");

            order.seller = seller;
            order.buyer = bad[i];
            expectAccountNotAllowed(bad[i]);
            vm.prank(buyer);
            escrow.lock(order, "");
        }
        assertMoney(0, 0);
    }

    function test_receiverIsEscrowZeroOrToken() external {
        Order memory delivered = makeOrder(1);
        bytes32 deliveredId = bringTo(delivered, Status.Delivered);
        Order memory locked = makeOrder(2);
        bytes32 lockedId = lock(locked);
        vm.warp(START + 31 days);
        uint48 signBy = START + 32 days;
        address[3] memory bad = _badAccounts();
        for (uint256 i = 0; i < bad.length; ++i) {
            bytes memory signed = signPayout(
                sellerKey,
                TypedData.CLAIM_TYPEHASH,
                deliveredId,
                bad[i],
                "",
                signBy
            );
            expectAccountNotAllowed(bad[i]);
            escrow.claim(delivered, bad[i], "", signBy, signed);
            expectAccountNotAllowed(bad[i]);
            vm.prank(seller);
            escrow.claim(delivered, bad[i], "data", 0, "");
            signed = signPayout(buyerKey, TypedData.RECLAIM_TYPEHASH, lockedId, bad[i], "", signBy);
            expectAccountNotAllowed(bad[i]);
            escrow.reclaim(locked, bad[i], "", signBy, signed);
            expectAccountNotAllowed(bad[i]);
            vm.prank(buyer);
            escrow.reclaim(locked, bad[i], "data", 0, "");
        }
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    function test_newHolderIsEscrowZeroOrToken() external {
        Order memory order = makeOrder(1);
        lock(order);
        address[3] memory bad = _badAccounts();
        for (uint256 i = 0; i < bad.length; ++i) {
            expectAccountNotAllowed(bad[i]);
            vm.prank(seller);
            escrow.reassign(order, Side.Seller, bad[i], 0);
            expectAccountNotAllowed(bad[i]);
            vm.prank(buyer);
            escrow.reassign(order, Side.Buyer, bad[i], 0);
        }
    }

    function test_recipientIsTheEscrow() external {
        Terms memory terms = feeTerms();
        terms.feeRecipient = address(escrow);
        _expectTermsAccount(terms, address(escrow));
        terms = defaultTerms();
        terms.arbitrator = address(escrow);
        _expectTermsAccount(terms, address(escrow));
        terms.arbitrator = address(0);
        _expectTermsAccount(terms, address(0));
        terms = defaultTerms();
        terms.attesters[1] = abi.encodePacked(address(escrow));
        _expectTermsAccount(terms, address(escrow));
    }

    function test_datesOutOfOrder() external {
        Order memory order = makeOrder(1);
        order.lockBy = START - 1;
        bytes32 orderId = escrow.orderIdOf(order);
        vm.expectRevert(abi.encodeWithSelector(IFunding.LockTooLate.selector, orderId, START - 1, START));
        lock(order);

        order.lockBy = START;
        order.deliverBy = START;
        _expectDeliverBy(order);
        order.deliverBy = START - 1;
        _expectDeliverBy(order);
        order.deliverBy = START + 365 days + 1;
        _expectDeliverBy(order);
        order.deliverBy = type(uint40).max;
        _expectDeliverBy(order);

        order.deliverBy = START + 365 days;
        lock(order);
        assertStatus(order, Status.Locked);
    }

    function _expectDeliverBy(Order memory order) private {
        bytes32 orderId = escrow.orderIdOf(order);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.DeliverByOutOfBounds.selector,
                orderId,
                order.deliverBy,
                order.lockBy,
                START + 365 days
            )
        );
        lock(order);
    }

    function _expectTermsAccount(Terms memory terms, address account) private {
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsAccountNotAllowed.selector, account));
        escrow.publishTerms(terms);
    }

    function _badAccounts() private view returns (address[3] memory) {
        return [address(0), address(escrow), address(token)];
    }
}
