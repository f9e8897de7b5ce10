// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {Reentrant} from "../../../../contracts/test-tokens/hostile/Reentrant.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../../contracts/types/Permit2Funding.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {EntryPoints} from "../../helpers/EntryPoints.sol";
import {FxTest} from "../../helpers/FxTest.sol";
import {ReentrantParty} from "../../helpers/ReentrantParty.sol";
import {ScriptedVenue} from "../../helpers/ScriptedVenue.sol";

/// @notice Re-entry into every entry of the router and of the escrow: from the venue, from hooks of either token, from a
/// gate. Each is refused by a guard, and the trade under way goes on as if nothing had been tried.
contract FxReentryAttacksTest is FxTest {
    bytes32 private constant _REFUSED = keccak256(
        abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector)
    );

    Order private _order;

    function setUp() public override {
        super.setUp();
        _order = makePlainOrder(1);
    }

    function test_venueWithinALock() external {
        FxConversion memory conversion = conversionAt(
            address(scripted),
            _withAttempts(_all(), stepPay(maker, PRICE), stepSend(address(usdc), address(escrow), AMOUNT))
        );
        lockExact(_order, conversion);
        _assertRefused(_all().length);
        assertState(_order, Status.Locked, AMOUNT, 0);
        assertSpent(PRICE);
        assertNothingLeft();
    }

    function test_venueWithinAPayout() external {
        lockExact(_order, conversionBy(quoteFor(_order, 1)));
        deliver(_order);
        vm.warp(START + INSPECTION + 1);
        FxPayout memory payout = payoutAt(
            address(scripted),
            seller,
            _withAttempts(_all(), stepPay(maker, AMOUNT), stepSend(address(eurc), seller, PRICE))
        );
        vm.prank(seller);
        escrow.claim(_order, address(router), abi.encode(payout), 0, "");
        _assertRefused(_all().length);
        assertEq(eurc.balanceOf(seller), FUNDS + PRICE);
        assertNothingLeft();
    }

    /// @dev A conversion of the caller's own tokens leaves the escrow open, and the router closed.
    function test_venueWithinAConversion() external {
        ScriptedVenue.Step[] memory attempts = _ofRouter();
        FxPayout memory payout = payoutAt(
            address(scripted),
            seller,
            _withAttempts(attempts, stepPay(maker, AMOUNT), stepSend(address(eurc), address(router), PRICE))
        );
        vm.prank(seller);
        assertEq(router.convert(address(usdc), AMOUNT, payout), PRICE);
        _assertRefused(attempts.length);
        assertNothingLeft();
    }

    /// @dev A payout of the venue's own order into the router, in the middle of somebody's conversion.
    function test_venueThatClaimsIntoTheRouterWithinAConversion() external {
        Order memory own = makePlainOrder(7);
        own.seller = address(scripted);
        usdc.mint(buyer, AMOUNT);
        lock(own);
        deliver(own);
        vm.warp(START + INSPECTION + 1);
        FxPayout memory inner = payoutAt(address(scripted), stranger, script(stepPay(stranger, AMOUNT)));
        ScriptedVenue.Step[] memory attempts = new ScriptedVenue.Step[](1);
        attempts[0] = ScriptedVenue.Step(
            address(escrow),
            abi.encodeCall(escrow.claim, (own, address(router), abi.encode(inner), 0, "")),
            true
        );
        FxPayout memory payout = payoutAt(
            address(scripted),
            seller,
            _withAttempts(attempts, stepPay(maker, AMOUNT), stepSend(address(eurc), address(router), PRICE))
        );
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
        _assertRefused(1);
        assertState(own, Status.Delivered, AMOUNT, 0);
    }

    function test_hooksOfTheTokenPaid() external {
        Reentrant hooked = new Reentrant();
        hooked.mint(buyer, FUNDS);
        vm.prank(buyer);
        hooked.approve(address(router), FUNDS);
        bytes[] memory calls = _callsOf(_all());
        uint256 ofRouter = _ofRouter().length;
        for (uint256 i = 0; i < calls.length; ++i) {
            Order memory order = makePlainOrder(100 + i);
            FxConversion memory conversion = conversionAt(
                address(scripted),
                script(stepPay(maker, PRICE), stepSend(address(usdc), address(escrow), AMOUNT))
            );
            conversion.tokenIn = address(hooked);
            address target = i < ofRouter ? address(router) : address(escrow);
            hooked.arm(_moment(i), target, calls[i], 1);
            lockExact(order, conversion);
            _assertHookRefused(hooked);
        }
        assertEq(hooked.balanceOf(maker), calls.length * PRICE);
        assertEq(hooked.balanceOf(address(router)), 0);
    }

    function test_hooksOfTheTokenBought() external {
        Reentrant hooked = new Reentrant();
        hooked.mint(address(scripted), FUNDS);
        bytes[] memory calls = _callsOf(_all());
        uint256 ofRouter = _ofRouter().length;
        for (uint256 i = 0; i < calls.length; ++i) {
            Order memory order = makePlainOrder(100 + i);
            order.token = address(hooked);
            FxConversion memory conversion = conversionAt(
                address(scripted),
                script(stepPay(maker, 1), stepSend(address(hooked), address(escrow), AMOUNT))
            );
            address target = i < ofRouter ? address(router) : address(escrow);
            hooked.arm(_moment(i), target, calls[i], 1);
            lockExact(order, conversion);
            _assertHookRefused(hooked);
        }
        assertEq(hooked.balanceOf(address(escrow)), calls.length * AMOUNT);
        assertSpent(calls.length);
    }

    /// @dev The token paid asks for a second payment, as the venue of the trade would.
    function test_hookThatIsTheVenueAsksAgain() external {
        Reentrant hooked = new Reentrant();
        hooked.mint(buyer, FUNDS);
        vm.prank(buyer);
        hooked.approve(address(router), FUNDS);
        // The hook makes the venue ask, while its first payment is on its way.
        bytes memory again = abi.encodeCall(
            scripted.buyExact,
            (scripted.lastTrade(), script(stepPay(stranger, 1)))
        );
        hooked.arm(Reentrant.Moment.BeforeTransfer, address(scripted), again, 1);
        FxConversion memory conversion = conversionAt(
            address(scripted),
            script(stepPay(maker, PRICE), stepSend(address(usdc), address(escrow), AMOUNT))
        );
        conversion.tokenIn = address(hooked);
        lockExact(_order, conversion);
        assertEq(hooked.calls(), 1);
        assertFalse(hooked.lastSuccess());
        assertEq(
            hooked.lastReturnData(),
            abi.encodeWithSelector(IFxRouter.CallerNotVenue.selector, address(scripted), address(0))
        );
        assertEq(hooked.balanceOf(buyer), FUNDS - PRICE);
    }

    function test_gateWithinALock() external {
        ReentrantParty gate = new ReentrantParty();
        Terms memory terms = defaultTerms();
        terms.gate = address(gate);
        _order.termsId = escrow.publishTerms(terms);
        bytes[] memory calls = _callsOf(_ofRouter());
        gate.arm(address(router), calls);
        lockExact(_order, conversionBy(quoteFor(_order, 1)));
        assertEq(gate.refusals(), calls.length);
        assertSpent(PRICE);
    }

    function _all() private view returns (ScriptedVenue.Step[] memory steps) {
        ScriptedVenue.Step[] memory ofRouter = _ofRouter();
        bytes[] memory ofEscrow = EntryPoints.all(makePlainOrder(1_000), stranger);
        steps = new ScriptedVenue.Step[](ofRouter.length + ofEscrow.length);
        for (uint256 i = 0; i < ofRouter.length; ++i) steps[i] = ofRouter[i];
        for (uint256 i = 0; i < ofEscrow.length; ++i) {
            steps[ofRouter.length + i] = ScriptedVenue.Step(address(escrow), ofEscrow[i], true);
        }
    }

    /// @dev Every guarded entry of the router.
    function _ofRouter() private view returns (ScriptedVenue.Step[] memory steps) {
        Order memory order = makePlainOrder(1_000);
        FxConversion memory conversion = conversionAt(address(scripted), script(stepPay(stranger, 1)));
        FxPayout memory payout = payoutAt(address(scripted), stranger, conversion.venueData);
        FxConversion[] memory conversions = new FxConversion[](1);
        conversions[0] = conversion;
        Permit2Funding memory funding;
        funding.payer = buyer;
        bytes[] memory calls = new bytes[](7);
        calls[0] = abi.encodeCall(router.lockExact, (order, "", conversion));
        calls[1] = abi.encodeCall(router.lockExactWithPermit, (order, "", conversion, 0, 27, 0, 0));
        calls[2] = abi.encodeCall(router.lockExactWithAuthorization, (order, "", conversion, buyer, ""));
        calls[3] = abi.encodeCall(router.lockExactWithPermit2, (order, "", conversion, funding));
        calls[4] = abi.encodeCall(router.lockExactBatch, (listOf(order), new bytes[](1), conversions));
        calls[5] = abi.encodeCall(router.convert, (address(usdc), 1, payout));
        calls[6] = abi.encodeCall(
            router.onPayout,
            (bytes32(0), buyer, address(usdc), AMOUNT, abi.encode(payout))
        );
        steps = new ScriptedVenue.Step[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            steps[i] = ScriptedVenue.Step(address(router), calls[i], true);
        }
    }

    function _callsOf(ScriptedVenue.Step[] memory steps) private pure returns (bytes[] memory calls) {
        calls = new bytes[](steps.length);
        for (uint256 i = 0; i < steps.length; ++i) calls[i] = steps[i].data;
    }

    /// @dev The attempts before the payment, and once more after the delivery.
    function _withAttempts(
        ScriptedVenue.Step[] memory attempts,
        ScriptedVenue.Step memory payment,
        ScriptedVenue.Step memory delivery
    ) private pure returns (bytes memory) {
        uint256 count = attempts.length;
        ScriptedVenue.Step[] memory steps = new ScriptedVenue.Step[](2 * count + 2);
        for (uint256 i = 0; i < count; ++i) (steps[i], steps[count + 2 + i]) = (attempts[i], attempts[i]);
        (steps[count], steps[count + 1]) = (payment, delivery);
        return abi.encode(steps);
    }

    function _moment(uint256 i) private pure returns (Reentrant.Moment) {
        return i % 2 == 0 ? Reentrant.Moment.BeforeTransfer : Reentrant.Moment.AfterTransfer;
    }

    function _assertRefused(uint256 count) private view {
        (bool[] memory successes, bytes[] memory returned) = scripted.answers();
        assertEq(successes.length, 2 * count, "attempts");
        for (uint256 i = 0; i < successes.length; ++i) {
            assertFalse(successes[i], "re-entered");
            assertEq(keccak256(returned[i]), _REFUSED, "refused by something else");
        }
    }

    function _assertHookRefused(Reentrant hooked) private view {
        assertEq(hooked.calls(), 1, "no hook");
        assertFalse(hooked.lastSuccess(), "re-entered");
        assertEq(keccak256(hooked.lastReturnData()), _REFUSED, "refused by something else");
    }
}
