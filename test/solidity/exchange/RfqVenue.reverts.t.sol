// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";
import {RfqVenue} from "../../../contracts/exchange/venues/RfqVenue.sol";
import {MockErc20} from "../../../contracts/test-tokens/MockErc20.sol";
import {ModelStandard} from "../../../contracts/test-tokens/base/ModelStandard.sol";
import {RevertingWallet, ShortAnswerWallet} from "../helpers/HostileWallets.sol";
import {OwnPayer} from "../helpers/OwnPayer.sol";
import {RfqTest} from "../helpers/RfqTest.sol";

contract RfqVenueRevertTest is RfqTest {
    /// @dev Order of secp256k1.
    uint256 private constant _CURVE_ORDER =
        0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_RevertWhen_TheDataAreTruncated() external {
        uint256[3] memory lengths = [uint256(0), 32, 255];
        for (uint256 i = 0; i < lengths.length; ++i) {
            expectError(IRfqVenue.QuoteTruncated.selector, lengths[i], 256);
            buyWith(new bytes(lengths[i]));
        }
    }

    function test_RevertWhen_AWordIsDirty() external {
        bytes memory venueData = signQuote(makerKey, quoteFor(_order, 1));
        // Above the maker's 20 bytes, above validUntil's 6, and the three flags as two.
        uint8[5] memory dirtyBytes = [11, 128 + 25, 160 + 31, 192 + 31, 224 + 31];
        for (uint256 i = 0; i < dirtyBytes.length; ++i) {
            bytes memory dirty = bytes.concat(venueData);
            dirty[dirtyBytes[i]] = 0x02;
            vm.expectRevert(bytes(""));
            buyWith(dirty);
        }
        assertFalse(rfq.isUsed(maker, 1));
        buyWith(venueData);
    }

    function test_RevertWhen_TheQuoteHasExpired() external {
        Quote memory quote = quoteFor(_order, 1);
        warpPast(quote.validUntil);
        expectError(IRfqVenue.QuoteExpired.selector, quote.validUntil, uint256(quote.validUntil) + 1);
        buy(quote);
        assertFalse(rfq.isUsed(maker, 1));
    }

    function test_RevertWhen_TheQuoteWasFilled() external {
        Quote memory quote = quoteFor(_order, 1);
        buy(quote);
        _order = makePlainOrder(2);
        expectUsed(1);
        buy(quote);
        // Nor another quote by the same nonce, in the other direction.
        expectUsed(1);
        sell(quoteBack(bytes32(0), seller, 1), AMOUNT, 0);
    }

    function test_RevertWhen_TheQuoteWasCanceled() external {
        vm.prank(maker);
        rfq.cancelQuotes(0, 1 << 1);
        expectUsed(1);
        buy(quoteFor(_order, 1));
    }

    function test_RevertWhen_AWordOfQuotesWasCanceled() external {
        vm.prank(maker);
        rfq.cancelQuotes(3, type(uint256).max);
        uint256[2] memory nonces = [uint256(3 * 256), 3 * 256 + 255];
        for (uint256 i = 0; i < nonces.length; ++i) {
            expectUsed(nonces[i]);
            buy(quoteFor(_order, nonces[i]));
        }
        buy(quoteFor(_order, 4 * 256));
    }

    function test_RevertWhen_TheQuoteIsForAnother() external {
        Quote memory asked = quoteFor(_order, 1);
        for (uint256 i = 0; i < 12; ++i) {
            Quote memory signed = quoteFor(_order, 1);
            if (i == 0) signed.taker = stranger;
            if (i == 1) signed.orderId = bytes32(uint256(1));
            if (i == 2) signed.router = stranger;
            if (i == 3) signed.tokenIn = address(token);
            if (i == 4) signed.tokenOut = address(token);
            if (i == 5) signed.venue = address(deployRfq());
            if (i == 6) signed.amountIn += 1;
            if (i == 7) signed.amountOut += 1;
            if (i == 8) signed.nonce = 2;
            if (i == 9) signed.validUntil += 1;
            if (i == 10) signed.fromPermit2 = true;
            if (i == 11) signed.maker = seller;
            bytes memory signature = signBytes(makerKey, quoteDigest(signed));
            expectNotQuoted(asked);
            buyWith(bytes.concat(encodeQuote(asked), signature));
        }
        assertSpent(0);
    }

    function test_RevertWhen_TheQuoteIsOfAnotherChain() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.router = address(this);
        bytes memory venueData = signQuote(makerKey, quote);
        // Before the chain changes: the order keeps its id.
        FxTrade memory trade = _trade();
        vm.chainId(999);
        expectNotQuoted(quote);
        rfq.buyExact(trade, venueData);
    }

    function test_RevertWhen_AQuoteForOneIsSentAsForAny() external {
        for (uint256 i = 0; i < 2; ++i) {
            Quote memory asked = quoteFor(_order, 1);
            bytes memory signature = signBytes(makerKey, quoteDigest(asked));
            if (i == 0) asked.taker = address(0);
            else asked.orderId = bytes32(0);
            expectNotQuoted(asked);
            buyWith(bytes.concat(encodeQuote(asked), signature));
        }
    }

    function test_RevertWhen_AQuoteForAnyIsSentAsForOne() external {
        for (uint256 i = 0; i < 2; ++i) {
            Quote memory signed = quoteFor(_order, 1);
            if (i == 0) signed.taker = address(0);
            else signed.orderId = bytes32(0);
            bytes memory signature = signBytes(makerKey, quoteDigest(signed));
            Quote memory asked = quoteFor(_order, 1);
            expectNotQuoted(asked);
            buyWith(bytes.concat(encodeQuote(asked), signature));
        }
    }

    function test_RevertWhen_TheSignatureIsBad() external {
        Quote memory quote = quoteFor(_order, 1);
        bytes memory words = encodeQuote(quote);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(makerKey, quoteDigest(quote));
        bytes32 otherS = bytes32(_CURVE_ORDER - uint256(s));
        bytes[6] memory signatures = [
            signBytes(sellerKey, quoteDigest(quote)),
            // Of the same key, and the twin that ECDSA has for every signature.
            abi.encodePacked(r, otherS, v == 27 ? uint8(28) : uint8(27)),
            bytes(""),
            abi.encodePacked(r, s),
            abi.encodePacked(r, s, v, uint8(0)),
            new bytes(65)
        ];
        for (uint256 i = 0; i < signatures.length; ++i) {
            expectNotQuoted(quote);
            buyWith(bytes.concat(words, signatures[i]));
        }
    }

    function test_RevertWhen_TheMakerCannotSign() external {
        address[6] memory makers = [
            address(0),
            address(router),
            address(usdc),
            address(new RevertingWallet()),
            address(new ShortAnswerWallet()),
            makeWallet(seller)
        ];
        for (uint256 i = 0; i < makers.length; ++i) {
            Quote memory quote = quoteFor(_order, 1);
            quote.maker = makers[i];
            expectNotQuoted(quote);
            buy(quote);
        }
    }

    /// @dev The router is part of what is signed, so nobody else can say that the maker was paid.
    function test_RevertWhen_AStrangerIsItsOwnPayer() external {
        OwnPayer payer = new OwnPayer();
        Quote memory quote = quoteFor(_order, 1);
        bytes memory venueData = signQuote(makerKey, quote);
        quote.router = address(payer);
        expectNotQuoted(quote);
        payer.buy(rfq, _trade(), venueData);
        quote.router = stranger;
        expectNotQuoted(quote);
        vm.prank(stranger);
        rfq.buyExact(_trade(), venueData);
        assertEq(usdc.balanceOf(maker), FUNDS);
    }

    function test_RevertWhen_MoreIsAskedForThanQuoted() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.amountOut = AMOUNT - 1;
        expectError(IRfqVenue.QuoteTooSmall.selector, AMOUNT, AMOUNT - 1);
        buy(quote);
    }

    function test_RevertWhen_ThePriceIsOneUnitBeyondTheBound() external {
        Quote memory quote = quoteFor(_order, 1);
        quote.amountIn = MAXIMUM + 1;
        expectError(IRfqVenue.QuotePriceMismatch.selector, MAXIMUM + 1, MAXIMUM);
        buy(quote);
        expectError(IRfqVenue.QuotePriceMismatch.selector, PRICE, PRICE + 1);
        sell(quoteBack(bytes32(0), seller, 1), AMOUNT, PRICE + 1);
    }

    function test_RevertWhen_Permit2CannotMoveTheAmount() external {
        MockErc20 fine = new MockErc20("Fine", "FINE", 48);
        Quote memory quote = quoteBack(bytes32(0), seller, 1);
        quote.tokenOut = address(fine);
        quote.amountOut = uint256(type(uint160).max) + 1;
        quote.fromPermit2 = true;
        FxPayout memory payout = payoutAt(address(rfq), seller, signQuote(makerKey, quote));
        payout.tokenOut = address(fine);
        expectError(IRfqVenue.QuoteAmountTooLarge.selector, quote.amountOut, type(uint160).max);
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
    }

    function test_RevertWhen_TheMakerHasNoFunds() external {
        vm.prank(maker);
        usdc.transfer(stranger, FUNDS - AMOUNT + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, maker, AMOUNT - 1, AMOUNT)
        );
        buy(quoteFor(_order, 1));
        _assertNothingHappened();
    }

    function test_RevertWhen_TheMakerAllowedTooLittle() external {
        vm.prank(maker);
        usdc.approve(address(rfq), AMOUNT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector,
                address(rfq),
                AMOUNT - 1,
                AMOUNT
            )
        );
        buy(quoteFor(_order, 1));
        _assertNothingHappened();
    }

    function test_RevertWhen_TheMakerIsBlacklisted() external {
        bytes memory refusal = abi.encodeWithSelector(ModelStandard.TokenAccountBlocked.selector, maker);
        usdc.blacklist(maker);
        vm.expectRevert(refusal);
        buy(quoteFor(_order, 1));
        usdc.unBlacklist(maker);
        eurc.blacklist(maker);
        vm.expectRevert(refusal);
        buy(quoteFor(_order, 1));
        _assertNothingHappened();
    }

    function test_cancelQuotes_CalledAgain() external {
        vm.startPrank(maker);
        rfq.cancelQuotes(0, 3);
        rfq.cancelQuotes(0, 0);
        rfq.cancelQuotes(0, 2);
        vm.stopPrank();
        assertTrue(rfq.isUsed(maker, 0) && rfq.isUsed(maker, 1));
        assertFalse(rfq.isUsed(maker, 2));
        assertFalse(rfq.isUsed(stranger, 0));
    }

    /// @dev A stranger's nonces are its own.
    function test_cancelQuotes_BindsTheCallerOnly() external {
        vm.prank(stranger);
        rfq.cancelQuotes(0, type(uint256).max);
        assertEq(buy(quoteFor(_order, 1)), PRICE);
    }

    function _trade() private view returns (FxTrade memory) {
        return
            FxTrade({
                taker: buyer,
                orderId: actionDigest(hashOrder(_order)),
                tokenIn: address(eurc),
                tokenOut: address(usdc),
                amountIn: MAXIMUM,
                amountOut: AMOUNT,
                recipient: stranger
            });
    }

    function _assertNothingHappened() private view {
        assertFalse(rfq.isUsed(maker, 1));
        assertSpent(0);
        assertNothingLeft();
    }
}
