// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxRouter} from "../../../../contracts/exchange/interfaces/IFxRouter.sol";
import {FxConversion} from "../../../../contracts/exchange/types/FxConversion.sol";
import {BandTest} from "../../helpers/BandTest.sol";

/// @notice Prices held against an oracle's, at the band's edges.
contract BandAttacksTest is BandTest {
    /// @dev 50 of 10,000 above 800 euros: 804 are allowed.
    function test_purchaseAtTheEdge() external {
        _lockAt(804_000_000, 50);
        assertSpent(804_000_000);
    }

    function test_purchaseOneUnitBeyondTheEdge() external {
        _expectOutside(804_000_001, 804_000_000);
        _lockAt(804_000_001, 50);
        assertSpent(0);
    }

    function test_purchaseAtTheOraclesOwnPrice() external {
        _expectOutside(800_000_001, 800_000_000);
        _lockAt(800_000_001, 0);
        _lockAt(800_000_000, 0);
    }

    /// @dev A better price harms nobody who asked for the bound.
    function test_purchaseFarBelowThePrice() external {
        _lockAt(1, 0);
        assertSpent(1);
    }

    function test_saleAtTheEdge() external {
        _sellAt(796_000_000, 50);
        assertEq(eurc.balanceOf(seller), FUNDS + 796_000_000);
    }

    function test_saleOneUnitBeyondTheEdge() external {
        _expectOutside(795_999_999, 796_000_000);
        _sellAt(795_999_999, 50);
        assertEq(eurc.balanceOf(seller), FUNDS);
    }

    function test_saleFarAboveThePrice() external {
        _sellAt(MAXIMUM, 0);
    }

    /// @dev Worth 800,000,001 (rounded down by the oracle); 50 of 10,000 above it are 804,000,001.005.
    function test_purchaseBoundIsRoundedDown() external {
        _order.amount = 1_000_000_002;
        _expectOutside(804_000_002, 804_000_001);
        _lockAt(804_000_002, 50);
        _lockAt(804_000_001, 50);
        assertSpent(804_000_001);
    }

    /// @dev Worth the same; 50 of 10,000 below it are 796,000,000.995.
    function test_saleBoundIsRoundedUp() external {
        _expectOutside(796_000_000, 796_000_001);
        _sellAt(1_000_000_002, 796_000_000, 50);
        _sellAt(1_000_000_002, 796_000_001, 50);
        assertEq(eurc.balanceOf(seller), FUNDS + 796_000_001);
    }

    /// @dev A deviation of everything bounds nothing.
    function test_saleWithoutABound() external {
        _expectOutside(1, 80_000);
        _sellAt(1, 9_999);
        _sellAt(1, 10_000);
        _sellAt(1, type(uint16).max);
    }

    function test_aPoolWhileTheMarketIsClosed() external {
        vm.warp(_CLOSES - 1);
        uint256 snapshotId = vm.snapshotState();
        _lockAt(800_000_000, 50);
        vm.revertToState(snapshotId);

        uint256[2] memory closed = [_CLOSES, _OPENS - 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(closed[i]);
            expectError(IFxRouter.FxMarketClosed.selector, address(_oracle), address(scripted));
            _lockAt(800_000_000, 50);
            expectError(IFxRouter.FxMarketClosed.selector, address(_oracle), address(scripted));
            _sellAt(MAXIMUM, 50);
        }
        _order = makePlainOrder(2);
        vm.warp(_OPENS);
        _answer(_OPENS);
        _lockAt(800_000_000, 50);
    }

    /// @dev Who demanded no band is not asked for the time.
    function test_aPoolWithoutABandWhileTheMarketIsClosed() external {
        vm.warp(_CLOSES);
        FxConversion memory conversion = conversionAt(address(scripted), _buying(PRICE));
        assertEq(lockExact(_order, conversion), PRICE);
    }

    /// @dev A firm venue converts within the wider band that was named: 150 of 10,000, up to 812 and down to 788.
    function test_aQuoteWhileTheMarketIsClosed() external {
        scripted.setFirm(true);
        vm.warp(_CLOSES);
        _expectOutside(812_000_001, 812_000_000);
        _lockAt(812_000_001, 50);
        _expectOutside(787_999_999, 788_000_000);
        _sellAt(787_999_999, 50);
        _lockAt(812_000_000, 50);
        _sellAt(788_000_000, 50);
    }

    function test_theWiderBandWhileTheMarketIsOpen() external {
        scripted.setFirm(true);
        _expectOutside(812_000_000, 804_000_000);
        _lockAt(812_000_000, 50);
    }

    function test_theVenueOfQuotesIsFirm() external {
        vm.warp(_CLOSES);
        Quote memory quote = quoteFor(_order, 1);
        quote.amountIn = 812_000_000;
        FxConversion memory conversion = _banded(conversionBy(quote), 50);
        assertEq(lockExact(_order, conversion), 812_000_000);
    }

    /// @dev Of the smallest units of everything: the oracle rounds its worth down, so that nothing is left of it.
    function test_anAmountBelowTheOraclesGrain() external {
        _order.amount = 1;
        _expectOutside(1, 0);
        _lockAt(1, 50);
    }
}
