// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../contracts/interfaces/ICredits.sol";
import {IHolders} from "../../../contracts/interfaces/IHolders.sol";
import {IRecovery} from "../../../contracts/interfaces/IRecovery.sol";
import {BlocksTransfers} from "../../../contracts/test-tokens/hostile/BlocksTransfers.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @dev Names one successor for one account.
contract Heir is IRecovery {
    address private immutable _ACCOUNT;
    address private immutable _SUCCESSOR;

    constructor(address account, address successor) {
        (_ACCOUNT, _SUCCESSOR) = (account, successor);
    }

    function successorOf(address account) external view returns (address) {
        return account == _ACCOUNT ? _SUCCESSOR : address(0);
    }
}

/// @notice Third parties that are gone, bought or wrong, and keys that are lost. The matrix is in {AccessMatrixTest}.
contract AccessAttacksTest is AttackTest {
    function test_arbitratorGone() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Disputed);
        uint256 exitAt = escrow.latestExit(order);
        vm.warp(exitAt);
        uint256 before = token.balanceOf(buyer);
        vm.prank(stranger);
        escrow.enforceDefault(order);
        uint256 toSeller = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;
        assertEq(token.balanceOf(seller), toSeller);
        assertEq(token.balanceOf(buyer) - before, AMOUNT - toSeller);
        assertEq(token.balanceOf(arbitrator), 0);
    }

    /// @dev Both sides see the arbitrator in the terms they agreed to. Even then it cannot take before the evidence is
    /// heard, nor more than is disputed, nor a bigger fee.
    function test_arbitratorIsAParty() external {
        Terms memory terms = defaultTerms();
        terms.arbitrator = buyer;
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        bytes32 orderId = bringTo(order, Status.Delivered);
        raiseDispute(order, AMOUNT / 10);
        assertMoney(AMOUNT / 10, AMOUNT - AMOUNT / 10);
        expectTooEarly(orderId, START + EVIDENCE + 1, START);
        vm.prank(buyer);
        escrow.rule(order, AMOUNT / 10, 0);
        vm.warp(START + EVIDENCE + 1);
        uint96 maximum = ((AMOUNT / 10) * ARBITRATION_FEE_BPS) / 10_000;
        vm.expectRevert(
            abi.encodeWithSignature(
                "ArbitrationFeeExceeded(uint256,uint256)",
                uint256(maximum) + 1,
                uint256(maximum)
            )
        );
        vm.prank(buyer);
        escrow.rule(order, 0, AMOUNT / 10 - maximum - 1);
        vm.prank(buyer);
        escrow.rule(order, AMOUNT / 10, 0);
        assertMoney(0, AMOUNT - AMOUNT / 10);
    }

    function test_lateRuling() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = bringTo(order, Status.Disputed);
        vm.warp(START + RULING + 1);
        expectTooLate(orderId, START + RULING, START + RULING + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        assertStatus(order, Status.Disputed);
    }

    /// @dev The buyer disputes all of it in time, and nothing is paid before the ruling.
    function test_attesterConfirmsFalsely() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        vm.warp(START + INSPECTION);
        raiseDispute(order, AMOUNT);
        assertMoney(AMOUNT, 0);
        vm.warp(START + INSPECTION + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        assertMoney(0, 0);
    }

    function test_attesterSilent_sellerDisputes() external {
        Order memory order = makeOrder(1);
        lock(order);
        vm.warp(order.deliverBy);
        raiseDispute(order, AMOUNT);
        vm.warp(uint256(order.deliverBy) + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, 0, AMOUNT);
        assertMoney(0, AMOUNT);
    }

    function test_attesterSilent_buyerReclaims() external {
        Order memory order = makeOrder(1);
        lock(order);
        vm.warp(uint256(order.deliverBy) + 1);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
        assertMoney(0, 0);
    }

    function test_lostKeys() external {
        address heir = makeAddr("heir");
        _setRecovery(seller, heir);
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        vm.warp(START + 7 days);
        vm.prank(heir);
        escrow.reassign(order, Side.Seller, heir, 0);
        vm.prank(heir);
        escrow.claim(order, heir, "", 0, "");
        assertEq(token.balanceOf(heir), AMOUNT);
    }

    /// @dev Without a registry the open claim brings the money to the account; a wallet contract needs no key for it.
    function test_lostKeysWithoutRecovery() external {
        Order memory order = makeOrder(1);
        bringTo(order, Status.Delivered);
        vm.warp(START + INSPECTION + OPEN_CLAIM);
        vm.prank(stranger);
        escrow.claim(order, seller, "", 0, "");
        assertMoney(0, AMOUNT);
    }

    /// @dev A stolen key cannot turn to its own registry at once, and the owner that watches cancels.
    function test_recoveryAbused_byAStolenKey() external {
        address thief = makeAddr("thief");
        _setRecovery(seller, thief);
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        vm.warp(START + 7 days - 1);
        expectNotHolder(orderId, Side.Seller, thief, seller);
        vm.prank(thief);
        escrow.reassign(order, Side.Seller, thief, 0);
        vm.prank(seller);
        escrow.cancelRecovery();
        vm.warp(START + 8 days);
        expectNotHolder(orderId, Side.Seller, thief, seller);
        vm.prank(thief);
        escrow.reassign(order, Side.Seller, thief, 0);
        vm.expectRevert(abi.encodeWithSelector(IHolders.RecoveryNotPending.selector, seller));
        vm.prank(seller);
        escrow.cancelRecovery();
    }

    function test_recoveryAbused_successorSendsTheSideElsewhere() external {
        address heir = makeAddr("heir");
        _setRecovery(seller, heir);
        Order memory order = makeOrder(1);
        lock(order);
        vm.warp(START + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IHolders.SuccessorNotReceiver.selector, heir, stranger));
        vm.prank(heir);
        escrow.reassign(order, Side.Seller, stranger, 0);
    }

    function test_recoveryAbused_onTheOtherSide() external {
        address heir = makeAddr("heir");
        _setRecovery(seller, heir);
        Order memory order = makeOrder(1);
        bytes32 orderId = lock(order);
        vm.warp(START + 7 days);
        expectNotHolder(orderId, Side.Buyer, heir, buyer);
        vm.prank(heir);
        escrow.reassign(order, Side.Buyer, heir, 0);
        expectNotHolder(orderId, Side.Seller, heir, seller);
        vm.prank(heir);
        escrow.refund(order, AMOUNT);
    }

    function test_recoveryAbused_onCredits() external {
        BlocksTransfers blocked = new BlocksTransfers();
        fund(blocked, AMOUNT);
        address heir = makeAddr("heir");
        _setRecovery(seller, heir);
        Order memory order = makeOrderIn(address(blocked), 1);
        lock(order);
        blocked.setHostile(true);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        blocked.setHostile(false);
        vm.expectRevert(abi.encodeWithSelector(ICredits.CallerNotSuccessor.selector, heir, seller));
        vm.prank(heir);
        escrow.withdrawAsSuccessor(seller, address(blocked), AMOUNT);

        vm.warp(START + 7 days);
        vm.expectRevert(abi.encodeWithSelector(ICredits.CallerNotSuccessor.selector, stranger, seller));
        vm.prank(stranger);
        escrow.withdrawAsSuccessor(seller, address(blocked), AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(ICredits.CreditExceeded.selector, AMOUNT + 1, AMOUNT));
        vm.prank(heir);
        escrow.withdrawAsSuccessor(seller, address(blocked), AMOUNT + 1);
        vm.prank(heir);
        escrow.withdrawAsSuccessor(seller, address(blocked), AMOUNT);
        assertEq(blocked.balanceOf(heir), AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(ICredits.CreditExceeded.selector, AMOUNT, 0));
        vm.prank(seller);
        escrow.withdraw(seller, address(blocked), AMOUNT, 0, "");
    }

    function test_recoveryRegistryWithoutCode() external {
        expectAccountNotAllowed(stranger);
        vm.prank(seller);
        escrow.setRecovery(stranger);
    }

    function _setRecovery(address account, address successor) private {
        Heir registry = new Heir(account, successor);
        vm.prank(account);
        escrow.setRecovery(address(registry));
    }
}
