// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxTrade} from "../types/FxTrade.sol";

/// @title A place where one currency becomes another
/// @notice The caller is an `IFxPayer`. Within the call the venue asks it once for what is owed, by {IFxPayer-pay}, to
/// wherever the venue wants it; nothing is sent ahead and nothing has to come back. The venue holds nothing between
/// calls, and every token it moves is the caller's by `pay`, or a maker's by its signature.
interface IFxVenue {
    /// @notice The trade's tokens are not the ones that the venue's data lead from and to.
    error VenueTokensMismatch(address givenIn, address givenOut, address expectedIn, address expectedOut);

    /// @notice Delivers exactly `trade.amountOut` for at most `trade.amountIn`.
    /// @param trade What is asked.
    /// @param venueData What this venue needs, chosen by the taker: treat it as hostile.
    /// @return amountIn What was paid, in `trade.tokenIn`'s smallest unit.
    function buyExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256 amountIn);

    /// @notice Delivers at least `trade.amountOut` for exactly `trade.amountIn`.
    /// @param trade What is asked.
    /// @param venueData What this venue needs, chosen by the taker: treat it as hostile.
    /// @return amountOut What was delivered, in `trade.tokenOut`'s smallest unit.
    function sellExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256 amountOut);

    /// @notice Whether prices here are firm: signed by someone who stands for them, so that they mean something while
    /// the FX market is closed. A pool's are not.
    function isFirm() external view returns (bool firm);
}
