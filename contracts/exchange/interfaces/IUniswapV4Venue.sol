// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxPoolVenue} from "./IFxPoolVenue.sol";

/// @title A venue of Uniswap v4 pools
/// @notice `venueData` is `abi.encode(PoolKey, bytes hookData)`. Pools of the chain's own coin are refused.
interface IUniswapV4Venue is IFxPoolVenue {
    /// @notice The venue's data are too short for a pool key and hook data.
    error PoolKeyMalformed(uint256 length);

    /// @notice The pool trades the chain's own coin, which is no ERC-20.
    error PoolCurrencyNative(address currency0, address currency1);

    /// @notice The pool's hooks turned the trade around: nothing is owed for it, or nothing delivered.
    error PoolDeltaReversed(int256 deltaIn, int256 deltaOut);

    /// @notice The pool manager.
    function poolManager() external view returns (address);
}
