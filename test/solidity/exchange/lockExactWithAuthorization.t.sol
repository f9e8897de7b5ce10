// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {ModelAuthorization} from "../../../contracts/test-tokens/base/ModelAuthorization.sol";
import {PhantomPermit} from "../../../contracts/test-tokens/hostile/PhantomPermit.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {SignedFxTest} from "../helpers/SignedFxTest.sol";

contract LockExactWithAuthorizationTest is SignedFxTest {
    Order private _order;
    FxConversion private _conversion;

    function setUp() public override {
        super.setUp();
        vm.prank(buyer);
        eurc.approve(address(router), 0);
        _order = makePlainOrder(1);
        Quote memory quote = quoteFor(_order, 1);
        quote.validUntil = type(uint48).max;
        _conversion = conversionBy(quote);
    }

    function test_RevertWhen_ThePayerDidNotSign() external {
        bytes memory signature = authorize(sellerKey, buyer, _order, _conversion);
        expectNotSigned(buyer, _order, _conversion);
        relayLock(_order, _conversion, buyer, signature);
    }

    function test_RevertWhen_AnotherOrderWasSigned() external {
        bytes memory signature = authorize(buyerKey, buyer, makePlainOrder(2), _conversion);
        expectNotSigned(buyer, _order, _conversion);
        relayLock(_order, _conversion, buyer, signature);
    }

    function test_RevertWhen_AnotherConversionWasSigned() external {
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        for (uint256 i = 0; i < 6; ++i) {
            FxConversion memory other = _conversion;
            if (i == 0) other.venue = address(scripted);
            if (i == 1) other.maximumIn -= 1;
            if (i == 2) other.oracle = address(scripted);
            if (i == 3) other.maxDeviationBps = 1;
            if (i == 4) other.closedDeviationBps = 1;
            if (i == 5) other.venueData = bytes.concat(other.venueData, hex"00");
            expectNotSigned(buyer, _order, other);
            relayLock(_order, other, buyer, signature);
        }
        assertSpent(0);
    }

    function test_RevertWhen_TheOrdersTimeHasPassed() external {
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        warpPast(_order.lockBy);
        vm.expectRevert(
            abi.encodeWithSelector(
                ModelAuthorization.TokenAuthorizationExpired.selector,
                uint256(_order.lockBy) + 1,
                uint256(_order.lockBy) + 1
            )
        );
        relayLock(_order, _conversion, buyer, signature);
    }

    function test_RevertWhen_AFallbackTakesTheAuthorization() external {
        PhantomPermit phantom = new PhantomPermit();
        // Paid by whoever sends this, and booked as paid by the buyer, if nobody looked at what the pull brought.
        phantom.mint(address(router), MAXIMUM);
        _conversion.tokenIn = address(phantom);
        _conversion.venueData = script(
            stepPay(stranger, MAXIMUM),
            stepSend(address(usdc), address(escrow), AMOUNT)
        );
        _conversion.venue = address(scripted);
        for (uint256 length = 65; length <= 66; ++length) {
            vm.expectRevert(
                abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(phantom), 0, MAXIMUM)
            );
            relayLock(_order, _conversion, buyer, new bytes(length));
        }
        assertState(_order, Status.None, 0, 0);
    }

    function test_RevertWhen_TheMaximumIsTooSmall() external {
        _conversion.maximumIn = PRICE - 1;
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        expectError(bytes4(keccak256("QuotePriceMismatch(uint256,uint256)")), PRICE, PRICE - 1);
        relayLock(_order, _conversion, buyer, signature);
        assertFalse(eurc.authorizationState(buyer, hashLock(_order, _conversion)));
    }

    function test_LocksInTheLastSecondAndSendsBackTheLeftover() external {
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        vm.warp(_order.lockBy);
        expectLocked(stranger, address(rfq), PRICE, _order);
        assertEq(relayLock(_order, _conversion, buyer, signature), PRICE);
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertSpent(PRICE);
        assertEq(eurc.balanceOf(maker), FUNDS + PRICE);
        assertEq(eurc.balanceOf(stranger), 0);
        assertTrue(eurc.authorizationState(buyer, hashLock(_order, _conversion)));
        assertNothingLeft();
    }

    function test_SendsWhatLayInTheRouterToThePayer() external {
        eurc.mint(address(router), 7);
        relayLock(_order, _conversion, buyer, authorize(buyerKey, buyer, _order, _conversion));
        assertSpent(PRICE - 7);
        assertNothingLeft();
    }

    function test_LocksForAWalletContract() external {
        address wallet = makeWallet(buyer);
        eurc.mint(wallet, MAXIMUM);
        Quote memory quote = quoteFor(_order, 2);
        quote.taker = wallet;
        _conversion = conversionBy(quote);
        bytes memory signature = authorize(buyerKey, wallet, _order, _conversion);
        expectLocked(stranger, address(rfq), PRICE, _order);
        relayLock(_order, _conversion, wallet, signature);
        assertEq(eurc.balanceOf(wallet), MAXIMUM - PRICE);
        assertNothingLeft();
    }

    function test_RevertWhen_CalledAgain() external {
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        relayLock(_order, _conversion, buyer, signature);
        vm.expectRevert(
            abi.encodeWithSelector(
                ModelAuthorization.TokenAuthorizationUsed.selector,
                buyer,
                hashLock(_order, _conversion)
            )
        );
        relayLock(_order, _conversion, buyer, signature);
    }

    function test_RevertWhen_TheOrderWasLockedMeanwhile() external {
        bytes memory signature = authorize(buyerKey, buyer, _order, _conversion);
        vm.prank(seller);
        usdc.approve(address(escrow), AMOUNT);
        vm.prank(seller);
        bytes32 orderId = escrow.lock(_order, "");
        expectStatusError(orderId, Status.Locked, IN_NONE);
        relayLock(_order, _conversion, buyer, signature);
        assertFalse(eurc.authorizationState(buyer, hashLock(_order, _conversion)));
        assertSpent(0);
    }
}
