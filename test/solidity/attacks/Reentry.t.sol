// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Reentrant} from "../../../contracts/test-tokens/hostile/Reentrant.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {EntryPoints} from "../helpers/EntryPoints.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";

/// @notice Re-entry from a token's transfer hooks, as ERC-777 gives them to either party.
contract TokenReentryAttacksTest is AttackTest {
    Reentrant private _token;
    TestFunder private _funder;
    uint256 private _salt;

    function setUp() public override {
        super.setUp();
        _token = new Reentrant();
        fund(_token, 10_000 * uint256(AMOUNT));
        _funder = new TestFunder(address(escrow));
        _token.mint(address(_funder), 10_000 * uint256(AMOUNT));
    }

    function test_fromLock() external {
        _attack(Status.None, _lockIt);
    }

    function test_fromLockMany() external {
        _attack(Status.None, _lockMany);
    }

    /// @dev The hook runs while the funder pays, within the escrow's call to the funder.
    function test_fromLockByCallback() external {
        _attack(Status.None, _lockByCallback);
    }

    function test_fromLockManyByCallback() external {
        _attack(Status.None, _lockManyByCallback);
    }

    function test_fromRelease() external {
        _attack(Status.Locked, _release);
    }

    function test_fromReleaseMany() external {
        _attack(Status.Locked, _releaseMany);
    }

    function test_fromRefund() external {
        _attack(Status.Delivered, _refund);
    }

    function test_fromClaim() external {
        _attack(Status.Delivered, _claim);
    }

    function test_fromReclaim() external {
        _attack(Status.Locked, _reclaim);
    }

    function test_fromPartialDispute() external {
        _attack(Status.Delivered, _disputeHalf);
    }

    function test_fromRuling() external {
        _attack(Status.Disputed, _rule);
    }

    function test_fromDefault() external {
        _attack(Status.Disputed, _enforceDefault);
    }

    function test_fromSettlement() external {
        _attack(Status.Delivered, _settle);
    }

    /// @dev Two locks that shared one balance difference would count one deposit twice.
    function test_oneDepositCountedTwice() external {
        Order memory first = makeOrderIn(address(_token), 1);
        Order memory second = makeOrderIn(address(_token), 2);
        // The token itself is the caller: it has the money and the allowance for a second, honest lock.
        _token.mint(address(_token), AMOUNT);
        vm.prank(address(_token));
        _token.approve(address(escrow), AMOUNT);
        _token.arm(
            Reentrant.Moment.BeforeTransfer,
            address(escrow),
            abi.encodeCall(escrow.lock, (second, "")),
            1
        );
        lock(first);
        assertEq(_token.calls(), 1);
        _assertRefused();
        assertStatus(second, Status.None);
        assertEq(_token.balanceOf(address(escrow)), AMOUNT);
    }

    /// @dev A transfer during the pull would otherwise pass for the payer's.
    function test_depositDuringThePull() external {
        Order memory order = makeOrderIn(address(_token), 1);
        vm.prank(stranger);
        _token.approve(address(_token), AMOUNT);
        _token.mint(stranger, AMOUNT);
        bytes memory donate = abi.encodeCall(IERC20.transferFrom, (stranger, address(escrow), AMOUNT));
        _token.arm(Reentrant.Moment.AfterTransfer, address(_token), donate, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                address(_token),
                2 * uint256(AMOUNT),
                AMOUNT
            )
        );
        lock(order);
        assertStatus(order, Status.None);
    }

    /// @dev Whoever reads in a hook sees the state that stands when the call ends.
    function test_readOnly() external {
        Order memory order = makeOrderIn(address(_token), 1);
        bytes32 orderId = escrow.orderIdOf(order);
        bytes memory read = abi.encodeCall(IOrderEscrow.stateOf, (orderId));
        _token.arm(Reentrant.Moment.BeforeTransfer, address(escrow), read, 1);
        lock(order);
        _assertRead(orderId);
        _token.arm(Reentrant.Moment.BeforeTransfer, address(escrow), read, 1);
        vm.prank(buyer);
        escrow.release(order, 400, 0, "");
        _assertRead(orderId);
        _token.arm(Reentrant.Moment.AfterTransfer, address(escrow), read, 1);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        _assertRead(orderId);
        assertStatus(order, Status.Settled);
    }

    function test_fromBalanceReads() external {
        _attackReads(lock);
    }

    function test_fromBalanceReadsAroundACallback() external {
        _attackReads(_callBack);
    }

    /// @dev Both balance reads call into the token; from there nothing can change.
    function _attackReads(function(Order memory) returns (bytes32) outer) private {
        bytes[] memory calls = EntryPoints.all(makeOrderIn(address(_token), 1_000), stranger);
        for (uint256 i = 0; i < calls.length; ++i) {
            Order memory order = makeOrderIn(address(_token), i);
            _token.arm(Reentrant.Moment.BalanceOf, address(escrow), calls[i], 0);
            vm.expectCall(address(escrow), calls[i], 2);
            outer(order);
            _token.arm(Reentrant.Moment.Never, address(0), "", 0);
            assertHeld(order, AMOUNT);
        }
        assertEq(_token.balanceOf(address(escrow)), calls.length * AMOUNT);
    }

    function _attack(Status from, function(Order memory) outer) private {
        for (uint256 moment = 1; moment <= 2; ++moment) {
            for (uint256 i = 0; i < EntryPoints.COUNT; ++i) {
                uint256 snapshotId = vm.snapshotState();
                Order memory order = makeOrderIn(address(_token), ++_salt);
                bringTo(order, from);
                _token.arm(Reentrant.Moment(moment), address(escrow), EntryPoints.all(order, stranger)[i], 1);
                outer(order);
                assertEq(_token.calls(), 1, "no hook");
                _assertRefused();
                assertEq(_token.balanceOf(address(escrow)), stateOf(order).held, "pot");
                vm.revertToState(snapshotId);
            }
        }
    }

    function _assertRefused() private view {
        assertFalse(_token.lastSuccess(), "re-entered");
        assertEq(
            keccak256(_token.lastReturnData()),
            keccak256(abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector))
        );
    }

    function _assertRead(bytes32 orderId) private view {
        assertTrue(_token.lastSuccess(), "view refused");
        OrderState memory seen = abi.decode(_token.lastReturnData(), (OrderState));
        assertEq(keccak256(abi.encode(seen)), keccak256(abi.encode(escrow.stateOf(orderId))));
    }

    function _lockIt(Order memory order) private {
        lock(order);
    }

    function _lockMany(Order memory order) private {
        vm.prank(buyer);
        escrow.lockMany(listOf(order), new bytes[](1));
    }

    function _callBack(Order memory order) private returns (bytes32) {
        vm.prank(address(_funder));
        return escrow.lockByCallback(order, "", "");
    }

    function _lockByCallback(Order memory order) private {
        _callBack(order);
    }

    function _lockManyByCallback(Order memory order) private {
        vm.prank(address(_funder));
        escrow.lockManyByCallback(listOf(order), new bytes[](1), new bytes[](1));
    }

    function _release(Order memory order) private {
        vm.prank(buyer);
        escrow.release(order, 1, 0, "");
    }

    function _releaseMany(Order memory order) private {
        vm.prank(buyer);
        escrow.releaseMany(listOf(order));
    }

    function _refund(Order memory order) private {
        vm.prank(seller);
        escrow.refund(order, 1);
    }

    function _claim(Order memory order) private {
        vm.warp(START + INSPECTION + 1);
        vm.prank(seller);
        escrow.claim(order, seller, "", 0, "");
    }

    function _reclaim(Order memory order) private {
        vm.warp(uint256(order.deliverBy) + 1);
        vm.prank(buyer);
        escrow.reclaim(order, buyer, "", 0, "");
    }

    function _disputeHalf(Order memory order) private {
        raiseDispute(order, AMOUNT / 2);
    }

    function _rule(Order memory order) private {
        vm.warp(START + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT / 2, AMOUNT / 2);
    }

    function _enforceDefault(Order memory order) private {
        vm.warp(START + RULING + 1);
        escrow.enforceDefault(order);
    }

    function _settle(Order memory order) private {
        bytes32 orderId = escrow.orderIdOf(order);
        Settlement memory settlement = division(1, AMOUNT - 1);
        bytes memory byBuyer = signSettlement(buyerKey, orderId, settlement);
        bytes memory bySeller = signSettlement(sellerKey, orderId, settlement);
        escrow.settle(order, settlement, new bytes[](0), byBuyer, bySeller);
    }
}
