// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice What the router asks of a venue.
/// @param taker Whose money is converted. By an authorization of `tokenIn`, as true as that token.
/// @param orderId The order it is for, or zero when it is for none or for many.
/// @param tokenIn What the venue is paid.
/// @param tokenOut What the venue delivers.
/// @param amountIn Exactly what is paid in a sale, at most what is paid in a purchase; in `tokenIn`'s smallest unit.
/// @param amountOut Exactly what is delivered in a purchase, at least what is delivered in a sale; in `tokenOut`'s
/// smallest unit.
/// @param recipient To whom it is delivered: the escrow in a purchase, the router in a sale.
struct FxTrade {
    address taker;
    bytes32 orderId;
    address tokenIn;
    address tokenOut;
    uint256 amountIn;
    uint256 amountOut;
    address recipient;
}
