// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxPoolVenue} from "./IFxPoolVenue.sol";

/// @title A venue of Uniswap v3 pools
/// @notice `venueData` is a Uniswap path: of a purchase from the last token back (tokenOut, fee, …, tokenIn), of a sale
/// forward (tokenIn, fee, …, tokenOut).
interface IUniswapV3Venue is IFxPoolVenue {
    /// @notice The venue's data are no path.
    error PathMalformed(uint256 length);

    /// @notice There is no pool of these tokens and this fee.
    error PoolMissing(address pool);

    /// @notice The factory of the pools.
    function factory() external view returns (address);

    /// @notice The hash of the pools' creation code, from which their addresses follow.
    function poolInitCodeHash() external view returns (bytes32);
}
