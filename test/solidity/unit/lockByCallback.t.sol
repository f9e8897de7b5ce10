// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {OrderState} from "../../../contracts/types/OrderState.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {CallbackTest} from "../helpers/CallbackTest.sol";
import {TestGate} from "../helpers/TestGate.sol";

/// @dev Looks at the order before it pays what it chooses to pay, which its data says.
contract LookingFunder is ILockFunder {
    OrderState private _seen;

    function onLock(bytes32[] calldata orderIds, address token, uint256, bytes calldata data) external {
        _seen = IOrderEscrow(msg.sender).stateOf(orderIds[0]);
        IERC20(token).transfer(msg.sender, abi.decode(data, (uint256)));
    }

    function seen() external view returns (OrderState memory) {
        return _seen;
    }
}

contract LockByCallbackTest is CallbackTest {
    function test_LocksWithWhatTheFunderBrings() external {
        Order memory order = makeFeeOrder(1);
        expectLocked(order, address(funder));
        bytes32 orderId = lockByCallback(order, "quote 17");

        assertEq(orderId, escrow.orderIdOf(order));
        OrderState memory state = escrow.stateOf(orderId);
        assertEq(uint8(state.status), uint8(Status.Locked));
        assertEq(state.until, order.deliverBy);
        assertEq(state.held, AMOUNT);
        assertEq(state.released, 0);
        assertTrue(state.hasFee);
        assertFalse(state.delivered);
        assertFalse(state.sidesMoved);
        assertAsks(1);
        assertAsk(0, listOf(order), AMOUNT, "quote 17");
        assertFunded(AMOUNT);
    }

    function test_LocksInTheLastSecondForTheShortestDelivery() external {
        Order memory order = makeOrder(1);
        order.deliverBy = order.lockBy + 1;
        vm.warp(order.lockBy);
        lockByCallback(order, "");
        assertState(order, Status.Locked, AMOUNT, 0);
        assertUntil(order, order.deliverBy);
        assertFalse(stateOf(order).hasFee);
    }

    function test_LocksForTheLongestDelivery() external {
        Order memory order = makeOrder(1);
        order.deliverBy = START + 365 days;
        lockByCallback(order, "");
        assertUntil(order, START + 365 days);
    }

    function test_TellsTheGateEverything() external {
        (Order memory order, TestGate gate) = makeGatedOrder(1);
        vm.prank(address(funder));
        bytes32 orderId = escrow.lockByCallback(order, "offer", "quote");
        assertEq(gate.orderId(), orderId);
        assertEq(gate.payer(), address(funder));
        assertEq(gate.gateData(), bytes("offer"));
        assertEq(gate.detailsHash(), order.detailsHash);
        assertAsk(0, listOf(order), AMOUNT, "quote");
    }

    function test_ShowsTheOrderAsLockedWhileItAsks() external {
        LookingFunder looking = new LookingFunder();
        token.mint(address(looking), AMOUNT);
        Order memory order = makeOrder(1);
        vm.prank(address(looking));
        escrow.lockByCallback(order, "", abi.encode(uint256(AMOUNT)));
        assertEq(keccak256(abi.encode(looking.seen())), keccak256(abi.encode(stateOf(order))));
        assertEq(uint8(looking.seen().status), uint8(Status.Locked));
    }

    /// @dev The order is paid as any other: to its seller, though the funder brought the money.
    function test_PaysTheSeller() external {
        Order memory order = makeOrder(1);
        lockByCallback(order, "");
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");
        assertState(order, Status.Settled, 0, AMOUNT);
        assertBalance(seller, AMOUNT);
        assertBalance(address(escrow), 0);
    }

    function test_RevertsTheSecondTime() external {
        Order memory order = makeOrder(1);
        bytes32 orderId = lockByCallback(order, "");
        expectStatusError(orderId, Status.Locked, IN_NONE);
        lockByCallback(order, "");
        assertAsks(1);
        assertFunded(AMOUNT);
    }

    function testFuzz_HoldsExactlyTheAmount(uint96 amount, uint256 donated, bytes calldata data) external {
        Order memory order = makeOrder(1);
        order.amount = uint96(bound(amount, 1, type(uint96).max));
        donated = bound(donated, 0, type(uint96).max);
        token.mint(address(escrow), donated);
        token.mint(address(funder), type(uint96).max);
        lockByCallback(order, data);
        assertState(order, Status.Locked, order.amount, 0);
        assertBalance(address(escrow), donated + order.amount);
        assertBalance(address(funder), PURSE + type(uint96).max - order.amount);
        assertAsks(1);
        assertAsk(0, listOf(order), order.amount, data);
    }

    function testFuzz_RefusesAnyOtherAmount(uint96 amount, uint256 brought) external {
        Order memory order = makeOrder(1);
        order.amount = uint96(bound(amount, 1, type(uint96).max));
        brought = bound(brought, 0, type(uint128).max);
        if (brought == order.amount) ++brought;
        LookingFunder looking = new LookingFunder();
        token.mint(address(looking), brought);
        expectMismatch(address(token), brought, order.amount);
        vm.prank(address(looking));
        escrow.lockByCallback(order, "", abi.encode(brought));
        assertState(order, Status.None, 0, 0);
        assertBalance(address(looking), brought);
    }
}
