// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {FxPayout} from "../../../../contracts/exchange/types/FxPayout.sol";
import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {FeeOnTransfer} from "../../../../contracts/test-tokens/hostile/FeeOnTransfer.sol";
import {LyingBalance} from "../../../../contracts/test-tokens/hostile/LyingBalance.sol";
import {ReturnsFalse} from "../../../../contracts/test-tokens/hostile/ReturnsFalse.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {FxTest} from "../../helpers/FxTest.sol";

/// @notice Tokens of every number of decimals, and hostile ones on either side of a conversion.
contract FxTokenAttacksTest is FxTest {
    /// @dev 1,000 whole units of one for 1,000 of the other, there and back, to the unit.
    function test_decimalsOfEveryPair() external {
        uint8[4] memory decimals = [0, 2, 6, 18];
        for (uint256 i = 0; i < 4; ++i) {
            for (uint256 j = 0; j < 4; ++j) {
                MockErc20 tokenIn = _make(decimals[i]);
                MockErc20 tokenOut = _make(decimals[j]);
                uint256 amountIn = 1_000 * 10 ** uint256(decimals[i]);
                uint256 amountOut = 1_000 * 10 ** uint256(decimals[j]);
                _lockAtPar(tokenIn, amountIn, tokenOut, amountOut, i * 4 + j);
                assertEq(tokenIn.balanceOf(maker), type(uint96).max + amountIn, "paid");
                assertEq(tokenOut.balanceOf(address(escrow)), amountOut, "locked");
                assertEq(tokenIn.balanceOf(address(router)) + tokenOut.balanceOf(address(router)), 0);
            }
        }
    }

    /// @dev One unit of 18 decimals costs a whole unit of 0 decimals: never nothing.
    function test_aGrainOfAFineTokenCostsAUnitOfACoarseOne() external {
        (MockErc20 coarse, MockErc20 fine) = (_make(0), _make(18));
        Order memory order = makeOrder(1);
        (order.token, order.amount) = (address(fine), 1);
        Quote memory quote = quoteFor(order, 1);
        (quote.tokenIn, quote.amountIn) = (address(coarse), 1_000);
        (quote.tokenOut, quote.amountOut) = (address(fine), 1_000 ether);
        assertEq(lockExact(order, conversionBy(quote)), 1);
    }

    function test_boughtTokenTakesAFee() external {
        FeeOnTransfer fee = new FeeOnTransfer(100);
        fee.mint(address(scripted), FUNDS);
        Order memory order = makeOrder(1);
        order.token = address(fee);
        bytes memory data = script(stepPay(maker, 1), stepSend(address(fee), address(escrow), AMOUNT));
        uint256 rest = (uint256(AMOUNT) * 99) / 100;
        vm.expectRevert(
            abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, address(fee), rest, AMOUNT)
        );
        lockExact(order, conversionAt(address(scripted), data));

        FxPayout memory payout = payoutAt(
            address(scripted),
            seller,
            script(stepPay(maker, AMOUNT), stepSend(address(fee), address(router), AMOUNT))
        );
        (payout.tokenOut, payout.minimumOut) = (address(fee), rest + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(fee), rest, rest + 1)
        );
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);

        // On its way to the recipient it takes its fee again.
        uint256 left = (rest * 99) / 100;
        payout.minimumOut = rest;
        vm.expectRevert(
            abi.encodeWithSelector(IFxRouter.ReceivedTooLittle.selector, address(fee), left, rest)
        );
        vm.prank(seller);
        router.convert(address(usdc), AMOUNT, payout);
        payout.minimumOut = left;
        vm.prank(seller);
        assertEq(router.convert(address(usdc), AMOUNT, payout), left);
        assertEq(fee.balanceOf(seller), left);
    }

    /// @dev Whoever quotes in such a token gets less than the quoted amount; the taker still pays no more.
    function test_paidTokenTakesAFee() external {
        FeeOnTransfer fee = new FeeOnTransfer(100);
        _allowFromBuyer(fee);
        Order memory order = makePlainOrder(1);
        Quote memory quote = quoteFor(order, 1);
        quote.tokenIn = address(fee);
        assertEq(lockExact(order, conversionBy(quote)), PRICE);
        assertEq(fee.balanceOf(maker), (PRICE * 99) / 100);
        assertEq(fee.balanceOf(buyer), FUNDS - PRICE);
    }

    function test_paidTokenReturnsFalse() external {
        ReturnsFalse bad = new ReturnsFalse();
        bad.mint(buyer, FUNDS);
        bad.setHostile(true);
        Order memory order = makePlainOrder(1);
        Quote memory quote = quoteFor(order, 1);
        quote.tokenIn = address(bad);
        expectError(SafeERC20.SafeERC20FailedOperation.selector, address(bad));
        lockExact(order, conversionBy(quote));
        assertState(order, Status.None, 0, 0);
    }

    /// @dev A worthless token that lies is what its payer and its venue agreed on: the order's dollars are counted.
    function test_paidTokenLies() external {
        LyingBalance lies = new LyingBalance();
        lies.setHostile(true);
        Order memory order = makePlainOrder(1);
        bytes memory data = script(
            stepPay(maker, PRICE),
            stepSend(address(usdc), address(escrow), AMOUNT - 1)
        );
        FxConversion memory conversion = conversionAt(address(scripted), data);
        conversion.tokenIn = address(lies);
        vm.prank(buyer);
        lies.approve(address(router), FUNDS);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFunding.AmountReceivedMismatch.selector,
                address(usdc),
                AMOUNT - 1,
                AMOUNT
            )
        );
        lockExact(order, conversion);
    }

    function _make(uint8 decimals) private returns (MockErc20 made) {
        made = new MockErc20("Any", "ANY", decimals);
        made.mint(buyer, type(uint96).max);
        made.mint(maker, type(uint96).max);
        vm.prank(buyer);
        made.approve(address(router), type(uint256).max);
        vm.prank(maker);
        made.approve(address(rfq), type(uint256).max);
    }

    function _allowFromBuyer(FeeOnTransfer fee) private {
        fee.mint(buyer, FUNDS);
        vm.prank(buyer);
        fee.approve(address(router), FUNDS);
    }

    function _lockAtPar(
        MockErc20 tokenIn,
        uint256 amountIn,
        MockErc20 tokenOut,
        uint256 amountOut,
        uint256 salt
    ) private {
        Order memory order = makeOrder(salt);
        (order.token, order.amount) = (address(tokenOut), uint96(amountOut));
        Quote memory quote = quoteFor(order, salt);
        (quote.tokenIn, quote.amountIn) = (address(tokenIn), 2 * amountIn);
        (quote.tokenOut, quote.amountOut) = (address(tokenOut), 2 * amountOut);
        FxConversion memory conversion = conversionBy(quote);
        conversion.maximumIn = amountIn;
        assertEq(lockExact(order, conversion), amountIn);
    }
}
