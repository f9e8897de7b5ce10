// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";
import {FxTest} from "../helpers/FxTest.sol";

contract ConvertTest is FxTest {
    FxPayout private _payout;

    function setUp() public override {
        super.setUp();
        _payout = payoutAt(address(rfq), seller, signQuote(makerKey, quoteBack(bytes32(0), seller, 1)));
    }

    function test_RevertWhen_TheTokensAreTheSame() external {
        _payout.tokenOut = address(usdc);
        expectError(IFxRouter.ConversionNotNeeded.selector, address(usdc));
        _convert(AMOUNT);
    }

    function test_RevertWhen_TheRecipientMayNotReceive() external {
        address[6] memory recipients = [
            address(0),
            address(rfq),
            address(usdc),
            address(eurc),
            address(escrow),
            address(router)
        ];
        for (uint256 i = 0; i < recipients.length; ++i) {
            _payout.recipient = recipients[i];
            expectError(IFxRouter.RecipientNotAllowed.selector, recipients[i]);
            _convert(AMOUNT);
        }
    }

    function test_RevertWhen_TheAmountIsZero() external {
        expectError(IFxRouter.PaymentOutOfBounds.selector, 0, 0);
        _convert(0);
    }

    function test_RevertWhen_TheQuoteCoversLess() external {
        expectError(IRfqVenue.QuoteTooSmall.selector, uint256(AMOUNT) + 1, AMOUNT);
        _convert(uint256(AMOUNT) + 1);
    }

    function test_RevertWhen_TheMinimumIsOneUnitHigher() external {
        _payout.minimumOut = PRICE + 1;
        expectError(IRfqVenue.QuotePriceMismatch.selector, PRICE, PRICE + 1);
        _convert(AMOUNT);
        assertEq(usdc.balanceOf(seller), FUNDS);
    }

    function test_ConvertsExactlyTheAmount() external {
        vm.expectEmit(address(router));
        emit IFxRouter.FxSold(
            bytes32(0),
            seller,
            address(rfq),
            address(usdc),
            AMOUNT,
            address(eurc),
            PRICE,
            seller
        );
        assertEq(_convert(AMOUNT), PRICE);
        assertEq(usdc.balanceOf(seller), FUNDS - AMOUNT);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE);
        assertEq(usdc.balanceOf(maker), FUNDS + AMOUNT);
        assertNothingLeft();
    }

    /// @dev In a sale rounding is down: 999,999,999 of 1,000,000,000 are worth 924,999,999.075.
    function test_ConvertsAPartAndRoundsDown() external {
        _payout.minimumOut = PRICE - 1;
        assertEq(_convert(AMOUNT - 1), PRICE - 1);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE - 1);
    }

    function test_PaysSomebodyElse() external {
        _payout.recipient = stranger;
        assertEq(_convert(AMOUNT), PRICE);
        assertEq(eurc.balanceOf(stranger), PRICE);
        assertEq(eurc.balanceOf(seller), FUNDS);
    }

    function test_TellsTheVenueTheTrade() external {
        bytes memory data = script(stepPay(maker, AMOUNT), stepSend(address(eurc), address(router), PRICE));
        _payout = payoutAt(address(scripted), stranger, data);
        _convert(AMOUNT);
        FxTrade memory trade = scripted.lastTrade();
        FxTrade memory expected = FxTrade({
            taker: seller,
            orderId: bytes32(0),
            tokenIn: address(usdc),
            tokenOut: address(eurc),
            amountIn: AMOUNT,
            amountOut: PRICE,
            recipient: address(router)
        });
        assertEq(abi.encode(trade), abi.encode(expected));
    }

    function test_RevertWhen_CalledAgain() external {
        _convert(AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IRfqVenue.QuoteUsed.selector, maker, 1));
        _convert(AMOUNT);
    }

    function _convert(uint256 amount) private returns (uint256 received) {
        vm.prank(seller);
        return router.convert(address(usdc), amount, _payout);
    }
}
