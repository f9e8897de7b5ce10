// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice How a payout becomes another currency. It travels as the `data` of a claim or reclaim, which the party chose
/// or signed.
/// @param venue Where the conversion happens: an `IFxVenue`.
/// @param tokenOut What the recipient gets, an ERC-20.
/// @param amountIn With `minimumOut` the least rate, so that a release or fee before does not void it; above zero, in the
/// smallest unit of what is paid out.
/// @param minimumOut Least that the recipient gets for `amountIn`, in `tokenOut`'s smallest unit. For another amount in
/// proportion, rounded up.
/// @param recipient Who gets it.
/// @param oracle An `IFxOracle` whose price bounds what is received, or zero for no bound but the minimum.
/// @param maxDeviationBps Most by which the price may be worse than the oracle's, in 1/10,000.
/// @param closedDeviationBps The same while the FX market is closed; only firm venues convert then.
/// @param venueData What the venue needs: a signed quote, a path of pools, a pool key.
struct FxPayout {
    address venue;
    address tokenOut;
    uint256 amountIn;
    uint256 minimumOut;
    address recipient;
    address oracle;
    uint16 maxDeviationBps;
    uint16 closedDeviationBps;
    bytes venueData;
}
