// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../contracts/interfaces/ICredits.sol";
import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {EscrowTest} from "./EscrowTest.sol";
import {ModelTokens} from "./ModelTokens.sol";
import {Wallet1271} from "./Wallet1271.sol";

/// @title UnitTest
/// @notice What the unit tests of all functions share: expected errors and events by name, states, sides that move, and
/// a USDC whose issuer can block anybody.
abstract contract UnitTest is EscrowTest, ModelTokens {
    /// @dev Bitmaps of statuses, as `OrderStatusNotAllowed` shows them.
    uint8 internal constant IN_NONE = 1;
    uint8 internal constant IN_LOCKED = 2;
    uint8 internal constant IN_DELIVERED = 4;
    uint8 internal constant IN_DISPUTED = 8;
    uint8 internal constant IN_SETTLED = 16;
    uint8 internal constant IN_OPEN = IN_LOCKED | IN_DELIVERED | IN_DISPUTED;

    ModelUsdc internal usdc;

    function setUp() public virtual override {
        super.setUp();
        usdc = deployUsdc(address(this));
        usdc.mint(buyer, 100 * uint256(AMOUNT));
        vm.prank(buyer);
        usdc.approve(address(escrow), type(uint256).max);
    }

    /// @dev An order with a fee in the token whose issuer can block anybody.
    function makeUsdcOrder(uint256 salt) internal view returns (Order memory order) {
        order = makeFeeOrder(salt);
        order.token = address(usdc);
    }

    function listOf(Order memory order) internal pure returns (Order[] memory orders) {
        orders = new Order[](1);
        orders[0] = order;
    }

    function listOf(Order memory first, Order memory second) internal pure returns (Order[] memory orders) {
        orders = new Order[](2);
        orders[0] = first;
        orders[1] = second;
    }

    function listOf(
        Order memory first,
        Order memory second,
        Order memory third
    ) internal pure returns (Order[] memory orders) {
        orders = new Order[](3);
        orders[0] = first;
        orders[1] = second;
        orders[2] = third;
    }

    /// @dev Fee on all of `amount`, rounded down.
    function feeOf(uint256 amount) internal pure returns (uint256) {
        return (amount * FEE_BPS) / 10_000;
    }

    function moveSide(Order memory order, Side side, address to) internal {
        address from = escrow.holderOf(order, side);
        vm.prank(from);
        escrow.reassign(order, side, to, 0);
    }

    /// @dev A wallet contract that the key's account owns.
    function makeWallet(address owner) internal returns (address) {
        return address(new Wallet1271(owner));
    }

    function warpPast(uint256 until) internal {
        vm.warp(until + 1);
    }

    function expectStatusError(bytes32 orderId, Status current, uint8 allowed) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.OrderStatusNotAllowed.selector, orderId, current, allowed)
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

    function expectExpired(uint256 signBy, uint256 nowAt) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, signBy, nowAt));
    }

    /// @param structHash Of the message that should have been signed.
    function expectInvalid(address signer, bytes32 structHash) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IOrderErrors.SignatureInvalid.selector, signer, actionDigest(structHash))
        );
    }

    function expectNotAllowed(address account) internal {
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, account));
    }

    function expectPaid(bytes32 orderId, Exit exit, uint256 toSeller, uint256 toBuyer, uint256 fee) internal {
        vm.expectEmit(address(escrow));
        emit IPayouts.OrderPaid(orderId, exit, toSeller, toBuyer, fee, 0);
    }

    function expectLocked(Order memory order, address payer) internal {
        bytes32 orderId = escrow.orderIdOf(order);
        vm.expectEmit(address(escrow));
        emit IFunding.OrderLocked(
            orderId,
            order.buyer,
            order.seller,
            order.termsId,
            payer,
            order.token,
            order.amount,
            order.lockBy,
            order.deliverBy,
            order.detailsHash
        );
    }

    function expectCredit(address owner, address currency, uint256 amount) internal {
        vm.expectEmit(address(escrow));
        emit ICredits.CreditAdded(owner, currency, amount);
    }

    function expectSkipped(bytes32 orderId, bytes4 reason) internal {
        vm.expectEmit(address(escrow));
        emit IOrderErrors.OrderSkipped(orderId, reason);
    }

    function assertState(Order memory order, Status status, uint256 held, uint256 released) internal view {
        OrderState memory state = stateOf(order);
        assertEq(uint8(state.status), uint8(status), "status");
        assertEq(state.held, held, "held");
        assertEq(state.released, released, "released");
    }

    function assertUntil(Order memory order, uint256 until) internal view {
        assertEq(stateOf(order).until, until, "until");
    }

    function assertBalance(address account, uint256 balance) internal view {
        assertEq(token.balanceOf(account), balance, "balance");
    }
}
