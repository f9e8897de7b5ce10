// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../contracts/interfaces/ICredits.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {TestRecovery} from "../helpers/TestRecovery.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract WithdrawTest is UnitTest {
    uint256 private _credit;

    /// @dev The seller, who was blocked when it was paid, has a credit, and is free again.
    function setUp() public override {
        super.setUp();
        _addCredit(1);
        usdc.unBlacklist(seller);
        _credit = AMOUNT - feeOf(AMOUNT);
    }

    function test_RevertWhen_AmountIsZero() external {
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        escrow.withdraw(seller, address(usdc), 0, 0, "");
    }

    function test_RevertWhen_AmountIsOneMoreThanTheCredit() external {
        _expectExceeded(_credit + 1, _credit);
        escrow.withdraw(seller, address(usdc), _credit + 1, 0, "");
    }

    function test_RevertWhen_TheCreditIsAnothersOrInAnotherToken() external {
        _expectExceeded(1, 0);
        escrow.withdraw(stranger, address(usdc), 1, 0, "");
        _expectExceeded(1, 0);
        escrow.withdraw(seller, address(token), 1, 0, "");
    }

    function test_RevertWhen_TheTokenStillRefuses() external {
        usdc.blacklist(seller);
        vm.expectRevert(abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, seller));
        escrow.withdraw(seller, address(usdc), 1, 0, "");
        assertEq(creditOf(seller, address(usdc)), _credit);
    }

    function test_AnyoneWithdrawsAPartToTheOwner() external {
        _expectWithdrawn(seller, 400);
        vm.prank(stranger);
        escrow.withdraw(seller, address(usdc), 400, 0, "");
        assertEq(usdc.balanceOf(seller), 400);
        assertEq(usdc.balanceOf(stranger), 0);
        assertEq(creditOf(seller, address(usdc)), _credit - 400);
    }

    function test_RevertWhen_WithdrawnAgain() external {
        _expectWithdrawn(seller, _credit);
        escrow.withdraw(seller, address(usdc), _credit, 0, "");
        assertEq(usdc.balanceOf(seller), _credit);
        assertEq(usdc.balanceOf(address(escrow)), 0);

        _expectExceeded(1, 0);
        escrow.withdraw(seller, address(usdc), 1, 0, "");
    }

    function test_CreditsAddUp() external {
        _addCredit(2);
        assertEq(creditOf(seller, address(usdc)), 2 * _credit);
    }

    function test_RevertWhen_CallerIsNotTheSuccessor() external {
        address[2] memory callers = [seller, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectNotSuccessor(callers[i]);
            escrow.withdrawAsSuccessor(seller, address(usdc), 1);
        }
    }

    function test_RevertWhen_TheRegistryDoesNotCountYet() external {
        _nameSuccessor();
        vm.warp(START + 7 days - 1);
        _expectNotSuccessor(inspector);
        escrow.withdrawAsSuccessor(seller, address(usdc), 1);
    }

    function test_RevertWhen_TheSuccessorAsksForMore() external {
        _nameSuccessor();
        vm.warp(START + 7 days);
        _expectExceeded(_credit + 1, _credit);
        vm.prank(inspector);
        escrow.withdrawAsSuccessor(seller, address(usdc), _credit + 1);
    }

    function test_PaysTheSuccessorEvenOfABlockedOwner() external {
        _nameSuccessor();
        usdc.blacklist(seller);
        vm.warp(START + 7 days);
        _expectWithdrawn(inspector, _credit);
        vm.prank(inspector);
        escrow.withdrawAsSuccessor(seller, address(usdc), _credit);
        assertEq(usdc.balanceOf(inspector), _credit);
        assertEq(creditOf(seller, address(usdc)), 0);

        _expectExceeded(1, 0);
        vm.prank(inspector);
        escrow.withdrawAsSuccessor(seller, address(usdc), 1);
    }

    function testFuzz_NeverPaysMoreThanTheCredit(uint256 first, uint256 second) external {
        first = bound(first, 1, _credit);
        escrow.withdraw(seller, address(usdc), first, 0, "");
        second = bound(second, 1, type(uint256).max);
        if (second > _credit - first) _expectExceeded(second, _credit - first);
        escrow.withdraw(seller, address(usdc), second, 0, "");
        uint256 taken = second > _credit - first ? first : first + second;
        assertEq(usdc.balanceOf(seller), taken);
        assertEq(creditOf(seller, address(usdc)), _credit - taken);
    }

    function _addCredit(uint256 salt) private {
        Order memory order = makeUsdcOrder(salt);
        lock(order);
        usdc.blacklist(seller);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
    }

    function _nameSuccessor() private {
        TestRecovery registry = new TestRecovery();
        registry.name(seller, inspector);
        vm.prank(seller);
        escrow.setRecovery(address(registry));
    }

    function _expectExceeded(uint256 given, uint256 credit) private {
        vm.expectRevert(abi.encodeWithSelector(ICredits.CreditExceeded.selector, given, credit));
    }

    function _expectNotSuccessor(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(ICredits.CallerNotSuccessor.selector, caller, seller));
        vm.prank(caller);
    }

    function _expectWithdrawn(address to, uint256 amount) private {
        vm.expectEmit(address(escrow));
        emit ICredits.CreditWithdrawn(seller, address(usdc), to, amount);
    }
}
