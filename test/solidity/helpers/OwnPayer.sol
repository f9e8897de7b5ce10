// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IFxPayer} from "../../../contracts/exchange/interfaces/IFxPayer.sol";
import {IFxVenue} from "../../../contracts/exchange/interfaces/IFxVenue.sol";
import {FxTrade} from "../../../contracts/exchange/types/FxTrade.sol";

/// @title OwnPayer
/// @notice Calls a venue without a router and pays from its own tokens; pays nothing if it has none.
contract OwnPayer is IFxPayer {
    address private _tokenIn;

    function buy(
        IFxVenue venue,
        FxTrade calldata trade,
        bytes calldata venueData
    ) external returns (uint256 paid) {
        _tokenIn = trade.tokenIn;
        return venue.buyExact(trade, venueData);
    }

    /// @inheritdoc IFxPayer
    function pay(address to, uint256 amount) external {
        if (IERC20(_tokenIn).balanceOf(address(this)) != 0) IERC20(_tokenIn).transfer(to, amount);
    }
}
