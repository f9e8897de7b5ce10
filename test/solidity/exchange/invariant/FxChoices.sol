// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {ScriptedVenue} from "../../helpers/ScriptedVenue.sol";
import {FxDriver} from "./FxDriver.sol";

/// @title FxChoices
/// @notice Quotes and venues' deeds, good and bad, each with what must come of it.
abstract contract FxChoices is FxDriver {
    /// @dev What a misbehaving venue does.
    struct Deed {
        uint256 asks;
        address to;
        bool silent;
        bool again;
        uint256 delivers;
    }

    function _pickQuote() internal returns (Quote memory quote) {
        (quote.venue, quote.maker, quote.router) = (address(rfq), maker, address(router));
        (quote.tokenIn, quote.tokenOut) = _pickCurrencies();
        (quote.amountIn, quote.amountOut) = (_pickAmount(), _pickAmount());
        quote.validUntil = uint48(vm.getBlockTimestamp() + _pick(2));
        quote.nonce = _nextNonce();
    }

    /// @dev Signs the quote, at times wrongly, expired or canceled, and says what must come of it.
    function _spoil(Quote memory quote) internal returns (bytes memory venueData, bytes memory problem) {
        uint256 flaw = _pick(10);
        if (flaw == 0) {
            uint256 nowAt = vm.getBlockTimestamp();
            quote.validUntil = uint48(nowAt - 1);
            problem = _error(IRfqVenue.QuoteExpired.selector, quote.validUntil, nowAt);
        }
        if (flaw == 1) {
            vm.prank(maker);
            rfq.cancelQuotes(quote.nonce >> 8, 1 << (quote.nonce & 0xff));
            problem = abi.encodeWithSelector(IRfqVenue.QuoteUsed.selector, maker, quote.nonce);
        }
        if (flaw == 2) quote.maker = bystander;
        if (flaw == 2 || flaw == 3) {
            problem = abi.encodeWithSelector(
                IRfqVenue.QuoteSignatureInvalid.selector,
                quote.maker,
                quoteDigest(quote)
            );
        }
        return (signQuote(flaw == 3 ? sellerKey : makerKey, quote), problem);
    }

    function _pickDeed(uint256 asks, uint256 delivers) internal returns (Deed memory deed) {
        deed = Deed({asks: asks, to: maker, silent: false, again: false, delivers: delivers});
        uint256 kind = _pick(12);
        if (kind == 0) deed.silent = true;
        if (kind == 1) deed.again = true;
        if (kind == 2) deed.asks = 0;
        if (kind == 3) deed.asks += 1;
        if (kind == 4) deed.to = address(router);
        if (kind == 5) deed.to = stranger;
        if (kind == 6) deed.delivers -= 1;
        if (kind == 7) deed.delivers += 1;
        if (kind == 8) deed.delivers = 0;
        if (kind == 9) deed.asks -= 1;
    }

    function _scriptOf(Deed memory deed, address currency, address to) internal view returns (bytes memory) {
        ScriptedVenue.Step memory payment = stepPay(deed.to, deed.asks);
        ScriptedVenue.Step memory delivery = stepSend(currency, to, deed.delivers);
        if (deed.silent) return script(delivery);
        return deed.again ? script(payment, payment, delivery) : script(payment, delivery);
    }

    /// @dev What the router says to the venue, whatever the trade.
    function _problemOf(Deed memory deed, uint256 most) internal view returns (bytes memory) {
        if (deed.silent) {
            return abi.encodeWithSelector(IFxRouter.VenueNotPaid.selector, address(scripted));
        }
        if (deed.asks == 0 || deed.asks > most) {
            return _error(IFxRouter.PaymentOutOfBounds.selector, deed.asks, most);
        }
        if (deed.to == address(router)) {
            return abi.encodeWithSelector(IFxRouter.RecipientNotAllowed.selector, deed.to);
        }
        if (!deed.again) return "";
        return abi.encodeWithSelector(IFxRouter.CallerNotVenue.selector, address(scripted), address(0));
    }

    function _pickRecipient() internal returns (address) {
        if (_oneIn(3)) return stranger;
        return _oneIn(2) ? buyer : seller;
    }

    /// @dev At the edge mostly, else beside it.
    function _around(uint256 value) internal returns (uint256) {
        uint256 kind = _pick(8);
        if (kind == 0 && value > 0) return value - 1;
        if (kind == 1) return value + 1;
        return value;
    }

    function _error(bytes4 selector, uint256 given, uint256 expected) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, given, expected);
    }
}
