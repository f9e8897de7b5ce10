// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../contracts/interfaces/IFunding.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {TestFunder} from "../../../contracts/test-doubles/TestFunder.sol";
import {TestGate} from "./TestGate.sol";
import {UnitTest} from "./UnitTest.sol";

/// @title CallbackTest
/// @notice What both ways to lock by callback share: a funder with money and without an allowance, and what it was asked.
abstract contract CallbackTest is UnitTest {
    uint256 internal constant PURSE = 100 * uint256(AMOUNT);

    TestFunder internal funder;

    function setUp() public virtual override {
        super.setUp();
        funder = new TestFunder(address(escrow));
        vm.label(address(funder), "funder");
        token.mint(address(funder), PURSE);
        usdc.mint(address(funder), PURSE);
    }

    function lockByCallback(Order memory order, bytes memory data) internal returns (bytes32 orderId) {
        vm.prank(address(funder));
        return escrow.lockByCallback(order, "", data);
    }

    /// @dev With the data "0", "1" and so on, one for each of so many runs.
    function lockManyByCallback(Order[] memory orders, uint256 runs) internal {
        vm.prank(address(funder));
        escrow.lockManyByCallback(orders, new bytes[](orders.length), dataOf(runs));
    }

    function dataOf(uint256 runs) internal pure returns (bytes[] memory data) {
        data = new bytes[](runs);
        for (uint256 i = 0; i < runs; ++i) data[i] = bytes(vm.toString(i));
    }

    /// @dev An order under terms that ask a gate.
    function makeGatedOrder(uint256 salt) internal returns (Order memory order, TestGate gate) {
        gate = new TestGate();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        order = makeOrder(salt);
        order.termsId = escrow.publishTerms(terms);
    }

    function expectMismatch(address currency, uint256 received, uint256 expected) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, currency, received, expected)
        );
    }

    /// @dev The ask of this number, with every argument.
    function assertAsk(uint256 index, Order[] memory orders, uint256 sum, bytes memory data) internal view {
        TestFunder.Ask memory ask = funder.askAt(index);
        assertEq(ask.orderIds.length, orders.length, "ids asked for");
        for (uint256 i = 0; i < orders.length; ++i) {
            assertEq(ask.orderIds[i], escrow.orderIdOf(orders[i]), "id asked for");
        }
        assertEq(ask.token, orders[0].token, "token asked for");
        assertEq(ask.amount, sum, "sum asked for");
        assertEq(ask.data, data, "data passed on");
    }

    function assertAsks(uint256 count) internal view {
        assertEq(funder.countAsks(), count, "asks");
    }

    /// @dev What the funder paid of the stage's token, and that nobody else did and no allowance is left.
    function assertFunded(uint256 amount) internal view {
        assertBalance(address(funder), PURSE - amount);
        assertBalance(address(escrow), amount);
        assertBalance(buyer, type(uint128).max);
        assertEq(token.allowance(address(funder), address(escrow)), 0, "allowance");
    }
}
