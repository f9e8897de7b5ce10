// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {UnitTest} from "./UnitTest.sol";

/// @title SettleTest
/// @notice Stage of the settlement's tests: a locked order with a fee, and settlements that both sides signed.
abstract contract SettleTest is UnitTest {
    uint40 internal constant SIGN_BY = START + 1 hours;

    Order internal _order;
    bytes32 internal _orderId;

    function setUp() public virtual override {
        super.setUp();
        _order = makeFeeOrder(1);
        _orderId = lock(_order);
    }

    function split(uint96 toBuyer, uint96 toSeller) internal pure returns (Settlement memory settlement) {
        settlement.toBuyer = toBuyer;
        settlement.toSeller = toSeller;
        settlement.signBy = SIGN_BY;
    }

    function into(Order memory next) internal pure returns (Settlement memory settlement) {
        settlement.next = listOf(next);
        settlement.signBy = SIGN_BY;
    }

    /// @dev Relayed by a stranger with both signatures.
    function settleSigned(Order memory order, Settlement memory settlement) internal {
        // Computed here: a call to the escrow would be the one that an expected revert waits for.
        bytes32 orderId = actionDigest(hashOrder(order));
        relay(
            order,
            settlement,
            signSettlement(buyerKey, orderId, settlement),
            signSettlement(sellerKey, orderId, settlement)
        );
    }

    function relay(
        Order memory order,
        Settlement memory settlement,
        bytes memory buyerSignature,
        bytes memory sellerSignature
    ) internal {
        bytes[] memory gateData = new bytes[](settlement.next.length);
        vm.prank(stranger);
        escrow.settle(order, settlement, gateData, buyerSignature, sellerSignature);
    }
}
