// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice How a buyer's currency becomes the amount that an order is owed. A payer who signs binds all of it.
/// @dev The EIP-712 type has the same fields in the same order.
/// @param venue Where the conversion happens: an `IFxVenue`.
/// @param tokenIn What the payer gives, an ERC-20.
/// @param maximumIn Most that the payer gives, in `tokenIn`'s smallest unit.
/// @param oracle An `IFxOracle` whose price bounds what is paid, or zero for no bound but the maximum.
/// @param maxDeviationBps Most by which the price may be worse than the oracle's, in 1/10,000.
/// @param closedDeviationBps The same while the FX market is closed; only firm venues convert then.
/// @param venueData What the venue needs: a signed quote, a path of pools, a pool key.
struct FxConversion {
    address venue;
    address tokenIn;
    uint256 maximumIn;
    address oracle;
    uint16 maxDeviationBps;
    uint16 closedDeviationBps;
    bytes venueData;
}
