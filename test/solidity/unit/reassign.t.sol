// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IHolders} from "../../../contracts/interfaces/IHolders.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {TestRecovery} from "../helpers/TestRecovery.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ReassignTest is UnitTest {
    Order private _order;
    bytes32 private _orderId;

    function setUp() public override {
        super.setUp();
        _order = makeOrder(1);
        _orderId = lock(_order);
    }

    function test_RevertWhen_SideIsNone() external {
        vm.expectRevert(IHolders.SideMissing.selector);
        vm.prank(buyer);
        escrow.reassign(_order, Side.None, stranger, 0);
    }

    function test_RevertWhen_NewHolderIsNotAllowed() external {
        address[3] memory holders = [address(0), address(escrow), address(token)];
        for (uint256 i = 0; i < holders.length; ++i) {
            expectNotAllowed(holders[i]);
            vm.prank(seller);
            escrow.reassign(_order, Side.Seller, holders[i], 0);
        }
    }

    function test_RevertWhen_StatusIsNoneOrSettled() external {
        Status[2] memory statuses = [Status.None, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            expectStatusError(bringTo(order, statuses[i]), statuses[i], IN_OPEN);
            vm.prank(seller);
            escrow.reassign(order, Side.Seller, stranger, 0);
        }
    }

    /// @dev Released or refunded just before by a unit: whoever pays for the side gets less than it saw.
    function test_RevertWhen_LessIsHeldThanDemanded() external {
        vm.prank(buyer);
        escrow.release(_order, 1, 0, "");
        vm.expectRevert(
            abi.encodeWithSelector(IHolders.HeldBelowMinimum.selector, _orderId, AMOUNT - 1, AMOUNT)
        );
        vm.prank(seller);
        escrow.reassign(_order, Side.Seller, inspector, AMOUNT);

        vm.prank(seller);
        escrow.refund(_order, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IHolders.HeldBelowMinimum.selector, _orderId, AMOUNT - 2, AMOUNT - 1)
        );
        vm.prank(buyer);
        escrow.reassign(_order, Side.Buyer, inspector, AMOUNT - 1);
    }

    function testFuzz_MovesWhenAsMuchIsHeldAsDemanded(uint96 released, uint96 minimum) external {
        released = uint96(bound(released, 1, AMOUNT - 1));
        vm.prank(buyer);
        escrow.release(_order, released, 0, "");
        uint96 held = AMOUNT - released;
        if (minimum > held) {
            vm.expectRevert(
                abi.encodeWithSelector(IHolders.HeldBelowMinimum.selector, _orderId, held, minimum)
            );
        }
        vm.prank(seller);
        escrow.reassign(_order, Side.Seller, inspector, minimum);
        assertEq(escrow.holderOf(_order, Side.Seller), minimum > held ? seller : inspector);
    }

    function test_RevertWhen_TheStatusIsWrongBeforeTheHolderIs() external {
        Order memory order = makeOrder(2);
        expectStatusError(escrow.orderIdOf(order), Status.None, IN_OPEN);
        vm.prank(seller);
        escrow.reassign(order, Side.Seller, address(0), type(uint96).max);
    }

    function test_RevertWhen_HolderIsUnchanged() external {
        vm.expectRevert(abi.encodeWithSelector(IHolders.HolderUnchanged.selector, seller));
        vm.prank(seller);
        escrow.reassign(_order, Side.Seller, seller, 0);
    }

    function test_RevertWhen_CallerIsNotTheHolder() external {
        address[3] memory callers = [buyer, arbitrator, stranger];
        for (uint256 i = 0; i < callers.length; ++i) {
            expectNotHolder(_orderId, Side.Seller, callers[i], seller);
            vm.prank(callers[i]);
            escrow.reassign(_order, Side.Seller, inspector, 0);
        }
        expectNotHolder(_orderId, Side.Buyer, seller, buyer);
        vm.prank(seller);
        escrow.reassign(_order, Side.Buyer, inspector, 0);
    }

    function test_RevertWhen_TheFormerHolderTakesItBack() external {
        moveSide(_order, Side.Seller, stranger);
        expectNotHolder(_orderId, Side.Seller, seller, stranger);
        vm.prank(seller);
        escrow.reassign(_order, Side.Seller, seller, 0);
    }

    function test_RevertWhen_TheRegistryDoesNotCountYet() external {
        _nameSuccessor();
        vm.warp(START + 7 days - 1);
        expectNotHolder(_orderId, Side.Seller, inspector, seller);
        vm.prank(inspector);
        escrow.reassign(_order, Side.Seller, inspector, 0);
    }

    function test_RevertWhen_TheSuccessorMovesItToSomebodyElse() external {
        _nameSuccessor();
        vm.warp(START + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IHolders.SuccessorNotReceiver.selector, inspector, stranger));
        vm.prank(inspector);
        escrow.reassign(_order, Side.Seller, stranger, 0);
    }

    function test_RevertWhen_TheSuccessorsAccountSoldItsSide() external {
        _nameSuccessor();
        moveSide(_order, Side.Seller, stranger);
        vm.warp(START + 7 days);
        expectNotHolder(_orderId, Side.Seller, inspector, stranger);
        vm.prank(inspector);
        escrow.reassign(_order, Side.Seller, inspector, 0);
    }

    function test_TheSuccessorMovesItToItselfFromTheFirstSecond() external {
        _nameSuccessor();
        vm.warp(START + 7 days);
        vm.expectEmit(address(escrow));
        emit IHolders.OrderReassigned(_orderId, seller, inspector, Side.Seller);
        vm.prank(inspector);
        escrow.reassign(_order, Side.Seller, inspector, 0);
        assertEq(escrow.holderOf(_order, Side.Seller), inspector);
    }

    function test_MovesInEveryOpenStatusAndNothingElse() external {
        for (uint8 i = uint8(Status.Locked); i <= uint8(Status.Disputed); ++i) {
            Order memory order = makeOrder(10 + i);
            bytes32 orderId = bringTo(order, Status(i));
            uint256 until = stateOf(order).until;

            vm.expectEmit(address(escrow));
            emit IHolders.OrderReassigned(orderId, buyer, stranger, Side.Buyer);
            vm.prank(buyer);
            escrow.reassign(order, Side.Buyer, stranger, 0);

            assertEq(escrow.holderOf(order, Side.Buyer), stranger);
            assertEq(escrow.holderOf(order, Side.Seller), seller);
            assertTrue(stateOf(order).sidesMoved);
            assertState(order, Status(i), AMOUNT, 0);
            assertUntil(order, until);
        }
    }

    function test_MovesTwice() external {
        moveSide(_order, Side.Seller, stranger);
        vm.expectEmit(address(escrow));
        emit IHolders.OrderReassigned(_orderId, stranger, seller, Side.Seller);
        vm.prank(stranger);
        escrow.reassign(_order, Side.Seller, seller, 0);
        assertEq(escrow.holderOf(_order, Side.Seller), seller);
    }

    /// @dev The inspector follows the seller from START + 7 days on.
    function _nameSuccessor() private {
        TestRecovery registry = new TestRecovery();
        registry.name(seller, inspector);
        vm.prank(seller);
        escrow.setRecovery(address(registry));
    }
}
