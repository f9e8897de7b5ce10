// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IRfqVenue} from "../../../contracts/exchange/interfaces/IRfqVenue.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {FxTest} from "../helpers/FxTest.sol";
import {TestOracle} from "../helpers/TestOracle.sol";

contract OnPayoutTest is FxTest {
    Order private _order;
    bytes32 private _orderId;
    FxPayout private _payout;

    function setUp() public override {
        super.setUp();
        _order = makePlainOrder(1);
        lockExact(_order, conversionBy(quoteFor(_order, 1)));
        _orderId = escrow.orderIdOf(_order);
        deliver(_order);
        vm.warp(START + INSPECTION + 1);
        _payout = payoutAt(address(rfq), seller, _signed(2));
    }

    function test_RevertWhen_TheCallerIsNotTheEscrow() external {
        expectError(IFxRouter.CallerNotEscrow.selector, stranger, address(escrow));
        vm.prank(stranger);
        router.onPayout(_orderId, seller, address(usdc), AMOUNT, abi.encode(_payout));
    }

    function test_RevertWhen_TheDataAreNoPayout() external {
        bytes memory data = abi.encode(_payout);
        bytes memory otherOffset = bytes.concat(bytes32(uint256(0x40)), data);
        vm.expectRevert(IFxRouter.PayoutDataInvalid.selector);
        _claim(hex"00");
        vm.expectRevert(IFxRouter.PayoutDataInvalid.selector);
        _claim(new bytes(31));
        vm.expectRevert(IFxRouter.PayoutDataInvalid.selector);
        _claim(otherOffset);
        assertState(_order, Status.Delivered, AMOUNT, 0);
    }

    /// @dev What is missing reads as zero, never as something else.
    function test_RevertWhen_TheDataAreCut() external {
        bytes memory data = abi.encode(_payout);
        for (uint256 length = 32; length < data.length - 31; length += 11) {
            bytes memory cut = new bytes(length);
            for (uint256 i = 0; i < length; ++i) cut[i] = data[i];
            vm.expectRevert();
            _claim(cut);
        }
        assertState(_order, Status.Delivered, AMOUNT, 0);
        assertNothingLeft();
    }

    function test_RevertWhen_AWordIsDirty() external {
        // Venue, token, recipient, oracle (20 bytes each), and both deviations (2 bytes).
        uint16[6] memory dirtyBytes = [32 + 11, 64 + 11, 160 + 11, 192 + 11, 224 + 29, 256 + 29];
        _payout.oracle = address(new TestOracle());
        _payout.maxDeviationBps = 1_000;
        for (uint256 i = 0; i < dirtyBytes.length; ++i) {
            bytes memory data = abi.encode(_payout);
            data[dirtyBytes[i]] = 0x01;
            vm.expectRevert(bytes(""));
            _claim(data);
        }
        assertState(_order, Status.Delivered, AMOUNT, 0);
        _payout.recipient = stranger;
        _claim(abi.encode(_payout));
    }

    function test_RevertWhen_ThePayoutIsInTheOrdersToken() external {
        _payout.tokenOut = address(usdc);
        expectError(IFxRouter.ConversionNotNeeded.selector, address(usdc));
        _claim(abi.encode(_payout));
    }

    function test_RevertWhen_TheRecipientIsZero() external {
        _payout.recipient = address(0);
        expectError(IFxRouter.RecipientNotAllowed.selector, address(0));
        _claim(abi.encode(_payout));
    }

    /// @dev No fallback inside: nobody gets another currency than it asked for. The plain way stays open.
    function test_RevertWhen_TheVenueFails_ButAPlainClaimPays() external {
        vm.prank(maker);
        rfq.cancelQuotes(0, 1 << 2);
        vm.expectRevert(abi.encodeWithSelector(IRfqVenue.QuoteUsed.selector, maker, 2));
        _claim(abi.encode(_payout));
        assertState(_order, Status.Delivered, AMOUNT, 0);

        vm.prank(seller);
        escrow.claim(_order, seller, "", 0, "");
        assertEq(usdc.balanceOf(seller), FUNDS + AMOUNT);
    }

    function test_RevertWhen_ABlacklistedRecipientWouldBePaid() external {
        eurc.blacklist(seller);
        vm.expectRevert();
        _claim(abi.encode(_payout));
        assertState(_order, Status.Delivered, AMOUNT, 0);
        assertNothingLeft();
    }

    function test_PaysTheSellerInEuros() external {
        _expectSold(seller, stranger, PRICE);
        _payout.recipient = stranger;
        _claim(abi.encode(_payout));
        assertState(_order, Status.Settled, 0, AMOUNT);
        assertEq(eurc.balanceOf(stranger), PRICE);
        assertEq(usdc.balanceOf(seller), FUNDS);
        assertEq(usdc.balanceOf(address(escrow)), 0);
        assertEq(usdc.balanceOf(maker), FUNDS);
        assertNothingLeft();
    }

    function test_PaysBySignature() external {
        (bytes memory data, uint48 signBy, bytes memory signature) = _signedClaim();
        _expectSold(seller, seller, PRICE);
        vm.prank(stranger);
        escrow.claim(_order, address(router), data, signBy, signature);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE);
    }

    function test_RevertWhen_TheRelayerChangesThePayout() external {
        (, uint48 signBy, bytes memory signature) = _signedClaim();
        for (uint256 i = 0; i < 5; ++i) {
            FxPayout memory other = _payout;
            if (i == 0) other.venue = address(scripted);
            if (i == 1) other.recipient = stranger;
            if (i == 2) other.minimumOut = 1;
            if (i == 3) other.tokenOut = address(token);
            if (i == 4) other.amountIn += 1;
            // Each is the seller's plain claim without its signature, and another's with it.
            vm.expectRevert();
            vm.prank(stranger);
            escrow.claim(_order, address(router), abi.encode(other), signBy, signature);
        }
        assertState(_order, Status.Delivered, AMOUNT, 0);
        assertEq(eurc.balanceOf(stranger), 0);
    }

    /// @dev The buyer releases one unit ahead of the seller's signed claim: the signature still counts, at the same rate.
    function test_OneUnitReleasedBeforeASignedClaimDoesNotVoidIt() external {
        _payout.minimumOut = PRICE - 1;
        (bytes memory data, uint48 signBy, bytes memory signature) = _signedClaim();
        vm.prank(buyer);
        escrow.release(_order, 1, 0, "");
        _expectSoldOf(AMOUNT - 1, seller, seller, PRICE - 1);
        vm.prank(stranger);
        escrow.claim(_order, address(router), data, signBy, signature);
        assertState(_order, Status.Settled, 0, AMOUNT);
        assertEq(usdc.balanceOf(seller), FUNDS + 1);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE - 1);
        assertNothingLeft();
    }

    /// @dev And half of it released leaves half of the minimum, not all and not less.
    function test_RevertWhen_TheVenueBringsLessThanTheRateOfTheRest() external {
        vm.prank(buyer);
        escrow.release(_order, AMOUNT / 2, 0, "");
        uint256 minimum = PRICE / 2;
        _payout.venue = address(scripted);
        _payout.venueData = _bring(minimum - 1);
        _expectTooLittle(minimum - 1, minimum);
        _claim(abi.encode(_payout));
        _payout.venueData = _bring(minimum);
        _claim(abi.encode(_payout));
        assertEq(eurc.balanceOf(seller), FUNDS + minimum);
    }

    /// @dev 999,999,999 of 1,000,000,000 at 925,000,000 are 924,999,999.075: the minimum is the unit above.
    function test_TheMinimumIsRoundedUp() external {
        vm.prank(buyer);
        escrow.release(_order, 1, 0, "");
        _payout.venue = address(scripted);
        _payout.venueData = script(stepPay(maker, AMOUNT - 1), stepSend(address(eurc), seller, PRICE - 1));
        _expectTooLittle(PRICE - 1, PRICE);
        _claim(abi.encode(_payout));
    }

    function test_RevertWhen_TheRateIsOfNothing() external {
        _payout.amountIn = 0;
        vm.expectRevert(abi.encodeWithSelector(IFxRouter.PayoutRateInvalid.selector, 0, PRICE));
        _claim(abi.encode(_payout));
        assertState(_order, Status.Delivered, AMOUNT, 0);
    }

    function test_ConvertsTheRestAfterARelease() external {
        vm.prank(buyer);
        escrow.release(_order, 1, 0, "");
        _payout.minimumOut = PRICE - 1;
        _expectSoldOf(AMOUNT - 1, seller, seller, PRICE - 1);
        _claim(abi.encode(_payout));
        assertEq(usdc.balanceOf(seller), FUNDS + 1);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE - 1);
        assertNothingLeft();
    }

    /// @dev What the fee leaves is converted.
    function test_ConvertsWhatAFeeLeaves() external {
        Order memory order = makeUsdcOrder(2);
        lockExact(order, conversionBy(quoteFor(order, 3)));
        deliver(order);
        vm.warp(block.timestamp + INSPECTION + 1);
        _orderId = escrow.orderIdOf(order);
        uint256 rest = AMOUNT - feeOf(AMOUNT);
        uint256 received = (PRICE * rest) / AMOUNT;
        _payout.venueData = _signed(4);
        (_payout.amountIn, _payout.minimumOut) = (rest, received);
        _expectSoldOf(rest, seller, seller, received);
        vm.prank(seller);
        escrow.claim(order, address(router), abi.encode(_payout), 0, "");
        assertEq(usdc.balanceOf(feeRecipient), feeOf(AMOUNT));
    }

    function test_PaysABuyerBackInEuros() external {
        Order memory order = makePlainOrder(2);
        lockExact(order, conversionBy(quoteFor(order, 3)));
        assertSpent(2 * PRICE);
        warpPast(order.deliverBy);
        _orderId = escrow.orderIdOf(order);
        Quote memory quote = quoteBack(_orderId, buyer, 4);
        _payout = payoutAt(address(rfq), buyer, signQuote(makerKey, quote));
        _expectSold(buyer, buyer, PRICE);
        vm.prank(buyer);
        escrow.reclaim(order, address(router), abi.encode(_payout), 0, "");
        assertState(order, Status.Settled, 0, 0);
        assertSpent(PRICE);
        assertNothingLeft();
    }

    function test_RevertWhen_CalledAgain() external {
        _claim(abi.encode(_payout));
        expectStatusError(_orderId, Status.Settled, IN_DELIVERED);
        _claim(abi.encode(_payout));
    }

    function _bring(uint256 amount) private view returns (bytes memory) {
        return script(stepPay(maker, AMOUNT / 2), stepSend(address(eurc), seller, amount));
    }

    function _expectTooLittle(uint256 received, uint256 minimum) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(eurc), received, minimum)
        );
    }

    function _claim(bytes memory data) private {
        vm.prank(seller);
        escrow.claim(_order, address(router), data, 0, "");
    }

    function _signed(uint256 nonce) private view returns (bytes memory) {
        return signQuote(makerKey, quoteBack(_orderId, seller, nonce));
    }

    function _signedClaim() private view returns (bytes memory data, uint48 signBy, bytes memory signature) {
        data = abi.encode(_payout);
        signBy = uint48(block.timestamp + 1 hours);
        signature = signPayout(sellerKey, TypedData.CLAIM_TYPEHASH, _orderId, address(router), data, signBy);
    }

    function _expectSold(address owner, address recipient, uint256 received) private {
        _expectSoldOf(AMOUNT, owner, recipient, received);
    }

    function _expectSoldOf(uint256 amount, address owner, address recipient, uint256 received) private {
        vm.expectEmit(address(router));
        emit IFxRouter.FxSold(
            _orderId,
            owner,
            address(rfq),
            address(usdc),
            amount,
            address(eurc),
            received,
            recipient
        );
    }
}
