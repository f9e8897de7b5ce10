// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IHolders} from "../../../contracts/interfaces/IHolders.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Recovery} from "../../../contracts/types/Recovery.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {TestRecovery} from "../helpers/TestRecovery.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract SetRecoveryTest is UnitTest {
    uint40 private constant FROM = START + 7 days;

    address private _first;
    address private _second;

    /// @dev The first registry names the inspector, the second the stranger.
    function setUp() public override {
        super.setUp();
        TestRecovery first = new TestRecovery();
        TestRecovery second = new TestRecovery();
        first.name(seller, inspector);
        second.name(seller, stranger);
        (_first, _second) = (address(first), address(second));
    }

    function test_RevertWhen_TheRegistryHasNoCode() external {
        expectNotAllowed(stranger);
        vm.prank(seller);
        escrow.setRecovery(stranger);
    }

    function test_TheFirstCountsAfterSevenDays() external {
        _set(_first, FROM);
        _assertRecovery(address(0), _first, FROM);
        vm.warp(FROM - 1);
        assertFalse(_isSuccessor(inspector));
        vm.warp(FROM);
        assertTrue(_isSuccessor(inspector));
    }

    function test_TheOldOneCountsUntilThen() external {
        _set(_first, FROM);
        vm.warp(FROM);
        _set(_second, FROM + 7 days);
        _assertRecovery(_first, _second, FROM + 7 days);
        vm.warp(FROM + 7 days - 1);
        assertTrue(_isSuccessor(inspector));
        assertFalse(_isSuccessor(stranger));
        vm.warp(FROM + 7 days);
        assertFalse(_isSuccessor(inspector));
        assertTrue(_isSuccessor(stranger));
    }

    function test_ZeroEndsRecoveryAfterSevenDays() external {
        _set(_first, FROM);
        vm.warp(FROM);
        _set(address(0), FROM + 7 days);
        vm.warp(FROM + 7 days - 1);
        assertTrue(_isSuccessor(inspector));
        vm.warp(FROM + 7 days);
        assertFalse(_isSuccessor(inspector));
    }

    function test_ASecondCallStartsTheSevenDaysAnew() external {
        _set(_first, FROM);
        vm.warp(START + 1 days);
        _set(_second, FROM + 1 days);
        _assertRecovery(address(0), _second, FROM + 1 days);
        vm.warp(FROM);
        assertFalse(_isSuccessor(inspector));
        assertFalse(_isSuccessor(stranger));
    }

    function test_RevertWhen_NothingWaits() external {
        _expectNothingPending();
        escrow.cancelRecovery();
    }

    function test_RevertWhen_TheRegistryCountsAlready() external {
        _set(_first, FROM);
        vm.warp(FROM);
        _expectNothingPending();
        escrow.cancelRecovery();
    }

    function test_CancelsInTheLastSecondAndKeepsTheOldOne() external {
        _set(_first, FROM);
        vm.warp(FROM);
        _set(_second, FROM + 7 days);
        vm.warp(FROM + 7 days - 1);
        vm.expectEmit(address(escrow));
        emit IHolders.RecoveryCanceled(seller, _second);
        vm.prank(seller);
        escrow.cancelRecovery();
        _assertRecovery(_first, address(0), 0);
        vm.warp(FROM + 30 days);
        assertTrue(_isSuccessor(inspector));
    }

    function test_RevertWhen_CanceledAgain() external {
        _set(_first, FROM);
        vm.prank(seller);
        escrow.cancelRecovery();
        _expectNothingPending();
        escrow.cancelRecovery();
    }

    function _set(address registry, uint256 effectiveAt) private {
        vm.expectEmit(address(escrow));
        emit IHolders.RecoverySet(seller, registry, effectiveAt);
        vm.prank(seller);
        escrow.setRecovery(registry);
    }

    function _expectNothingPending() private {
        vm.expectRevert(abi.encodeWithSelector(IHolders.RecoveryNotPending.selector, seller));
        vm.prank(seller);
    }

    function _assertRecovery(address registry, address pending, uint256 pendingFrom) private view {
        Recovery memory recovery = escrow.recoveryOf(seller);
        assertEq(recovery.registry, registry, "registry");
        assertEq(recovery.pending, pending, "pending");
        assertEq(recovery.pendingFrom, pendingFrom, "pendingFrom");
    }

    /// @dev Whether an account can take over the seller's side; the attempt is undone.
    function _isSuccessor(address account) private returns (bool success) {
        uint256 snapshotId = vm.snapshotState();
        Order memory order = makeOrder(vm.getBlockTimestamp());
        order.lockBy = uint40(vm.getBlockTimestamp());
        order.deliverBy = order.lockBy + 1;
        lock(order);
        bytes memory data = abi.encodeCall(IHolders.reassign, (order, Side.Seller, account, 0));
        vm.prank(account);
        (success, ) = address(escrow).call(data);
        assertTrue(vm.revertToState(snapshotId));
    }
}
