// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRfqVenue} from "../../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {RfqTest} from "../../helpers/RfqTest.sol";

/// @notice What takers, makers and onlookers try with signed quotes.
contract QuoteAttacksTest is RfqTest {
    /// @dev Signed and sent in time, mined a second too late.
    function test_quoteExpiredBetweenSigningAndMining() external {
        Quote memory quote = quoteFor(_order, 1);
        bytes memory venueData = signQuote(makerKey, quote);
        vm.warp(uint256(quote.validUntil) + 1);
        expectError(IRfqVenue.QuoteExpired.selector, quote.validUntil, uint256(quote.validUntil) + 1);
        buyWith(venueData);
        assertState(_order, Status.None, 0, 0);
    }

    function test_staleQuote() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.validUntil = START - 1;
        expectError(IRfqVenue.QuoteExpired.selector, START - 1, START);
        buy(quote);
    }

    function test_quoteReplay() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.orderId = bytes32(0);
        quote.amountOut = 2 * uint256(AMOUNT);
        buy(quote);
        _order = makePlainOrder(2);
        expectUsed(1);
        buy(quote);
    }

    /// @dev The price that a buyer was given serves nobody who sees it in the mempool.
    function test_quoteForAnotherTaker() external {
        Quote memory quote = quoteFor(_order, 1);
        bytes memory venueData = signQuote(makerKey, quote);
        quote.taker = seller;
        expectNotQuoted(quote);
        vm.prank(seller);
        router.lockExact(_order, "", conversionAt(address(rfq), venueData));
        assertEq(buyWith(venueData), PRICE);
    }

    /// @dev Nor can somebody have it taken by a payout of its own order.
    function test_quoteOfALockSentWithAPayout() external {
        lockExact(_order, conversionBy(quoteFor(_order, 1)));
        deliver(_order);
        vm.warp(START + INSPECTION + 1);
        Quote memory quote = quoteBack(escrow.orderIdOf(_order), buyer, 2);
        FxPayout memory payout = payoutAt(address(rfq), seller, signQuote(makerKey, quote));
        quote.taker = seller;
        expectNotQuoted(quote);
        vm.prank(seller);
        escrow.claim(_order, address(router), abi.encode(payout), 0, "");
    }

    function test_quoteTurnedAround() external {
        Quote memory quote = quoteBack(bytes32(0), buyer, 1);
        bytes memory signature = signBytes(makerKey, quoteDigest(quote));
        (quote.tokenIn, quote.tokenOut) = (quote.tokenOut, quote.tokenIn);
        expectNotQuoted(quote);
        buyWith(bytes.concat(encodeQuote(quote), signature));
    }

    function test_makerWithoutFunds() external {
        vm.startPrank(maker);
        usdc.transfer(stranger, usdc.balanceOf(maker));
        vm.stopPrank();
        vm.expectRevert();
        buy(quoteFor(_order, 1));
        assertFalse(rfq.isUsed(maker, 1));
        assertSpent(0);
    }

    /// @dev The maker may change its mind until the quote is mined, and takes nothing by it.
    function test_makerCancelsAheadOfTheTaker() external {
        vm.prank(maker);
        rfq.cancelQuotes(0, 2);
        expectUsed(1);
        buy(quoteFor(_order, 1));
        assertSpent(0);
    }

    /// @dev Somebody else locked the order with dollars: the lock says so, and the quote is still good.
    function test_orderLockedByAStrangerAheadOfTheConversion() external {
        vm.startPrank(seller);
        usdc.approve(address(escrow), AMOUNT);
        bytes32 orderId = escrow.lock(_order, "");
        vm.stopPrank();
        expectStatusError(orderId, Status.Locked, IN_NONE);
        buy(quoteFor(_order, 1));
        assertFalse(rfq.isUsed(maker, 1));
    }

    /// @dev An open claim is a plain one: it pays the seller and converts nothing, whatever the stranger would like.
    function test_strangersOpenClaimAheadOfAConversion() external {
        lockExact(_order, conversionBy(quoteFor(_order, 1)));
        deliver(_order);
        vm.warp(START + INSPECTION + OPEN_CLAIM + 1);
        FxPayout memory payout = payoutAt(address(scripted), stranger, script(stepPay(stranger, AMOUNT)));
        vm.expectRevert();
        vm.prank(stranger);
        escrow.claim(_order, address(router), abi.encode(payout), 0, "");
        vm.prank(stranger);
        escrow.claim(_order, seller, "", 0, "");
        assertEq(usdc.balanceOf(seller), FUNDS + AMOUNT);
    }
}
