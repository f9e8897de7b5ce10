// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {FeeOnTransfer} from "../../../contracts/test-tokens/hostile/FeeOnTransfer.sol";
import {LyingBalance} from "../../../contracts/test-tokens/hostile/LyingBalance.sol";
import {NoReturn} from "../../../contracts/test-tokens/hostile/NoReturn.sol";
import {Rebasing} from "../../../contracts/test-tokens/hostile/Rebasing.sol";
import {ReturnsFalse} from "../../../contracts/test-tokens/hostile/ReturnsFalse.sol";
import {ReturnsFalseOnSuccess} from "../../../contracts/test-tokens/hostile/ReturnsFalseOnSuccess.sol";
import {RevertsOnSelfTransfer} from "../../../contracts/test-tokens/hostile/RevertsOnSelfTransfer.sol";
import {RevertsOnZeroAmount} from "../../../contracts/test-tokens/hostile/RevertsOnZeroAmount.sol";
import {SwitchableFee} from "../../../contracts/test-tokens/hostile/SwitchableFee.sol";
import {Uint96Amounts} from "../../../contracts/test-tokens/hostile/Uint96Amounts.sol";
import {WipedBalance} from "../../../contracts/test-tokens/hostile/WipedBalance.sol";
import {HostileErc20} from "../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @notice Tokens that do not behave. What they break stays inside their own pot.
contract TokenAttacksTest is AttackTest {
    function test_noReturnValue() external {
        NoReturn hostile = new NoReturn();
        _lockAndRelease(hostile);
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(creditOf(seller, address(hostile)), 0);
    }

    function test_returnsFalse() external {
        ReturnsFalse hostile = new ReturnsFalse();
        fund(hostile, 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        hostile.setHostile(true);
        Order memory second = makeOrderIn(address(hostile), 2);
        vm.expectRevert(
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile))
        );
        vm.prank(buyer);
        escrow.lock(second, "");

        _release(order);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        vm.expectRevert(
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile))
        );
        escrow.withdraw(seller, address(hostile), AMOUNT, 0, "");
        hostile.setHostile(false);
        escrow.withdraw(seller, address(hostile), AMOUNT, 0, "");
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(hostile.balanceOf(address(escrow)), 0);
    }

    /// @dev Money moved and the token denied it: the credit is false, and only this token's pot can pay for it.
    function test_returnsFalseOnSuccess() external {
        ReturnsFalseOnSuccess hostile = new ReturnsFalseOnSuccess();
        fund(hostile, 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        lock(makeOrder(2));
        hostile.setHostile(true);
        Order memory second = makeOrderIn(address(hostile), 2);
        vm.expectRevert(
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile))
        );
        vm.prank(buyer);
        escrow.lock(second, "");

        _release(order);
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        hostile.setHostile(false);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(escrow), 0, AMOUNT)
        );
        escrow.withdraw(seller, address(hostile), AMOUNT, 0, "");
        assertMoney(AMOUNT, 0);
    }

    function test_feeOnTransfer() external {
        FeeOnTransfer hostile = new FeeOnTransfer(250);
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        _expectReceived(address(hostile), AMOUNT - AMOUNT / 40);
        lock(order);
        assertStatus(order, Status.None);
    }

    function test_feeSwitchedOnMidOrder_paidByTheReceiver() external {
        SwitchableFee hostile = new SwitchableFee();
        fund(hostile, 2 * uint256(AMOUNT));
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        hostile.setHostile(true);
        Order memory second = makeOrderIn(address(hostile), 2);
        _expectReceived(address(hostile), AMOUNT - AMOUNT / 100);
        vm.prank(buyer);
        escrow.lock(second, "");

        _release(order);
        assertEq(hostile.balanceOf(seller), AMOUNT - AMOUNT / 100);
        assertEq(hostile.balanceOf(address(escrow)), 0);
    }

    function test_feeSwitchedOnMidOrder_paidByThePot() external {
        SwitchableFee hostile = new SwitchableFee();
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        lock(makeOrder(2));
        hostile.setHostile(true);
        hostile.setSenderPays(true);
        // The pot lacks the fee, so the push fails and waits.
        _release(order);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        assertMoney(AMOUNT, 0);
        // A part of it goes at once.
        escrow.withdraw(seller, address(hostile), (uint256(AMOUNT) * 100) / 101, 0, "");
        assertEq(hostile.balanceOf(seller), (uint256(AMOUNT) * 100) / 101);
    }

    function test_wipedBalance() external {
        WipedBalance hostile = new WipedBalance();
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        lock(makeOrder(2));
        hostile.wipe(address(escrow), AMOUNT);
        _release(order);
        assertStatus(order, Status.Settled);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    function test_rebasingDown() external {
        Rebasing hostile = new Rebasing();
        fund(hostile, 2 * uint256(AMOUNT));
        Order memory first = makeOrderIn(address(hostile), 1);
        Order memory second = makeOrderIn(address(hostile), 2);
        lock(first);
        lock(second);
        lock(makeOrder(3));
        hostile.rebase(1, 2);
        // First come is paid, the last is left with a credit: a loss within this token only.
        _release(first);
        _release(second);
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    function test_rebasingUp() external {
        Rebasing hostile = new Rebasing();
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        hostile.rebase(2, 1);
        _release(order);
        // What grew is nobody's claim.
        assertEq(hostile.balanceOf(seller), AMOUNT);
        assertEq(hostile.balanceOf(address(escrow)), AMOUNT);
    }

    /// @dev A token may invent a deposit; then it can pay out nothing but itself.
    function test_lyingBalance() external {
        LyingBalance hostile = new LyingBalance();
        fund(hostile, AMOUNT);
        lock(makeOrder(2));
        hostile.setHostile(true);
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        hostile.setHostile(false);
        _release(order);
        assertEq(creditOf(seller, address(hostile)), AMOUNT);
        assertMoney(AMOUNT, 0);
    }

    function test_noCodeAtAddress() external {
        Order memory order = makeOrderIn(makeAddr("no token"), 1);
        expectAccountNotAllowed(order.token);
        lock(order);
        expectAccountNotAllowed(order.token);
        vm.prank(buyer);
        escrow.lockMany(listOf(order), new bytes[](1));
        // Nor a precompile, which answers every call with success.
        order.token = address(4);
        expectAccountNotAllowed(address(4));
        lock(order);
    }

    function test_decimals() external {
        uint8[5] memory decimals = [0, 2, 6, 18, 24];
        for (uint256 i = 0; i < decimals.length; ++i) {
            MockErc20 plain = new MockErc20("Plain", "PLN", decimals[i]);
            uint96 one = uint96(10 ** decimals[i]);
            plain.mint(buyer, one);
            vm.prank(buyer);
            plain.approve(address(escrow), one);
            Order memory order = makeFeeOrder(i);
            (order.token, order.amount) = (address(plain), one);
            lock(order);
            vm.prank(buyer);
            escrow.release(order, one, 0, "");
            uint256 fee = (uint256(one) * FEE_BPS) / 10_000;
            assertEq(plain.balanceOf(seller), one - fee);
            assertEq(plain.balanceOf(feeRecipient), fee);
        }
    }

    function test_maxValueTransfers() external {
        Uint96Amounts hostile = new Uint96Amounts();
        fund(hostile, type(uint96).max);
        Order memory order = makeOrderIn(address(hostile), 1);
        order.amount = type(uint96).max;
        lock(order);
        vm.prank(buyer);
        escrow.release(order, type(uint96).max, 0, "");
        assertEq(hostile.balanceOf(seller), type(uint96).max);
    }

    /// @dev A list whose sum has more than 96 bits is one pull of that sum.
    function test_maxValueList() external {
        Order[] memory orders = listOf(makeOrder(1), makeOrder(2));
        orders[0].amount = type(uint96).max;
        orders[1].amount = type(uint96).max;
        vm.prank(buyer);
        escrow.lockMany(orders, new bytes[](2));
        vm.prank(buyer);
        escrow.releaseMany(orders);
        assertMoney(0, 2 * uint256(type(uint96).max));
    }

    function test_revertOnZeroAmount() external {
        RevertsOnZeroAmount hostile = new RevertsOnZeroAmount();
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        bringTo(order, Status.Disputed);
        vm.warp(START + EVIDENCE + 1);
        vm.prank(arbitrator);
        escrow.rule(order, AMOUNT, 0);
        assertEq(hostile.balanceOf(buyer), AMOUNT);
        assertEq(creditOf(seller, address(hostile)), 0);
    }

    function test_revertOnSelfTransfer() external {
        RevertsOnSelfTransfer hostile = new RevertsOnSelfTransfer();
        _lockAndRelease(hostile);
        assertEq(hostile.balanceOf(seller), AMOUNT);
    }

    /// @dev The escrow never approves, so a token that guards approvals cannot stop it.
    function test_approveRaceGuard() external {
        MockErc20 other = new MockErc20("Other", "OTH", 6);
        Order memory order = makeOrder(1);
        lock(order);
        _release(order);
        assertEq(token.allowance(address(escrow), seller), 0);
        assertEq(token.allowance(address(escrow), stranger), 0);
        assertEq(other.allowance(address(escrow), stranger), 0);
    }

    function _lockAndRelease(HostileErc20 hostile) private {
        fund(hostile, AMOUNT);
        Order memory order = makeOrderIn(address(hostile), 1);
        lock(order);
        _release(order);
        assertStatus(order, Status.Settled);
    }

    function _release(Order memory order) private {
        vm.prank(buyer);
        escrow.release(order, order.amount, 0, "");
    }

    function _expectReceived(address token_, uint256 received) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, token_, received, AMOUNT)
        );
    }
}
