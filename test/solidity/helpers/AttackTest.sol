// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {Transitions} from "../../../contracts/libraries/Transitions.sol";
import {HostileErc20} from "../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {EscrowTest} from "./EscrowTest.sol";

/// @title AttackTest
/// @notice What the attack tests share: errors with all their arguments, lists of one, hostile tokens.
abstract contract AttackTest is EscrowTest {
    function expectStatusError(bytes32 orderId, Status current, Action action) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                IOrderErrors.OrderStatusNotAllowed.selector,
                orderId,
                current,
                Transitions.allowedFrom(action)
            )
        );
    }

    function expectTooEarly(bytes32 orderId, uint256 opensAt, uint256 nowAt) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.ActionTooEarly.selector, orderId, opensAt, nowAt)
        );
    }

    function expectTooLate(bytes32 orderId, uint256 until, uint256 nowAt) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.ActionTooLate.selector, orderId, until, nowAt));
    }

    function expectNotHolder(bytes32 orderId, Side side, address caller, address holder) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.CallerNotHolder.selector, orderId, side, caller, holder)
        );
    }

    function expectSignatureInvalid(address signer, bytes32 digest) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.SignatureInvalid.selector, signer, digest));
    }

    function expectAccountNotAllowed(address account) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, account));
    }

    function listOf(Order memory order) internal pure returns (Order[] memory orders) {
        orders = new Order[](1);
        orders[0] = order;
    }

    function listOf(Order memory first, Order memory second) internal pure returns (Order[] memory orders) {
        orders = new Order[](2);
        (orders[0], orders[1]) = (first, second);
    }

    /// @dev A plain division of the held money, without next orders.
    function division(uint96 toBuyer, uint96 toSeller) internal view returns (Settlement memory settlement) {
        settlement.toBuyer = toBuyer;
        settlement.toSeller = toSeller;
        settlement.next = new Order[](0);
        settlement.signBy = uint40(vm.getBlockTimestamp() + 1 days);
    }

    /// @dev The buyer gets `amount` of a hostile token and lets the escrow take it.
    function fund(HostileErc20 hostile, uint256 amount) internal {
        hostile.mint(buyer, amount);
        vm.prank(buyer);
        // Some return nothing where the interface promises a bool.
        SafeERC20.forceApprove(hostile, address(escrow), type(uint256).max);
    }

    function makeOrderIn(address token_, uint256 salt) internal view returns (Order memory order) {
        order = makeOrder(salt);
        order.token = token_;
    }

    function assertStatus(Order memory order, Status expected) internal view {
        assertEq(uint256(stateOf(order).status), uint256(expected), "status");
    }

    function assertHeld(Order memory order, uint256 expected) internal view {
        assertEq(uint256(stateOf(order).held), expected, "held");
    }

    /// @dev What the escrow and both parties have of the stage's token.
    function assertMoney(uint256 inEscrow, uint256 ofSeller) internal view {
        assertEq(token.balanceOf(address(escrow)), inEscrow, "in escrow");
        assertEq(token.balanceOf(seller), ofSeller, "of seller");
    }
}
