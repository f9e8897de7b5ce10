// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice Where a default gives one side everything, the token is not asked to move nothing to the other: some refuse.
contract EnforceDefaultSharesTest is UnitTest {
    function test_MovesNothingToTheBuyerWhenAllIsTheSellers() external {
        _expectTransfers(0, 1);
        _default(10_000);
        assertBalance(seller, AMOUNT);
    }

    function test_MovesNothingToTheSellerWhenAllIsTheBuyers() external {
        _expectTransfers(1, 0);
        _default(0);
        assertBalance(seller, 0);
    }

    /// @dev Of whatever amount.
    function _expectTransfers(uint64 toBuyer, uint64 toSeller) private {
        vm.expectCall(address(token), abi.encodeWithSelector(IERC20.transfer.selector, buyer), toBuyer);
        vm.expectCall(address(token), abi.encodeWithSelector(IERC20.transfer.selector, seller), toSeller);
    }

    function _default(uint16 sellerBps) private {
        Terms memory terms = defaultTerms();
        terms.defaultSellerBps = sellerBps;
        Order memory order = makeOrder(1);
        order.termsId = escrow.publishTerms(terms);
        bringTo(order, Status.Disputed);
        warpPast(uint256(START) + RULING);
        vm.prank(stranger);
        escrow.enforceDefault(order);
    }
}
