// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {OwnPayer} from "../helpers/OwnPayer.sol";
import {RfqTest} from "../helpers/RfqTest.sol";

contract RfqVenueTest is RfqTest {
    function test_FillsInTheLastSecond() external {
        Quote memory quote = quoteFor(_order, 1);
        vm.warp(quote.validUntil);
        assertEq(buy(quote), PRICE);
    }

    function test_FillsAWholeQuote() external {
        vm.expectEmit(address(rfq));
        emit IRfqVenue.QuoteFilled(maker, 777);
        assertEq(buy(quoteFor(_order, 777)), PRICE);
        assertTrue(rfq.isUsed(maker, 777));
        assertFalse(rfq.isUsed(maker, 776));
        assertEq(eurc.balanceOf(maker), FUNDS + PRICE);
        assertEq(usdc.balanceOf(maker), FUNDS - AMOUNT);
        assertNothingLeft();
    }

    /// @dev 1,000,000,000 of 3,000,000,001 at 100: 33.33, so 34.
    function test_RoundsAPurchaseUp() external {
        Quote memory quote = quoteFor(_order, 1);
        (quote.amountIn, quote.amountOut) = (100, 3 * uint256(AMOUNT) + 1);
        assertEq(buy(quote), 34);
        assertEq(eurc.balanceOf(maker), FUNDS + 34);
    }

    /// @dev To the unit: what divides without a rest is not rounded.
    function test_RoundsNothingThatIsWhole() external {
        Quote memory quote = quoteFor(_order, 1);
        (quote.amountIn, quote.amountOut) = (3 * PRICE, 3 * uint256(AMOUNT));
        assertEq(buy(quote), PRICE);
        quote = quoteBack(bytes32(0), seller, 2);
        (quote.amountIn, quote.amountOut) = (3 * uint256(AMOUNT), 3 * PRICE);
        assertEq(sell(quote, AMOUNT, PRICE), PRICE);
    }

    function test_RoundsASaleDown() external {
        Quote memory quote = quoteBack(bytes32(0), seller, 1);
        (quote.amountIn, quote.amountOut) = (3, 200);
        assertEq(sell(quote, 2, 133), 133);
        assertEq(eurc.balanceOf(maker), FUNDS - 133);
    }

    /// @dev However a quote is cut, the maker never trades below its price.
    function testFuzz_RoundsInTheMakersFavor(uint96 amountIn, uint96 amountOut, uint96 part) external {
        amountIn = uint96(bound(amountIn, 1, FUNDS));
        amountOut = uint96(bound(amountOut, 1, FUNDS));
        Quote memory quote = quoteBack(bytes32(0), seller, 1);
        (quote.amountIn, quote.amountOut) = (amountIn, amountOut);
        uint256 given = bound(part, 1, amountIn);
        uint256 received = sell(quote, given, 0);
        assertLe(received * amountIn, uint256(amountOut) * given, "below the maker's price");
        assertGt((received + 1) * amountIn, uint256(amountOut) * given, "more than a unit of rounding");

        _order.amount = uint96(bound(part, 1, amountOut));
        quote = quoteFor(_order, 2);
        (quote.amountIn, quote.amountOut) = (amountIn, amountOut);
        vm.prank(buyer);
        uint256 paid = router.lockExact(_order, "", _atMost(quote));
        assertGe(paid * amountOut, uint256(amountIn) * _order.amount, "below the maker's price");
        assertLt((paid - 1) * amountOut, uint256(amountIn) * _order.amount, "more than a unit of rounding");
    }

    function test_FillsForAnyTaker() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.taker = address(0);
        bytes memory venueData = signQuote(makerKey, quote);
        vm.prank(seller);
        router.lockExact(_order, "", conversionAt(address(rfq), venueData));
        assertSpent(0);
        assertEq(eurc.balanceOf(seller), FUNDS - PRICE);
    }

    function test_FillsForAnyOrderOrNone() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.orderId = bytes32(0);
        assertEq(buy(quote), PRICE);
        assertEq(sell(quoteBack(bytes32(0), seller, 2), AMOUNT, PRICE), PRICE);
    }

    /// @dev An open quote is whoever's comes first, be it for one unit.
    function test_FillsAnOpenQuoteForOneUnit() external {
        Quote memory quote = quoteFor(_order, 1);
        (quote.taker, quote.orderId) = (address(0), bytes32(0));
        Order memory first = makePlainOrder(2);
        first.amount = 1;
        vm.prank(seller);
        assertEq(router.lockExact(first, "", conversionBy(quote)), 1);
        expectUsed(1);
        buy(quote);
    }

    function test_FillsForAWalletContract() external {
        address wallet = makeWallet(maker);
        _fundMaker(wallet);
        Quote memory quote = quoteFor(_order, 1);
        quote.maker = wallet;
        assertEq(buy(quote), PRICE);
        assertEq(eurc.balanceOf(wallet), PRICE);
        assertTrue(rfq.isUsed(wallet, 1));
        assertFalse(rfq.isUsed(maker, 1));
    }

    /// @dev As EIP-7702 does: code at the key's own address. The key keeps signing.
    function test_FillsForAnAccountWithDelegatedCode() external {
        vm.etch(maker, abi.encodePacked(hex"ef0100", makeWallet(stranger)));
        assertEq(buy(quoteFor(_order, 1)), PRICE);
        assertState(_order, Status.Locked, AMOUNT, 0);
    }

    function test_CancelsSomeNoncesOfAWord() external {
        uint256 mask = (1 << 5) | (1 << 255);
        vm.expectEmit(address(rfq));
        emit IRfqVenue.QuotesCanceled(maker, 2, mask);
        vm.prank(maker);
        rfq.cancelQuotes(2, mask);
        for (uint256 nonce = 512; nonce < 768; ++nonce) {
            assertEq(rfq.isUsed(maker, nonce), nonce == 517 || nonce == 767);
        }
        assertFalse(rfq.isUsed(maker, 5));
        assertEq(buy(quoteFor(_order, 516)), PRICE);
    }

    function test_FillsForAnotherPayerThatTheMakerNamed() external {
        OwnPayer payer = new OwnPayer();
        eurc.mint(address(payer), PRICE);
        Quote memory quote = quoteFor(_order, 1);
        quote.router = address(payer);
        FxTrade memory trade = FxTrade({
            taker: buyer,
            orderId: quote.orderId,
            tokenIn: address(eurc),
            tokenOut: address(usdc),
            amountIn: PRICE,
            amountOut: AMOUNT,
            recipient: stranger
        });
        assertEq(payer.buy(rfq, trade, signQuote(makerKey, quote)), PRICE);
        assertEq(usdc.balanceOf(stranger), AMOUNT);
        assertEq(eurc.balanceOf(maker), FUNDS + PRICE);
    }

    function test_isFirm() external view {
        assertTrue(rfq.isFirm());
    }

    function _atMost(Quote memory quote) private view returns (FxConversion memory conversion) {
        conversion = conversionBy(quote);
        conversion.maximumIn = FUNDS;
    }

    function _fundMaker(address account) private {
        usdc.mint(account, FUNDS);
        allow(account, address(rfq));
    }
}
