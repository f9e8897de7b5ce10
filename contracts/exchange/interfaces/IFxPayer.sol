// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Who pays a venue, when the venue asks
interface IFxPayer {
    /// @notice Moves the taker's tokens of the trade under way. Only its venue may ask, and once.
    /// @param to Who gets them: a maker, a pool; never the payer contract itself.
    /// @param amount How much, in the trade's `tokenIn`'s smallest unit; at most its `amountIn`, in a sale exactly it.
    function pay(address to, uint256 amount) external;
}
