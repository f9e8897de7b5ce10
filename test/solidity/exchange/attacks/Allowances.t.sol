// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IFxPayer} from "../../../../contracts/exchange/interfaces/IFxPayer.sol";
import {IFxVenue} from "../../../../contracts/exchange/interfaces/IFxVenue.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {FxQuote} from "../../../../contracts/exchange/types/FxQuote.sol";
import {FxTrade} from "../../../../contracts/exchange/types/FxTrade.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../../contracts/types/Permit2Funding.sol";
import {FxTest} from "../../helpers/FxTest.sol";
import {ScriptedVenue} from "../../helpers/ScriptedVenue.sol";

/// @notice Somebody with standing allowances to the router, the venue of quotes and the escrow, who neither calls nor
/// signs, and an attacker who crafts every word of every call.
contract AllowanceAttacksTest is FxTest {
    address private _victim;
    uint256 private _buyersDollars;

    function setUp() public override {
        super.setUp();
        _victim = makeAddr("victim");
        _buyersDollars = usdc.balanceOf(buyer);
        usdc.mint(_victim, FUNDS);
        eurc.mint(_victim, FUNDS);
        allow(_victim, address(router));
        allow(_victim, address(rfq));
        allow(_victim, address(escrow));
        usdc.mint(stranger, FUNDS);
        eurc.mint(stranger, FUNDS);
        allow(stranger, address(router));
    }

    function test_victimNamedAsThePayer() external {
        Order memory order = makePlainOrder(1);
        FxConversion memory conversion = conversionAt(address(scripted), _robbing());
        vm.startPrank(stranger);
        vm.expectRevert();
        router.lockExactWithAuthorization(order, "", conversion, _victim, new bytes(65));
        vm.expectRevert();
        router.lockExactWithPermit2(
            order,
            "",
            conversion,
            Permit2Funding(_victim, 0, START + 1, new bytes(65))
        );
        vm.expectRevert();
        router.onLock(
            idsOf(bytes32(0)),
            address(usdc),
            AMOUNT,
            abi.encode(_victim, _victim, _victim, conversion)
        );
        vm.expectRevert();
        router.onPayout(bytes32(0), _victim, address(usdc), AMOUNT, "");
        vm.stopPrank();
        _assertVictimWhole();
    }

    /// @dev The venue of quotes moves a maker's tokens only by the maker's signature.
    function test_victimNamedAsTheMaker() external {
        Order memory order = makePlainOrder(1);
        Quote memory quote = quoteFor(order, 1);
        (quote.maker, quote.taker) = (_victim, stranger);
        bytes memory venueData = signQuote(makerKey, quote);
        _expectNotSigned(quote);
        vm.prank(stranger);
        router.lockExact(order, "", conversionAt(address(rfq), venueData));
        _assertVictimWhole();
    }

    /// @dev A token of the trade that is really another contract: what the router calls there are `transferFrom` of the
    /// caller's own tokens and `transfer` of what the router has, nothing else.
    function test_tokenThatIsAnotherContract() external {
        address[4] memory targets = [address(rfq), address(escrow), address(router), address(scripted)];
        for (uint256 i = 0; i < targets.length; ++i) {
            FxConversion memory conversion = conversionAt(address(scripted), _robbing());
            conversion.tokenIn = targets[i];
            vm.expectRevert();
            vm.prank(stranger);
            router.lockExact(makePlainOrder(1), "", conversion);
        }
        _assertVictimWhole();
    }

    /// @dev A hostile venue with the session open tries to move the victim's tokens every way it can.
    function test_venueThatGoesForAThirdParty() external {
        ScriptedVenue.Step[] memory steps = new ScriptedVenue.Step[](6);
        address[2] memory tokens = [address(usdc), address(eurc)];
        for (uint256 i = 0; i < 2; ++i) {
            steps[i] = ScriptedVenue.Step(
                tokens[i],
                abi.encodeCall(IERC20.transferFrom, (_victim, stranger, 1)),
                true
            );
        }
        FxTrade memory trade = FxTrade({
            taker: _victim,
            orderId: 0,
            tokenIn: address(eurc),
            tokenOut: address(usdc),
            amountIn: MAXIMUM,
            amountOut: AMOUNT,
            recipient: stranger
        });
        bytes memory unsigned = bytes.concat(abi.encode(_quoteOfVictim(1)), new bytes(65));
        steps[2] = ScriptedVenue.Step(
            address(rfq),
            abi.encodeCall(IFxVenue.buyExact, (trade, unsigned)),
            true
        );
        steps[3] = ScriptedVenue.Step(
            address(rfq),
            abi.encodeCall(IFxVenue.sellExact, (trade, unsigned)),
            true
        );
        steps[4] = stepPay(maker, 1);
        steps[5] = stepSend(address(usdc), address(escrow), AMOUNT);
        vm.prank(stranger);
        router.lockExact(makePlainOrder(1), "", conversionAt(address(scripted), abi.encode(steps)));
        (bool[] memory successes, ) = scripted.answers();
        for (uint256 i = 0; i < 4; ++i) assertFalse(successes[i]);
        _assertVictimWhole();
    }

    /// @dev Whatever is called with whatever data, by an attacker or by a venue in the middle of a trade.
    function testFuzz_craftedCalls(uint8 entry, bytes calldata data, uint256 word, bool inTrade) external {
        bytes4[10] memory selectors = [
            router.lockExact.selector,
            router.lockExactWithPermit.selector,
            router.lockExactWithAuthorization.selector,
            router.lockExactWithPermit2.selector,
            router.lockExactBatch.selector,
            router.convert.selector,
            router.onPayout.selector,
            router.onLock.selector,
            IFxPayer.pay.selector,
            IFxVenue.buyExact.selector
        ];
        bytes memory words = abi.encode(_victim, address(usdc), word, address(router), _victim, stranger);
        bytes memory call = bytes.concat(selectors[entry % 10], word % 2 == 0 ? words : bytes(""), data);
        address target = entry % 10 == 9 ? address(rfq) : address(router);
        if (inTrade) {
            bytes memory venueData = script(
                ScriptedVenue.Step(target, call, true),
                stepPay(maker, 1),
                stepSend(address(usdc), address(escrow), AMOUNT)
            );
            vm.prank(stranger);
            // A crafted payment is the stranger's own: then the venue's honest one is the second, and fails.
            try
                router.lockExact(makePlainOrder(1), "", conversionAt(address(scripted), venueData))
            {} catch {}
        } else {
            vm.prank(stranger);
            (bool success, ) = target.call(call);
            success;
        }
        _assertVictimWhole();
        assertNothingLeft();
    }

    /// @dev Well-formed calls with crafted words reach deeper than random bytes do.
    function testFuzz_craftedWords(uint256 seed, uint96 amount) external {
        address[9] memory accounts = [
            _victim,
            stranger,
            maker,
            address(router),
            address(rfq),
            address(escrow),
            address(scripted),
            address(usdc),
            address(eurc)
        ];
        bytes memory unsigned = bytes.concat(abi.encode(_quoteOfVictim(seed)), new bytes(65));
        FxConversion memory conversion = FxConversion({
            venue: accounts[seed % 9],
            tokenIn: accounts[(seed >> 8) % 9],
            maximumIn: amount,
            oracle: (seed >> 16) % 2 == 0 ? address(0) : accounts[(seed >> 24) % 9],
            maxDeviationBps: uint16(seed),
            closedDeviationBps: uint16(seed),
            venueData: (seed >> 32) % 2 == 0
                ? script(stepPay(stranger, amount), stepSend(address(usdc), address(escrow), AMOUNT))
                : unsigned
        });
        FxPayout memory payout = FxPayout({
            venue: conversion.venue,
            tokenOut: accounts[(seed >> 40) % 9],
            amountIn: 1,
            minimumOut: 0,
            recipient: accounts[(seed >> 48) % 9],
            oracle: conversion.oracle,
            maxDeviationBps: 0,
            closedDeviationBps: 0,
            venueData: conversion.venueData
        });
        Order memory order = makePlainOrder(seed);
        address payer = accounts[(seed >> 56) % 9];
        FxConversion[] memory conversions = new FxConversion[](1);
        conversions[0] = conversion;
        bytes[5] memory calls = [
            abi.encodeCall(router.lockExact, (order, "", conversion)),
            abi.encodeCall(router.lockExactWithAuthorization, (order, "", conversion, payer, new bytes(65))),
            abi.encodeCall(router.lockExactBatch, (listOf(order), new bytes[](1), conversions)),
            abi.encodeCall(router.convert, (conversion.tokenIn, amount, payout)),
            abi.encodeCall(
                router.onLock,
                (idsOf(0), payer, amount, abi.encode(payer, payer, _victim, conversion))
            )
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(stranger);
            (bool success, ) = address(router).call(calls[i]);
            success;
            _assertVictimWhole();
            assertNothingLeft();
        }
    }

    function _expectNotSigned(Quote memory quote) private {
        vm.expectRevert(
            abi.encodeWithSignature("QuoteSignatureInvalid(address,bytes32)", quote.maker, quoteDigest(quote))
        );
    }

    function _quoteOfVictim(uint256 nonce) private view returns (FxQuote memory) {
        return FxQuote(_victim, 1, AMOUNT, nonce, type(uint48).max, true, true, nonce % 3 == 0);
    }

    function _robbing() private view returns (bytes memory) {
        return script(stepPay(stranger, MAXIMUM), stepSend(address(usdc), address(escrow), AMOUNT));
    }

    function _assertVictimWhole() private view {
        assertEq(usdc.balanceOf(_victim), FUNDS, "dollars of the victim");
        assertEq(eurc.balanceOf(_victim), FUNDS, "euros of the victim");
        assertEq(usdc.balanceOf(maker), FUNDS, "dollars of the maker");
        assertGe(eurc.balanceOf(maker), FUNDS, "euros of the maker");
        assertEq(usdc.balanceOf(buyer), _buyersDollars, "dollars of the buyer");
        assertSpent(0);
    }
}
