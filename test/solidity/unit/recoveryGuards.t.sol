// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {RevertingRecovery} from "../helpers/RevertingRecovery.sol";
import {TestRecovery} from "../helpers/TestRecovery.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice What strangers may have sent to an account whose recovery registry is in effect: nothing.
contract RecoveryGuardsTest is UnitTest {
    uint256 private constant OPEN = uint256(START) + INSPECTION + OPEN_CLAIM;
    uint256 private constant GROSS = (uint256(AMOUNT) * DEFAULT_SELLER_BPS) / 10_000;

    function test_RevertWhen_AStrangerClaimsForALostSeller() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        _choose(seller, address(new TestRecovery()));
        vm.warp(OPEN);
        expectNotHolder(orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claim(order, seller, "", 0, "");
        expectNotHolder(orderId, Side.Seller, stranger, seller);
        vm.prank(stranger);
        escrow.claimMany(listOf(order));
    }

    function test_AListSkipsALostSellerAndPaysTheRest() external {
        (Order memory lost, bytes32 lostId) = _claimable(1);
        Order memory other = makeOrder(2);
        other.seller = inspector;
        bringTo(other, Status.Delivered);
        _choose(seller, address(new TestRecovery()));
        vm.warp(OPEN);
        expectSkipped(lostId, IOrderErrors.CallerNotHolder.selector);
        vm.prank(stranger);
        escrow.claimMany(listOf(lost, other));
        assertState(lost, Status.Delivered, AMOUNT, 0);
        assertBalance(inspector, AMOUNT);
    }

    /// @dev The check calls nobody.
    function test_ARegistryThatRevertsBreaksNoList() external {
        (Order memory lost, bytes32 lostId) = _claimable(1);
        Order memory other = makeOrder(2);
        other.seller = inspector;
        bringTo(other, Status.Delivered);
        _choose(seller, address(new RevertingRecovery()));
        vm.warp(OPEN);
        expectSkipped(lostId, IOrderErrors.CallerNotHolder.selector);
        vm.prank(stranger);
        escrow.claimMany(listOf(lost, other));
        assertBalance(inspector, AMOUNT);
    }

    function test_TheLostSellerItselfClaims() external {
        (Order memory order, bytes32 orderId) = _claimable(1);
        (Order memory second, ) = _claimable(2);
        (Order memory third, ) = _claimable(3);
        _choose(seller, address(new TestRecovery()));
        vm.warp(OPEN);
        uint48 signBy = uint40(OPEN);
        bytes memory signature = signPayout(sellerKey, TypedData.CLAIM_TYPEHASH, orderId, seller, "", signBy);
        vm.prank(stranger);
        escrow.claim(order, seller, "", signBy, signature);
        vm.prank(seller);
        escrow.claim(second, seller, "", 0, "");
        vm.prank(seller);
        escrow.claimMany(listOf(third));
        assertBalance(seller, 3 * uint256(AMOUNT));
    }

    /// @dev The holder counts, not the order's seller.
    function test_TheGuardIsTheHoldersOwn() external {
        (Order memory order, ) = _claimable(1);
        (Order memory sold, bytes32 soldId) = _claimable(2);
        moveSide(order, Side.Seller, inspector);
        _choose(seller, address(new TestRecovery()));
        vm.warp(OPEN);
        vm.prank(stranger);
        escrow.claim(order, inspector, "", 0, "");
        assertBalance(inspector, AMOUNT);

        vm.warp(START);
        _choose(inspector, address(new TestRecovery()));
        vm.warp(OPEN);
        vm.prank(seller);
        escrow.reassign(sold, Side.Seller, inspector, 0);
        expectNotHolder(soldId, Side.Seller, stranger, inspector);
        vm.prank(stranger);
        escrow.claim(sold, inspector, "", 0, "");
    }

    function test_AStrangersDefaultKeepsWhatIsTheLostAccounts() external {
        Order memory order = _defaulted();
        _choose(seller, address(new TestRecovery()));
        _choose(buyer, address(new TestRecovery()));
        warpPast(uint256(START) + RULING);
        expectCredit(seller, address(token), GROSS - feeOf(GROSS));
        expectCredit(buyer, address(token), AMOUNT - GROSS);
        vm.prank(stranger);
        escrow.enforceDefault(order);
        assertEq(creditOf(seller, address(token)), GROSS - feeOf(GROSS));
        assertEq(creditOf(buyer, address(token)), AMOUNT - GROSS);
        assertBalance(feeRecipient, feeOf(GROSS));
        assertBalance(address(escrow), AMOUNT - feeOf(GROSS));
    }

    /// @dev Its own call shows that its key is there, and says nothing of the other side's.
    function test_ASidesDefaultPaysItselfAndKeepsTheOthers() external {
        Order memory order = _defaulted();
        _choose(seller, address(new TestRecovery()));
        _choose(buyer, address(new TestRecovery()));
        warpPast(uint256(START) + RULING);
        vm.prank(seller);
        escrow.enforceDefault(order);
        assertBalance(seller, GROSS - feeOf(GROSS));
        assertEq(creditOf(seller, address(token)), 0);
        assertEq(creditOf(buyer, address(token)), AMOUNT - GROSS);
    }

    function test_AStrangersDefaultPaysWhoHasNoRegistryInEffect() external {
        Order memory order = _defaulted();
        uint256 before = token.balanceOf(buyer);
        warpPast(uint256(START) + RULING);
        // Too young to count.
        vm.prank(buyer);
        escrow.setRecovery(address(new TestRecovery()));
        vm.prank(stranger);
        escrow.enforceDefault(order);
        assertBalance(seller, GROSS - feeOf(GROSS));
        assertBalance(buyer, before + AMOUNT - GROSS);
    }

    function _claimable(uint256 salt) private returns (Order memory order, bytes32 orderId) {
        order = makeOrder(salt);
        orderId = bringTo(order, Status.Delivered);
    }

    function _defaulted() private returns (Order memory order) {
        order = makeFeeOrder(1);
        bringTo(order, Status.Disputed);
    }

    function _choose(address account, address registry) private {
        vm.prank(account);
        escrow.setRecovery(registry);
    }
}
