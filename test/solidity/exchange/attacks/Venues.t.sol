// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {IFxVenue} from "../../../../contracts/exchange/interfaces/IFxVenue.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {SignedPulls} from "../../../../contracts/libraries/SignedPulls.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {FxTest} from "../../helpers/FxTest.sol";
import {ScriptedVenue} from "../../helpers/ScriptedVenue.sol";

/// @notice Hostile venues, on the way in and on the way out.
contract VenueAttacksTest is FxTest {
    Order private _order;

    function setUp() public override {
        super.setUp();
        _order = makePlainOrder(1);
    }

    function test_venueThatTakesAndReturnsNothing() external {
        FxConversion memory conversion = conversionAt(address(scripted), script(stepPay(stranger, PRICE)));
        _expectMismatch(0);
        lockExact(_order, conversion);
        _expectTooLittle(0);
        _convert(script(stepPay(stranger, AMOUNT)));
        _assertUntouched();
    }

    function test_outputShortByOneUnit() external {
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE, AMOUNT - 1));
        _expectMismatch(AMOUNT - 1);
        lockExact(_order, conversion);
        _expectTooLittle(PRICE - 1);
        _convert(_selling(AMOUNT, PRICE - 1));
        _assertUntouched();
    }

    function test_outputLongByOneUnit() external {
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE, AMOUNT + 1));
        _expectMismatch(AMOUNT + 1);
        lockExact(_order, conversion);
        _assertUntouched();
        assertEq(_convert(_selling(AMOUNT, PRICE + 1)), PRICE + 1);
    }

    function test_venueThatNeverAsks() external {
        FxConversion memory conversion = conversionAt(
            address(scripted),
            script(stepSend(address(usdc), address(escrow), AMOUNT))
        );
        expectError(IFxRouter.VenueNotPaid.selector, address(scripted));
        lockExact(_order, conversion);
        expectError(IFxRouter.VenueNotPaid.selector, address(scripted));
        _convert(script(stepSend(address(eurc), address(router), PRICE)));
        _assertUntouched();
    }

    function test_venueThatAsksForNothing() external {
        FxConversion memory conversion = conversionAt(address(scripted), _buying(0, AMOUNT));
        expectError(IFxRouter.PaymentOutOfBounds.selector, 0, MAXIMUM);
        lockExact(_order, conversion);
        expectError(IFxRouter.PaymentOutOfBounds.selector, 0, AMOUNT);
        _convert(_selling(0, PRICE));
        _assertUntouched();
    }

    function test_venueThatAsksForMore() external {
        FxConversion memory conversion = conversionAt(address(scripted), _buying(MAXIMUM + 1, AMOUNT));
        expectError(IFxRouter.PaymentOutOfBounds.selector, MAXIMUM + 1, MAXIMUM);
        lockExact(_order, conversion);
        expectError(IFxRouter.PaymentOutOfBounds.selector, AMOUNT + 1, AMOUNT);
        _convert(_selling(AMOUNT + 1, PRICE));
        _assertUntouched();
    }

    /// @dev A sale is of exactly what is sold: nothing stays behind.
    function test_venueThatAsksForLessInASale() external {
        expectError(IFxRouter.PaymentOutOfBounds.selector, AMOUNT - 1, AMOUNT);
        _convert(_selling(AMOUNT - 1, PRICE));
        _assertUntouched();
    }

    function test_venueThatAsksTwice() external {
        FxConversion memory conversion = conversionAt(
            address(scripted),
            script(stepPay(stranger, PRICE), stepPay(stranger, 1))
        );
        expectError(IFxRouter.CallerNotVenue.selector, address(scripted), address(0));
        lockExact(_order, conversion);
        expectError(IFxRouter.CallerNotVenue.selector, address(scripted), address(0));
        _convert(script(stepPay(stranger, AMOUNT), stepPay(stranger, 1)));
        _assertUntouched();
    }

    /// @dev What came to lie here would be the next caller's.
    function test_venueThatAsksForTheRouterToBePaid() external {
        bytes memory buying = script(
            stepPay(address(router), PRICE),
            stepSend(address(usdc), address(escrow), AMOUNT)
        );
        expectError(IFxRouter.RecipientNotAllowed.selector, address(router));
        lockExact(_order, conversionAt(address(scripted), buying));
        bytes memory selling = script(
            stepPay(address(router), AMOUNT),
            stepSend(address(eurc), address(router), PRICE)
        );
        expectError(IFxRouter.RecipientNotAllowed.selector, address(router));
        _convert(selling);
        _assertUntouched();
    }

    /// @dev Another contract that the venue calls cannot collect in its place.
    function test_venueWhoseAccompliceAsks() external {
        ScriptedVenue accomplice = new ScriptedVenue();
        bytes memory asking = abi.encodeCall(
            IFxVenue.buyExact,
            (accomplice.lastTrade(), script(stepPay(stranger, PRICE)))
        );
        bytes memory data = script(ScriptedVenue.Step(address(accomplice), asking, false));
        expectError(IFxRouter.CallerNotVenue.selector, address(accomplice), address(scripted));
        lockExact(_order, conversionAt(address(scripted), data));
        _assertUntouched();
    }

    function test_venueOfAFormerTradeAsksLater() external {
        lockExact(_order, conversionAt(address(scripted), _buying(PRICE, AMOUNT)));
        expectError(IFxRouter.CallerNotVenue.selector, address(scripted), address(0));
        vm.prank(address(scripted));
        router.pay(stranger, 1);
        assertSpent(PRICE);
    }

    function test_venueIsNoVenue() external {
        address[7] memory venues = [
            address(eurc),
            address(usdc),
            address(escrow),
            address(SignedPulls.PERMIT2),
            address(router),
            stranger,
            address(0)
        ];
        // Refused by name, not for lack of code.
        vm.etch(address(SignedPulls.PERMIT2), hex"00");
        for (uint256 i = 0; i < venues.length; ++i) {
            expectError(IFxRouter.VenueNotAllowed.selector, venues[i]);
            lockExact(_order, conversionAt(venues[i], ""));
            FxPayout memory payout = payoutAt(venues[i], seller, "");
            expectError(IFxRouter.VenueNotAllowed.selector, venues[i]);
            vm.prank(seller);
            router.convert(address(usdc), AMOUNT, payout);
        }
        _assertUntouched();
    }

    /// @dev A contract with a fallback that takes anything, another token say, is asked and does nothing.
    function test_venueIsAnotherContractWithAFallback() external {
        address other = address(new TakesAnything());
        expectError(IFxRouter.VenueNotPaid.selector, other);
        lockExact(_order, conversionAt(other, ""));
        _assertUntouched();
    }

    function _buying(uint256 paid, uint256 delivered) private view returns (bytes memory) {
        return script(stepPay(stranger, paid), stepSend(address(usdc), address(escrow), delivered));
    }

    function _selling(uint256 paid, uint256 delivered) private view returns (bytes memory) {
        return script(stepPay(stranger, paid), stepSend(address(eurc), address(router), delivered));
    }

    function _convert(bytes memory venueData) private returns (uint256 received) {
        FxPayout memory payout = payoutAt(address(scripted), seller, venueData);
        vm.prank(seller);
        return router.convert(address(usdc), AMOUNT, payout);
    }

    function _expectMismatch(uint256 received) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, address(usdc), received, AMOUNT)
        );
    }

    function _expectTooLittle(uint256 received) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(eurc), received, PRICE)
        );
    }

    function _assertUntouched() private view {
        assertSpent(0);
        assertEq(usdc.balanceOf(seller), FUNDS, "sold");
        assertEq(eurc.balanceOf(stranger) + usdc.balanceOf(stranger), 0, "taken");
        assertState(_order, Status.None, 0, 0);
        assertNothingLeft();
    }
}

/// @dev As WETH's fallback does.
contract TakesAnything {
    fallback() external {
        assembly ("memory-safe") {
            mstore(0, 1)
            return(0, 32)
        }
    }
}
