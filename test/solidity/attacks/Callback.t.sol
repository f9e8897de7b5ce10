// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {IOrderGate} from "../../../contracts/interfaces/IOrderGate.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {ScriptedFunder} from "../helpers/ScriptedFunder.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";

/// @dev Has somebody else pay who allowed it to.
contract PassingFunder is ILockFunder {
    address private immutable _SOURCE;

    constructor(address source) {
        _SOURCE = source;
    }

    function onLock(bytes32[] calldata, address token, uint256 amount, bytes calldata) external {
        IERC20(token).transferFrom(_SOURCE, msg.sender, amount);
    }
}

/// @dev Asked for the second run it brings the third run's money as well, and nothing when asked for the third.
contract EarlyFunder is ILockFunder {
    uint256 private _asks;

    function onLock(bytes32[] calldata, address token, uint256 amount, bytes calldata data) external {
        IERC20 ahead = IERC20(abi.decode(data, (address)));
        _asks++;
        if (_asks < 3) IERC20(token).transfer(msg.sender, amount);
        // While the second token is counted, the third run's money comes in unseen.
        if (_asks == 2) ahead.transfer(msg.sender, amount);
    }
}

/// @dev A gate that pays what the funder should.
contract PayingGate is IOrderGate {
    function check(Order calldata order, bytes32, address, bytes calldata) external returns (bytes4) {
        MockErc20(order.token).mint(msg.sender, order.amount);
        return IOrderGate.check.selector;
    }
}

/// @notice One deposit counted twice: by a lock within a lock, by a second funder, a second escrow, a payout, a gift, a
/// gate, another run. The matrix of re-entries is in {PartyReentryAttacksTest} and {TokenReentryAttacksTest}.
contract CallbackAttacksTest is AttackTest {
    ScriptedFunder private _funder;
    Order private _first;
    Order private _second;

    function setUp() public override {
        super.setUp();
        _funder = new ScriptedFunder();
        (_first, _second) = (makeOrder(1), makeOrder(2));
        token.mint(address(_funder), AMOUNT);
    }

    function test_oneDepositForTwoOrders() external {
        bytes[] memory one = new bytes[](1);
        vm.prank(address(_funder));
        token.approve(address(escrow), AMOUNT);
        _plan(abi.encodeCall(escrow.lockByCallback, (_second, "", "")));
        _plan(abi.encodeCall(escrow.lockManyByCallback, (listOf(_second), one, one)));
        _plan(abi.encodeCall(escrow.lock, (_second, "")));
        _plan(abi.encodeCall(escrow.lockMany, (listOf(_second), one)));
        _lockFirst();
        _assertAllRefused();
        assertEq(_funder.asks(), 1);
        _assertOneLocked();
    }

    function test_oneDepositForTwoListsOfTheSameOrders() external {
        bytes[] memory one = new bytes[](1);
        _plan(abi.encodeCall(escrow.lockManyByCallback, (listOf(_second, _first), new bytes[](2), one)));
        vm.prank(address(_funder));
        escrow.lockManyByCallback(listOf(_first), one, one);
        _assertAllRefused();
        _assertOneLocked();
    }

    /// @dev The accomplice would let the first funder's transfer pass for its own.
    function test_oneDepositForTwoFunders() external {
        TestFunder accomplice = new TestFunder(address(escrow));
        accomplice.misbehave(TestFunder.Conduct.Nothing, 0, address(0));
        bytes memory nested = abi.encodeCall(escrow.lockByCallback, (_second, "", ""));
        _funder.plan(address(accomplice), abi.encodeCall(accomplice.callEscrow, (nested)));
        _lockFirst();
        (bool success, bytes memory answer) = _funder.stepAt(0);
        assertFalse(success, "the accomplice got in");
        assertEq(answer, abi.encodeWithSelector(TestFunder.CallFailed.selector, _guardError()));
        assertEq(accomplice.countAsks(), 0);
        _assertOneLocked();
    }

    /// @dev The guard of one escrow does not close another. Neither do its deposits count there.
    function test_oneDepositForTwoEscrows() external {
        IOrderEscrow other = deployEscrow();
        other.publishTerms(defaultTerms());
        _funder.plan(address(other), abi.encodeCall(other.lockByCallback, (_second, "", "")));
        _lockFirst();
        (bool success, bytes memory answer) = _funder.stepAt(0);
        assertFalse(success, "locked in the other escrow");
        assertEq(answer, _mismatch(0));
        assertEq(token.balanceOf(address(other)), 0);
        assertEq(uint8(other.stateOf(other.orderIdOf(_second)).status), uint8(Status.None));
        _assertOneLocked();
    }

    /// @dev Each payout would raise somebody's balance within the call: the escrow's own, or the funder's that pays on.
    function test_payoutOfAnotherOrderAsTheDeposit() external {
        Order memory paying = makeOrder(3);
        paying.seller = address(_funder);
        bringTo(paying, Status.Delivered);
        vm.warp(START + INSPECTION + 1);
        _plan(abi.encodeCall(escrow.claim, (paying, address(escrow), "", 0, "")));
        _plan(abi.encodeCall(escrow.claim, (paying, address(_funder), "", 0, "")));
        _plan(abi.encodeCall(escrow.claim, (paying, address(_funder), "data", 0, "")));
        _plan(abi.encodeCall(escrow.claimMany, (listOf(paying))));
        _plan(abi.encodeCall(escrow.refund, (paying, AMOUNT)));
        _plan(abi.encodeCall(escrow.withdraw, (address(_funder), address(token), AMOUNT, 0, "")));
        Order memory late = makeOrder(4);

        _funder.setPays(false);
        vm.expectRevert(_mismatch(0));
        vm.prank(address(_funder));
        escrow.lockByCallback(late, "", "");

        _funder.setPays(true);
        vm.prank(address(_funder));
        escrow.lockByCallback(late, "", "");
        _assertAllRefused();
        assertHeld(paying, AMOUNT);
        assertHeld(late, AMOUNT);
        assertEq(token.balanceOf(address(_funder)), 0);
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    /// @dev The other way round: the payout is under way when the lock is tried, and comes back as a gift. It pays for
    /// nothing, then or later.
    function test_claimWhoseReceiverIsTheFunder() external {
        Order memory paying = makeOrder(3);
        bringTo(paying, Status.Delivered);
        vm.warp(START + INSPECTION + 1);
        Order memory late = makeOrder(4);
        _plan(abi.encodeCall(escrow.lockByCallback, (late, "", "")));
        vm.prank(seller);
        escrow.claim(paying, address(_funder), "data", 0, "");
        _assertAllRefused();
        assertStatus(late, Status.None);
        assertMoney(AMOUNT, 0);

        ScriptedFunder idle = new ScriptedFunder();
        idle.setPays(false);
        vm.expectRevert(_mismatch(0));
        vm.prank(address(idle));
        escrow.lockByCallback(late, "", "");
        assertMoney(AMOUNT, 0);
    }

    function test_giftBeforeTheCallAsTheDeposit() external {
        vm.prank(address(_funder));
        token.transfer(address(escrow), AMOUNT);
        _funder.setPays(false);
        vm.expectRevert(_mismatch(0));
        vm.prank(address(_funder));
        escrow.lockByCallback(_first, "", "");
        assertMoney(AMOUNT, 0);
    }

    /// @dev The gate is asked before the balance is read: what it brings is a gift, the funder's part is still due.
    function test_gateBringsTheDeposit() external {
        Terms memory terms = defaultTerms();
        terms.gate = address(new PayingGate());
        Order memory order = makeOrder(5);
        order.termsId = escrow.publishTerms(terms);
        _funder.setPays(false);
        vm.expectRevert(_mismatch(0));
        vm.prank(address(_funder));
        escrow.lockByCallback(order, "", "");

        _funder.setPays(true);
        vm.prank(address(_funder));
        escrow.lockByCallback(order, "", "");
        assertHeld(order, AMOUNT);
        assertMoney(2 * uint256(AMOUNT), 0);
    }

    /// @dev Runs A, B, A: the last run's money, brought while B is counted, is there before the last run begins.
    function test_aRunPaidDuringAnother() external {
        MockErc20 other = new MockErc20("Other", "OTH", 6);
        Order[] memory orders = new Order[](3);
        for (uint256 i = 0; i < 3; ++i) orders[i] = makeOrder(10 + i);
        orders[1].token = address(other);
        EarlyFunder early = new EarlyFunder();
        token.mint(address(early), 2 * uint256(AMOUNT));
        other.mint(address(early), AMOUNT);
        bytes[] memory data = new bytes[](3);
        for (uint256 i = 0; i < 3; ++i) data[i] = abi.encode(address(token));
        vm.expectRevert(_mismatch(0));
        vm.prank(address(early));
        escrow.lockManyByCallback(orders, new bytes[](3), data);
        for (uint256 i = 0; i < 3; ++i) assertStatus(orders[i], Status.None);
        assertMoney(0, 0);
    }

    /// @dev Wherever the money comes from, the one named is the contract that answered for it.
    function test_funderPassesTheAskOn() external {
        PassingFunder passing = new PassingFunder(stranger);
        token.mint(stranger, AMOUNT);
        vm.prank(stranger);
        token.approve(address(passing), AMOUNT);
        bytes32 orderId = escrow.orderIdOf(_first);
        vm.expectEmit(address(escrow));
        emit IFunding.OrderLocked({
            orderId: orderId,
            buyer: buyer,
            seller: seller,
            termsId: termsId,
            payer: address(passing),
            token: address(token),
            amount: AMOUNT,
            lockBy: _first.lockBy,
            deliverBy: _first.deliverBy,
            detailsHash: _first.detailsHash
        });
        vm.prank(address(passing));
        escrow.lockByCallback(_first, "", "");
        assertEq(token.balanceOf(stranger), 0);
        assertMoney(AMOUNT, 0);
    }

    /// @dev The buyer's allowance is the escrow's, which uses it for the buyer's own calls only.
    function test_allowanceOfAnotherToTheEscrow() external {
        PassingFunder passing = new PassingFunder(buyer);
        bytes4 short = IERC20Errors.ERC20InsufficientAllowance.selector;
        vm.expectRevert(abi.encodeWithSelector(short, address(passing), 0, AMOUNT));
        vm.prank(address(passing));
        escrow.lockByCallback(_first, "", "");
        assertEq(token.balanceOf(buyer), type(uint128).max);
        assertStatus(_first, Status.None);
    }

    function _plan(bytes memory data) private {
        _funder.plan(address(escrow), data);
    }

    function _lockFirst() private {
        vm.prank(address(_funder));
        escrow.lockByCallback(_first, "", "");
    }

    function _assertAllRefused() private view {
        uint256 count = _funder.countSteps();
        assertGt(count, 0, "no step");
        for (uint256 i = 0; i < count; ++i) {
            (bool success, bytes memory answer) = _funder.stepAt(i);
            assertFalse(success, "re-entered");
            assertEq(answer, _guardError());
        }
    }

    function _assertOneLocked() private view {
        assertHeld(_first, AMOUNT);
        assertStatus(_second, Status.None);
        assertEq(token.balanceOf(address(_funder)), 0);
        assertMoney(AMOUNT, 0);
    }

    function _guardError() private pure returns (bytes memory) {
        return abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }

    function _mismatch(uint256 received) private view returns (bytes memory) {
        bytes4 mismatch = IFunding.AmountReceivedMismatch.selector;
        return abi.encodeWithSelector(mismatch, address(token), received, AMOUNT);
    }
}
