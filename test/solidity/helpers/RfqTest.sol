// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {FxTest} from "./FxTest.sol";

/// @title RfqTest
/// @notice Stage of the tests of signed quotes: each through the router, as a buyer's lock or a seller's conversion.
abstract contract RfqTest is FxTest {
    Order internal _order;

    function setUp() public virtual override {
        super.setUp();
        _order = makePlainOrder(1);
    }

    /// @dev The quote as the maker signed it, filled by a lock of the buyer.
    function buy(Quote memory quote) internal returns (uint256 paid) {
        return buyWith(signQuote(makerKey, quote));
    }

    function buyWith(bytes memory venueData) internal returns (uint256 paid) {
        FxConversion memory conversion = conversionAt(address(rfq), venueData);
        return lockExact(_order, conversion);
    }

    /// @dev Dollars of the seller to euros.
    function sell(Quote memory quote, uint256 amount, uint256 minimum) internal returns (uint256 received) {
        FxPayout memory payout = payoutAt(address(rfq), seller, signQuote(makerKey, quote));
        payout.minimumOut = minimum;
        vm.prank(seller);
        return router.convert(address(usdc), amount, payout);
    }

    /// @param asked The quote as the venue is asked for it, which is not what was signed.
    function expectNotQuoted(Quote memory asked) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IRfqVenue.QuoteSignatureInvalid.selector, asked.maker, quoteDigest(asked))
        );
    }

    function expectUsed(uint256 nonce) internal {
        vm.expectRevert(abi.encodeWithSelector(IRfqVenue.QuoteUsed.selector, maker, nonce));
    }
}
