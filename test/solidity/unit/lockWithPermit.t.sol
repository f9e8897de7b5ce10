// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {PhantomPermit} from "../../../contracts/test-tokens/hostile/PhantomPermit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {SignedFundingTest} from "../helpers/SignedFundingTest.sol";

contract LockWithPermitTest is SignedFundingTest {
    uint256 private constant DEADLINE = uint256(START) + 1 hours;

    Order private _order;

    function setUp() public override {
        super.setUp();
        vm.prank(buyer);
        usdc.approve(address(escrow), 0);
        _order = makeUsdcOrder(1);
    }

    function test_RevertWhen_ThePermitIsWrong() external {
        (uint8 v, bytes32 r, bytes32 s) = permitOf(sellerKey, buyer, AMOUNT, DEADLINE);
        _expectNoAllowance();
        vm.prank(buyer);
        escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        assertState(_order, Status.None, 0, 0);
        assertEq(usdc.nonces(buyer), 0);
    }

    function test_RevertWhen_SomebodyElseSendsThePermit() external {
        (uint8 v, bytes32 r, bytes32 s) = permitOf(buyerKey, buyer, AMOUNT, DEADLINE);
        // The permit is the caller's or nobody's, and the stranger allowed nothing.
        _expectNoAllowance();
        vm.prank(stranger);
        escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        assertEq(usdc.allowance(buyer, address(escrow)), 0);
    }

    function test_RevertWhen_ThePermitIsAPhantom() external {
        PhantomPermit phantom = new PhantomPermit();
        phantom.mint(buyer, AMOUNT);
        Order memory order = makeOrder(2);
        order.token = address(phantom);
        _expectNoAllowance();
        vm.prank(buyer);
        escrow.lockWithPermit(order, "", DEADLINE, 27, bytes32(0), bytes32(0));
    }

    function test_LocksInTheDeadlinesSecond() external {
        (uint8 v, bytes32 r, bytes32 s) = permitOf(buyerKey, buyer, AMOUNT, DEADLINE);
        vm.warp(DEADLINE);
        vm.prank(buyer);
        bytes32 orderId = escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        assertEq(orderId, escrow.orderIdOf(_order));
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertEq(usdc.balanceOf(address(escrow)), AMOUNT);
        assertEq(usdc.allowance(buyer, address(escrow)), 0);
    }

    function test_APermitSentAheadDoesNoHarm() external {
        (uint8 v, bytes32 r, bytes32 s) = permitOf(buyerKey, buyer, AMOUNT, DEADLINE);
        vm.prank(stranger);
        usdc.permit(buyer, address(escrow), AMOUNT, DEADLINE, v, r, s);
        vm.prank(buyer);
        escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_RevertWhen_CalledAgain() external {
        (uint8 v, bytes32 r, bytes32 s) = permitOf(buyerKey, buyer, AMOUNT, DEADLINE);
        vm.startPrank(buyer);
        bytes32 orderId = escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        expectStatusError(orderId, Status.Locked, IN_NONE);
        escrow.lockWithPermit(_order, "", DEADLINE, v, r, s);
        vm.stopPrank();
    }

    function _expectNoAllowance() private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(escrow),
                0,
                AMOUNT
            )
        );
    }
}
