// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {FeeOnTransfer} from "../../../contracts/test-tokens/hostile/FeeOnTransfer.sol";
import {HostileErc20} from "../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {Reentrant} from "../../../contracts/test-tokens/hostile/Reentrant.sol";
import {ReturnsFalse} from "../../../contracts/test-tokens/hostile/ReturnsFalse.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {TestGate} from "../helpers/TestGate.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract LockRevertsTest is UnitTest {
    function test_RevertWhen_TheOrderWasLockedBefore() external {
        for (uint8 i = uint8(Status.Locked); i <= uint8(Status.Settled); ++i) {
            Order memory order = makeOrder(i);
            bytes32 orderId = bringTo(order, Status(i));
            expectStatusError(orderId, Status(i), IN_NONE);
            lock(order);
        }
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
        lock(order);
    }

    function test_RevertWhen_DeliverByIsLockBy() external {
        Order memory order = makeOrder(1);
        order.deliverBy = order.lockBy;
        _expectDeliverBy(order);
        lock(order);
    }

    function test_RevertWhen_DeliverByIsOneSecondAfter365Days() external {
        Order memory order = makeOrder(1);
        order.deliverBy = START + 365 days + 1;
        _expectDeliverBy(order);
        lock(order);
    }

    function test_RevertWhen_BuyerIsSeller() external {
        Order memory order = makeOrder(1);
        order.seller = buyer;
        vm.expectRevert(abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, buyer));
        lock(order);
    }

    function test_RevertWhen_APartyIsNotAllowed() external {
        address[3] memory parties = [address(0), address(escrow), address(token)];
        for (uint256 i = 0; i < parties.length; ++i) {
            Order memory order = makeOrder(1);
            order.buyer = parties[i];
            expectNotAllowed(parties[i]);
            vm.prank(buyer);
            escrow.lock(order, "");

            order = makeOrder(1);
            order.seller = parties[i];
            expectNotAllowed(parties[i]);
            lock(order);
        }
    }

    function test_RevertWhen_TheTokenHasNoCode() external {
        Order memory order = makeOrder(1);
        order.token = stranger;
        expectNotAllowed(stranger);
        lock(order);
    }

    function test_RevertWhen_AmountIsZero() external {
        Order memory order = makeOrder(1);
        order.amount = 0;
        vm.expectRevert(IOrderErrors.AmountZero.selector);
        lock(order);
    }

    function test_RevertWhen_TermsAreUnknown() external {
        Order memory order = makeOrder(1);
        order.termsId = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, order.termsId));
        lock(order);
    }

    /// @dev A payout would lie in the token's own contract for good.
    function test_RevertWhen_TheTokenIsTheTermsArbitrator() external {
        Terms memory terms = defaultTerms();
        terms.arbitrator = address(token);
        _expectTokenIsPayee(terms);
    }

    function test_RevertWhen_TheTokenIsTheTermsFeeRecipient() external {
        Terms memory terms = feeTerms();
        terms.feeRecipient = address(token);
        _expectTokenIsPayee(terms);
    }

    function test_RevertWhen_TheGateAnswersSomethingElse() external {
        (Order memory order, TestGate gate) = _gated();
        gate.setAnswer(TestGate.Answer.Other);
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.GateRefused.selector, escrow.orderIdOf(order), address(gate))
        );
        lock(order);
    }

    function test_RevertWhen_TheGateReverts() external {
        (Order memory order, TestGate gate) = _gated();
        gate.setAnswer(TestGate.Answer.Revert);
        vm.expectRevert(TestGate.GateClosed.selector);
        lock(order);
    }

    function test_RevertWhen_TheTokenTakesAFee() external {
        FeeOnTransfer hostile = new FeeOnTransfer(100);
        Order memory order = _orderIn(hostile);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                address(hostile),
                (uint256(AMOUNT) * 99) / 100,
                AMOUNT
            )
        );
        lock(order);
        assertState(order, Status.None, 0, 0);
    }

    function test_RevertWhen_TheTokenReturnsFalse() external {
        ReturnsFalse hostile = new ReturnsFalse();
        Order memory order = _orderIn(hostile);
        hostile.setHostile(true);
        vm.expectRevert(
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile))
        );
        lock(order);
    }

    function test_RevertWhen_TheAllowanceIsShort() external {
        Order memory order = makeOrder(1);
        vm.prank(buyer);
        token.approve(address(escrow), AMOUNT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                AMOUNT - 1,
                AMOUNT
            )
        );
        lock(order);
    }

    function test_AReentrantTokenIsRefusedInside() external {
        Reentrant hostile = new Reentrant();
        Order memory order = _orderIn(hostile);
        Order memory inner = makeOrder(2);
        hostile.arm(
            Reentrant.Moment.AfterTransfer,
            address(escrow),
            abi.encodeCall(IFunding.lock, (inner, "")),
            1
        );
        lock(order);
        assertEq(hostile.calls(), 1);
        assertFalse(hostile.lastSuccess());
        assertEq(
            hostile.lastReturnData(),
            abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
        );
        assertState(order, Status.Locked, AMOUNT, 0);
        assertState(inner, Status.None, 0, 0);
    }

    function _expectTokenIsPayee(Terms memory terms) private {
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        vm.expectRevert(abi.encodeWithSelector(IFunding.TokenIsPayee.selector, address(token)));
        lock(order);
        // Another token under the same terms is no matter.
        order.token = address(usdc);
        lock(order);
    }

    function _gated() private returns (Order memory order, TestGate gate) {
        gate = new TestGate();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
    }

    function _orderIn(HostileErc20 hostile) private returns (Order memory order) {
        hostile.mint(buyer, AMOUNT);
        vm.prank(buyer);
        hostile.approve(address(escrow), AMOUNT);
        order = makeOrder(1);
        order.token = address(hostile);
    }

    function _expectDeliverBy(Order memory order) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.DeliverByOutOfBounds.selector,
                escrow.orderIdOf(order),
                order.deliverBy,
                order.lockBy,
                uint256(START) + 365 days
            )
        );
    }
}
