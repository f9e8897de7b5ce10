// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOracleErrors} from "../../../../contracts/exchange/interfaces/IOracleErrors.sol";
import {FixedOracle} from "../../../../contracts/exchange/oracles/FixedOracle.sol";
import {FixedRate} from "../../../../contracts/exchange/types/FixedRate.sol";
import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {OracleTest} from "../../helpers/OracleTest.sol";

contract FixedOracleTest is OracleTest {
    FixedOracle private _fixed;

    function setUp() public override {
        super.setUp();
        FixedRate[] memory rates = new FixedRate[](4);
        rates[0] = _rate(usdc, gusd, 1, 1);
        rates[1] = _rate(eurc, eure, 1, 1);
        rates[2] = _rate(usdc, kwdt, 13, 4);
        rates[3] = _rate(kwdt, ngnt, 1, 5_000);
        _fixed = deployFixed(rates);
    }

    function test_RevertWhen_APairIsConfiguredTwice() external {
        FixedRate[] memory rates = new FixedRate[](2);
        rates[0] = _rate(usdc, gusd, 1, 1);
        rates[1] = _rate(usdc, gusd, 1, 1);
        _expectRepeated(usdc, gusd);
        deployFixed(rates);
        rates[1] = _rate(gusd, usdc, 1, 2);
        _expectRepeated(gusd, usdc);
        deployFixed(rates);
    }

    function test_RevertWhen_ARateSaysNothing() external {
        FixedRate[3] memory rates = [
            _rate(usdc, usdc, 1, 1),
            _rate(usdc, gusd, 0, 1),
            _rate(usdc, gusd, 1, 0)
        ];
        for (uint256 i = 0; i < rates.length; ++i) {
            FixedRate memory rate = rates[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IOracleErrors.RateNotAllowed.selector,
                    rate.base,
                    rate.quote,
                    rate.baseUnits,
                    rate.quoteUnits
                )
            );
            _deploy(rate);
        }
    }

    function test_RevertWhen_ATokenHasNoCode() external {
        MockErc20 empty = MockErc20(makeAddr("empty"));
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.OracleCodeMissing.selector, empty));
        _deploy(_rate(empty, usdc, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.OracleCodeMissing.selector, empty));
        _deploy(_rate(usdc, empty, 1, 1));
    }

    function test_RevertWhen_ATokenHasTooManyDecimals() external {
        MockErc20 fine = new MockErc20("Too fine", "FINE", 25);
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.OracleDecimalsTooMany.selector, fine, 25, 24));
        _deploy(_rate(usdc, fine, 1, 1));
    }

    function test_RevertWhen_ThePairIsUnknown() external {
        address[2][3] memory pairs = [
            [address(usdc), address(eurc)],
            [address(usdc), address(unlisted)],
            [address(usdc), address(usdc)]
        ];
        for (uint256 i = 0; i < pairs.length; ++i) {
            (address base, address quote) = (pairs[i][0], pairs[i][1]);
            expectUnsupported(base, quote);
            _fixed.getQuote(1, base, quote);
            expectUnsupported(quote, base);
            _fixed.getQuote(1, quote, base);
            expectUnsupported(base, quote);
            _fixed.isMarketOpen(base, quote);
        }
    }

    function test_RevertWhen_TheWorthFitsNoWord() external {
        // Panic 0x11, arithmetic overflow.
        vm.expectRevert(abi.encodeWithSelector(bytes4(keccak256("Panic(uint256)")), 0x11));
        _fixed.getQuote(type(uint256).max, address(gusd), address(usdc));
    }

    function test_getQuote_isTheRateInBothDirections() external view {
        _assertQuote(1_234_567, usdc, gusd, 123);
        _assertQuote(123, gusd, usdc, 1_230_000);
        _assertQuote(1, eurc, eure, 1e12);
        _assertQuote(1e12 - 1, eure, eurc, 0);
        _assertQuote(1e12, eure, eurc, 1);
        // 13 dollars are 4 dinars, which have no smaller unit.
        _assertQuote(13e6, usdc, kwdt, 4);
        _assertQuote(13e6 - 1, usdc, kwdt, 3);
        _assertQuote(1, kwdt, usdc, 3_250_000);
        _assertQuote(3, kwdt, ngnt, 15_000e24);
        _assertQuote(15_000e24, ngnt, kwdt, 3);
        // 2^255 smallest units: the product exceeds a word, the result does not.
        _assertQuote(1 << 255, usdc, gusd, uint256(1 << 255) / 10_000);
    }

    function testFuzz_getQuote_gainsNothingThereAndBack(uint96 amount, uint96 units, uint96 others) external {
        FixedOracle made = _makeOracle(units, others);
        (address base, address quote) = (address(jpyc), address(usdc));
        uint256 there = made.getQuote(amount, base, quote);
        assertLe(made.getQuote(there, quote, base), amount, "base");
        uint256 back = made.getQuote(amount, quote, base);
        assertLe(made.getQuote(back, base, quote), amount, "quote");
    }

    function testFuzz_getQuote_growsWithTheAmount(
        uint128 amount,
        uint128 more,
        uint96 units,
        uint96 others
    ) external {
        FixedOracle made = _makeOracle(units, others);
        uint256 worth = made.getQuote(amount, address(jpyc), address(usdc));
        assertGe(made.getQuote(uint256(amount) + more, address(jpyc), address(usdc)), worth, "less for more");
    }

    function test_getQuote_takesTheLargestUnitsAndDecimals() external {
        FixedOracle made = _deploy(_rate(ngnt, kwdt, 1, type(uint96).max));
        assertEq(made.getQuote(1e24, address(ngnt), address(kwdt)), type(uint96).max);
        made = _deploy(_rate(ngnt, kwdt, type(uint96).max, 1));
        assertEq(made.getQuote(1, address(kwdt), address(ngnt)), uint256(type(uint96).max) * 1e24);
    }

    function test_isMarketOpen_isAlwaysTrue() external {
        for (uint256 time = WEDNESDAY; time < WEDNESDAY + 1 weeks; time += 1 hours) {
            vm.warp(time);
            assertTrue(_fixed.isMarketOpen(address(usdc), address(gusd)));
            assertTrue(_fixed.isMarketOpen(address(ngnt), address(kwdt)));
        }
    }

    function _assertQuote(uint256 amount, MockErc20 base, MockErc20 quote, uint256 worth) private view {
        assertEq(_fixed.getQuote(amount, address(base), address(quote)), worth);
    }

    function _makeOracle(uint96 units, uint96 others) private returns (FixedOracle made) {
        return
            _deploy(
                _rate(
                    jpyc,
                    usdc,
                    uint96(bound(units, 1, type(uint96).max)),
                    uint96(bound(others, 1, type(uint96).max))
                )
            );
    }

    function _deploy(FixedRate memory rate) private returns (FixedOracle made) {
        FixedRate[] memory rates = new FixedRate[](1);
        rates[0] = rate;
        return deployFixed(rates);
    }

    function _rate(
        MockErc20 base,
        MockErc20 quote,
        uint96 baseUnits,
        uint96 quoteUnits
    ) private pure returns (FixedRate memory) {
        return
            FixedRate({
                base: address(base),
                quote: address(quote),
                baseUnits: baseUnits,
                quoteUnits: quoteUnits
            });
    }

    function _expectRepeated(MockErc20 base, MockErc20 quote) private {
        vm.expectRevert(abi.encodeWithSelector(IOracleErrors.OracleRepeated.selector, base, quote));
    }
}
