// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../../../contracts/interfaces/IRecovery.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {AttackTest} from "../helpers/AttackTest.sol";

/// @dev Names one successor for everybody.
contract FixedRecovery is IRecovery {
    address private immutable _SUCCESSOR;

    constructor(address successor) {
        _SUCCESSOR = successor;
    }

    function successorOf(address) external view returns (address) {
        return _SUCCESSOR;
    }
}

/// @notice A seller that sold its receivable and acts as if it still held it, in the block of the sale or later.
contract FormerHolderAttacksTest is AttackTest {
    function test_formerSellerRefundsAfterSellingTheReceivable() external {
        (Order memory order, bytes32 orderId, address factor) = _sold(1);
        expectNotHolder(orderId, Side.Seller, seller, factor);
        vm.prank(seller);
        escrow.refund(order, AMOUNT);
        assertHeld(order, AMOUNT);
    }

    function test_formerSellerSettlesAfterSellingTheReceivable() external {
        (Order memory order, bytes32 orderId, address factor) = _sold(1);
        Settlement memory settlement = division(AMOUNT, 0);
        bytes memory buyerSigned = signSettlement(buyerKey, orderId, settlement);
        bytes memory sellerSigned = signSettlement(sellerKey, orderId, settlement);
        bytes32 digest = actionDigest(
            keccak256(
                abi.encode(
                    TypedData.SETTLEMENT_TYPEHASH,
                    orderId,
                    AMOUNT,
                    0,
                    keccak256(""),
                    settlement.signBy
                )
            )
        );
        expectSignatureInvalid(factor, digest);
        escrow.settle(order, settlement, new bytes[](0), buyerSigned, sellerSigned);
        expectNotHolder(orderId, Side.Seller, seller, factor);
        vm.prank(seller);
        escrow.settle(order, settlement, new bytes[](0), buyerSigned, "");
        assertHeld(order, AMOUNT);
    }

    function test_formerSellerRecoversAfterSellingTheReceivable() external {
        address successor = makeAddr("successor");
        FixedRecovery registry = new FixedRecovery(successor);
        vm.prank(seller);
        escrow.setRecovery(address(registry));
        vm.warp(START + 8 days);
        (Order memory order, bytes32 orderId, address factor) = _sold(1);
        expectNotHolder(orderId, Side.Seller, successor, factor);
        vm.prank(successor);
        escrow.reassign(order, Side.Seller, successor, 0);
        expectNotHolder(orderId, Side.Seller, seller, factor);
        vm.prank(seller);
        escrow.reassign(order, Side.Seller, seller, 0);
        assertEq(escrow.holderOf(order, Side.Seller), factor);
    }

    function _sold(uint256 salt) private returns (Order memory order, bytes32 orderId, address factor) {
        order = makeOrder(salt);
        orderId = lock(order);
        factor = makeAddr("factor");
        vm.prank(seller);
        escrow.reassign(order, Side.Seller, factor, 0);
    }
}
