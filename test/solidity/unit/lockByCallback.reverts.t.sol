// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {CallbackTest} from "../helpers/CallbackTest.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";
import {TestGate} from "../helpers/TestGate.sol";

/// @dev Calls before it has code, and keeps the answer.
contract UnbornFunder {
    bytes public answer;

    constructor(address escrow, bytes memory data) {
        (, answer) = escrow.call(data);
    }
}

/// @dev Takes any call and does nothing, as a wallet with a fallback.
contract SilentFunder {
    fallback() external {}
}

contract LockByCallbackRevertsTest is CallbackTest {
    function test_RevertWhen_TheOrderWasLockedBefore() external {
        for (uint8 i = uint8(Status.Locked); i <= uint8(Status.Settled); ++i) {
            Order memory order = makeOrder(i);
            bytes32 orderId = bringTo(order, Status(i));
            expectStatusError(orderId, Status(i), IN_NONE);
            lockByCallback(order, "");
        }
        _assertNothing();
    }

    function test_RevertWhen_NowIsOneSecondAfterLockBy() external {
        Order memory order = makeOrder(1);
        warpPast(order.lockBy);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.LockTooLate.selector,
                escrow.orderIdOf(order),
                order.lockBy,
                uint256(order.lockBy) + 1
            )
        );
        lockByCallback(order, "");
    }

    function test_RevertWhen_DeliverByIsOutOfBounds() external {
        Order memory order = makeOrder(1);
        uint40[2] memory dates = [order.lockBy, START + 365 days + 1];
        for (uint256 i = 0; i < dates.length; ++i) {
            order.deliverBy = dates[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IFunding.DeliverByOutOfBounds.selector,
                    escrow.orderIdOf(order),
                    dates[i],
                    order.lockBy,
                    uint256(START) + 365 days
                )
            );
            lockByCallback(order, "");
        }
    }

    function test_RevertWhen_BuyerIsSeller() external {
        Order memory order = makeOrder(1);
        order.seller = buyer;
        vm.expectRevert(abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, buyer));
        lockByCallback(order, "");
    }

    function test_RevertWhen_APartyIsNotAllowed() external {
        address[3] memory parties = [address(0), address(escrow), address(token)];
        for (uint256 i = 0; i < parties.length; ++i) {
            Order memory order = makeOrder(1);
            order.buyer = parties[i];
            expectNotAllowed(parties[i]);
            lockByCallback(order, "");

            order = makeOrder(1);
            order.seller = parties[i];
            expectNotAllowed(parties[i]);
            lockByCallback(order, "");
        }
    }

    function test_RevertWhen_TheTokenHasNoCode() external {
        Order memory order = makeOrder(1);
        order.token = stranger;
        expectNotAllowed(stranger);
        lockByCallback(order, "");
    }

    function test_RevertWhen_TheCallerIsTheEscrow() external {
        expectNotAllowed(address(escrow));
        vm.prank(address(escrow));
        escrow.lockByCallback(makeOrder(1), "", "");
    }

    function test_RevertWhen_AmountIsZero() external {
        Order memory order = makeOrder(1);
        order.amount = 0;
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        lockByCallback(order, "");
    }

    function test_RevertWhen_TermsAreUnknown() external {
        Order memory order = makeOrder(1);
        order.termsId = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, order.termsId));
        lockByCallback(order, "");
    }

    function test_RevertWhen_TheGateAnswersSomethingElse() external {
        (Order memory order, TestGate gate) = makeGatedOrder(1);
        gate.setAnswer(TestGate.Answer.Other);
        vm.expectCall(address(funder), abi.encodePacked(ILockFunder.onLock.selector), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.GateRefused.selector, escrow.orderIdOf(order), address(gate))
        );
        lockByCallback(order, "");
    }

    function test_RevertWhen_TheGateReverts() external {
        (Order memory order, TestGate gate) = makeGatedOrder(1);
        gate.setAnswer(TestGate.Answer.Revert);
        vm.expectRevert(TestGate.GateClosed.selector);
        lockByCallback(order, "");
    }

    function test_RevertWhen_TheCallerHasNoCode() external {
        Order memory order = makeOrder(1);
        // The buyer's allowance would do for `lock`; here it is no matter.
        vm.expectRevert(abi.encodeWithSelector(IFunding.FunderWithoutCode.selector, buyer));
        vm.prank(buyer);
        escrow.lockByCallback(order, "", "");

        UnbornFunder unborn = new UnbornFunder(
            address(escrow),
            abi.encodeCall(escrow.lockByCallback, (order, "", ""))
        );
        assertEq(
            unborn.answer(),
            abi.encodeWithSelector(IFunding.FunderWithoutCode.selector, address(unborn))
        );
        assertState(order, Status.None, 0, 0);
    }

    function test_RevertWhen_TheCallerDoesNotKnowTheCall() external {
        // Any contract will do that has no such function and no fallback.
        vm.expectRevert(bytes(""));
        vm.prank(address(token));
        escrow.lockByCallback(makeOrder(1), "", "");
        assertState(makeOrder(1), Status.None, 0, 0);
    }

    /// @dev A contract that takes any call is not pulled from either, whatever it once allowed.
    function test_RevertWhen_TheCallerBringsNothingThoughItsAllowanceStands() external {
        address silent = address(new SilentFunder());
        token.mint(silent, AMOUNT);
        vm.prank(silent);
        token.approve(address(escrow), type(uint256).max);
        expectMismatch(address(token), 0, AMOUNT);
        vm.prank(silent);
        escrow.lockByCallback(makeOrder(1), "", "");
        assertBalance(silent, AMOUNT);
        _assertNothing();
    }

    function test_RevertWhen_TheFunderReverts() external {
        funder.misbehave(TestFunder.Conduct.Breaks, 0, address(0));
        vm.expectRevert(abi.encodeWithSelector(TestFunder.FunderBroke.selector, 0));
        lockByCallback(makeOrder(1), "");
        _assertNothing();
    }

    function test_RevertWhen_TheFunderHasTooLittle() external {
        Order memory order = makeOrder(1);
        order.amount = uint96(PURSE + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector,
                address(funder),
                PURSE,
                PURSE + 1
            )
        );
        lockByCallback(order, "");
    }

    function test_RevertWhen_TheFunderBringsNothing() external {
        _expectRefused(TestFunder.Conduct.Nothing, 0);
    }

    function test_RevertWhen_TheFunderBringsOneUnitLess() external {
        _expectRefused(TestFunder.Conduct.OneLess, AMOUNT - 1);
    }

    function test_RevertWhen_TheFunderBringsOneUnitMore() external {
        _expectRefused(TestFunder.Conduct.OneMore, uint256(AMOUNT) + 1);
    }

    function test_RevertWhen_TheFunderBringsAnotherToken() external {
        _expectRefused(TestFunder.Conduct.OtherToken, 0);
        assertEq(usdc.balanceOf(address(escrow)), 0);
    }

    /// @dev What lies in the escrow already, held or given, is not what was brought.
    function test_RevertWhen_TheEscrowHasASurplusAndTheFunderBringsNothing() external {
        lock(makeOrder(7));
        token.mint(address(escrow), 5 * uint256(AMOUNT));
        funder.misbehave(TestFunder.Conduct.Nothing, 0, address(0));
        expectMismatch(address(token), 0, AMOUNT);
        lockByCallback(makeOrder(1), "");
        assertState(makeOrder(1), Status.None, 0, 0);
    }

    function _expectRefused(TestFunder.Conduct conduct, uint256 received) private {
        funder.misbehave(conduct, 0, address(usdc));
        expectMismatch(address(token), received, AMOUNT);
        lockByCallback(makeOrder(1), "");
        assertState(makeOrder(1), Status.None, 0, 0);
        assertFunded(0);
        _assertNothing();
    }

    /// @dev No money of the funder's moved, and it remembers no ask.
    function _assertNothing() private view {
        assertBalance(address(funder), PURSE);
        assertEq(usdc.balanceOf(address(funder)), PURSE);
        assertAsks(0);
    }
}
