// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {FxRouter} from "../../../contracts/exchange/FxRouter.sol";
import {IFxPayer} from "../../../contracts/exchange/interfaces/IFxPayer.sol";
import {IFxRouter} from "../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../contracts/exchange/types/FxPayout.sol";
import {RfqVenue} from "../../../contracts/exchange/venues/RfqVenue.sol";
import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {ModelUsdc} from "../../../contracts/test-tokens/ModelUsdc.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Quotes} from "./Quotes.sol";
import {ScriptedVenue} from "./ScriptedVenue.sol";
import {UnitTest} from "./UnitTest.sol";

/// @title FxTest
/// @notice Stage of the exchange's tests: a router, a venue of quotes with a maker, a venue that does as it is told, and a
/// buyer with euros who owes dollars. 1,000 dollars are quoted at 925 euros.
abstract contract FxTest is UnitTest, Quotes {
    uint256 internal constant PRICE = 925_000_000;
    uint256 internal constant MAXIMUM = 930_000_000;
    uint256 internal constant FUNDS = 1_000_000_000_000;

    FxRouter internal router;
    RfqVenue internal rfq;
    ScriptedVenue internal scripted;
    ModelUsdc internal eurc;

    address internal maker;
    uint256 internal makerKey;

    function setUp() public virtual override {
        super.setUp();
        (maker, makerKey) = makeAddrAndKey("maker");
        router = deployRouter(escrow);
        rfq = deployRfq();
        scripted = new ScriptedVenue();
        eurc = deployEurc(address(this));
        address[3] memory holders = [buyer, seller, maker];
        for (uint256 i = 0; i < holders.length; ++i) {
            usdc.mint(holders[i], FUNDS);
            eurc.mint(holders[i], FUNDS);
            allow(holders[i], address(router));
            allow(holders[i], address(rfq));
        }
        usdc.mint(address(scripted), FUNDS);
        eurc.mint(address(scripted), FUNDS);
    }

    function deployRouter(IOrderEscrow escrow_) internal returns (FxRouter) {
        return FxRouter(deployCode("contracts/exchange/FxRouter.sol:FxRouter", abi.encode(escrow_)));
    }

    function deployRfq() internal returns (RfqVenue) {
        return RfqVenue(deployCode("contracts/exchange/venues/RfqVenue.sol:RfqVenue", ""));
    }

    function allow(address owner, address spender) internal {
        vm.startPrank(owner);
        usdc.approve(spender, type(uint256).max);
        eurc.approve(spender, type(uint256).max);
        vm.stopPrank();
    }

    function makePlainOrder(uint256 salt) internal view returns (Order memory order) {
        order = makeOrder(salt);
        order.token = address(usdc);
    }

    /// @dev Euros to dollars, by the buyer, of this order.
    function quoteFor(Order memory order, uint256 nonce) internal view returns (Quote memory quote) {
        quote.venue = address(rfq);
        quote.maker = maker;
        quote.router = address(router);
        quote.taker = buyer;
        quote.orderId = actionDigest(hashOrder(order));
        (quote.tokenIn, quote.amountIn) = (address(eurc), PRICE);
        (quote.tokenOut, quote.amountOut) = (address(usdc), order.amount);
        quote.nonce = nonce;
        quote.validUntil = uint48(vm.getBlockTimestamp() + 1 minutes);
    }

    /// @dev Dollars to euros, by the owner of a payout.
    function quoteBack(
        bytes32 orderId,
        address owner,
        uint256 nonce
    ) internal view returns (Quote memory quote) {
        quote.venue = address(rfq);
        quote.maker = maker;
        quote.router = address(router);
        quote.taker = owner;
        quote.orderId = orderId;
        (quote.tokenIn, quote.amountIn) = (address(usdc), AMOUNT);
        (quote.tokenOut, quote.amountOut) = (address(eurc), PRICE);
        quote.nonce = nonce;
        quote.validUntil = uint48(vm.getBlockTimestamp() + 1 minutes);
    }

    function conversionBy(Quote memory quote) internal view returns (FxConversion memory conversion) {
        conversion = conversionAt(address(rfq), signQuote(makerKey, quote));
        conversion.tokenIn = quote.tokenIn;
    }

    function conversionAt(
        address venue,
        bytes memory venueData
    ) internal view returns (FxConversion memory conversion) {
        conversion.venue = venue;
        conversion.tokenIn = address(eurc);
        conversion.maximumIn = MAXIMUM;
        conversion.venueData = venueData;
    }

    function payoutAt(
        address venue,
        address recipient,
        bytes memory venueData
    ) internal view returns (FxPayout memory payout) {
        payout.venue = venue;
        payout.tokenOut = address(eurc);
        (payout.amountIn, payout.minimumOut) = (AMOUNT, PRICE);
        payout.recipient = recipient;
        payout.venueData = venueData;
    }

    function stepPay(address to, uint256 amount) internal view returns (ScriptedVenue.Step memory) {
        return ScriptedVenue.Step(address(router), abi.encodeCall(IFxPayer.pay, (to, amount)), false);
    }

    function stepSend(
        address token_,
        address to,
        uint256 amount
    ) internal pure returns (ScriptedVenue.Step memory) {
        return ScriptedVenue.Step(token_, abi.encodeCall(IERC20.transfer, (to, amount)), false);
    }

    function script(ScriptedVenue.Step memory first) internal pure returns (bytes memory) {
        ScriptedVenue.Step[] memory steps = new ScriptedVenue.Step[](1);
        steps[0] = first;
        return abi.encode(steps);
    }

    function script(
        ScriptedVenue.Step memory first,
        ScriptedVenue.Step memory second
    ) internal pure returns (bytes memory) {
        ScriptedVenue.Step[] memory steps = new ScriptedVenue.Step[](2);
        (steps[0], steps[1]) = (first, second);
        return abi.encode(steps);
    }

    function script(
        ScriptedVenue.Step memory first,
        ScriptedVenue.Step memory second,
        ScriptedVenue.Step memory third
    ) internal pure returns (bytes memory) {
        ScriptedVenue.Step[] memory steps = new ScriptedVenue.Step[](3);
        (steps[0], steps[1], steps[2]) = (first, second, third);
        return abi.encode(steps);
    }

    function lockExact(Order memory order, FxConversion memory conversion) internal returns (uint256 paid) {
        vm.prank(buyer);
        return router.lockExact(order, "", conversion);
    }

    function idsOf(bytes32 orderId) internal pure returns (bytes32[] memory ids) {
        ids = new bytes32[](1);
        ids[0] = orderId;
    }

    function expectLocked(address payer, address venue, uint256 paid, Order memory order) internal {
        bytes32[] memory ids = idsOf(actionDigest(hashOrder(order)));
        vm.expectEmit(address(router));
        emit IFxRouter.FxLocked(payer, venue, address(eurc), paid, order.token, order.amount, ids);
    }

    function expectError(bytes4 selector, address account) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, account));
    }

    function expectError(bytes4 selector, address first, address second) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, first, second));
    }

    function expectError(bytes4 selector, uint256 given, uint256 expected) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, given, expected));
    }

    /// @dev Nothing lies in the router, and neither it nor the venue of quotes has allowed anything to anybody near.
    function assertNothingLeft() internal view {
        IERC20[2] memory tokens = [IERC20(address(usdc)), IERC20(address(eurc))];
        address[5] memory spenders = [address(escrow), address(rfq), address(scripted), maker, buyer];
        for (uint256 i = 0; i < tokens.length; ++i) {
            assertEq(tokens[i].balanceOf(address(router)), 0, "left in the router");
            assertEq(tokens[i].balanceOf(address(rfq)), 0, "left in the venue");
            for (uint256 j = 0; j < spenders.length; ++j) {
                assertEq(tokens[i].allowance(address(router), spenders[j]), 0, "allowed by the router");
                assertEq(tokens[i].allowance(address(rfq), spenders[j]), 0, "allowed by the venue");
            }
        }
    }

    /// @dev How many euros the buyer has spent since the stage was set.
    function assertSpent(uint256 amount) internal view {
        assertEq(eurc.balanceOf(buyer), FUNDS - amount, "spent");
    }
}
