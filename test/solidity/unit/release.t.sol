// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../../../contracts/interfaces/IPayouts.sol";
import {Exit} from "../../../contracts/types/Exit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {EscrowTest} from "../helpers/EscrowTest.sol";

contract ReleaseTest is EscrowTest {
    function test_PaysTheSellerAndTheFeeRecipient() external {
        Order memory order = makeFeeOrder(1);
        bytes32 orderId = lock(order);
        uint256 fee = (uint256(AMOUNT) * FEE_BPS) / 10_000;

        vm.expectEmit(address(escrow));
        emit IPayouts.OrderPaid(orderId, Exit.Released, AMOUNT - fee, 0, fee, 0);
        vm.prank(buyer);
        escrow.release(order, AMOUNT, 0, "");

        assertEq(token.balanceOf(seller), AMOUNT - fee);
        assertEq(token.balanceOf(feeRecipient), fee);
        assertEq(uint8(stateOf(order).status), uint8(Status.Settled));
    }

    function test_EveryStatusCanBeReached() external {
        for (uint8 i = 0; i <= uint8(Status.Settled); ++i) {
            Order memory order = makeFeeOrder(i);
            bringTo(order, Status(i));
            assertEq(uint8(stateOf(order).status), i);
        }
    }
}
