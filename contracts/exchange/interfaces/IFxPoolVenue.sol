// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxVenue} from "./IFxVenue.sol";

/// @title A venue whose prices come from a liquidity pool
/// @notice Whatever the pool does not do to the unit undoes the whole call, so that nothing was moved.
/// @dev A pool counts what it sends, not what arrives: whoever trades a token that takes a fee on transfers compares
/// balances.
interface IFxPoolVenue is IFxVenue {
    /// @notice A trade, or a part of it, of nothing.
    error TradeAmountZero();

    /// @notice Only the pool, in a trade that this venue began there, may call back.
    error CallerNotPool(address caller, address pool);

    /// @notice The purchase would cost more than the trade's maximum.
    error PoolInputAboveMaximum(uint256 asked, uint256 maximum);

    /// @notice The sale would deliver less than the trade's minimum.
    error PoolOutputBelowMinimum(uint256 delivered, uint256 minimum);

    /// @notice The pool does not deliver what is bought: it has too little of it at any price.
    error PoolOutputMismatch(uint256 delivered, uint256 expected);

    /// @notice The pool does not take what is sold: it has nothing left to give for it.
    error PoolInputMismatch(uint256 taken, uint256 expected);
}
