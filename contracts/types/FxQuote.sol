// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A maker's firm price: `amountIn` of one token for `amountOut` of another, once.
/// @dev The EIP-712 type has the same fields in the same order.
/// @param maker Who signed, and who trades.
/// @param router The router that may use the quote. The maker trusts it to name taker and order truly.
/// @param taker Whose money it is for, or zero for anyone's.
/// @param orderId The order it is for, or zero for any or none.
/// @param tokenIn What the maker gets.
/// @param amountIn Exactly how much, in `tokenIn`'s smallest unit.
/// @param tokenOut What the maker gives.
/// @param amountOut Exactly how much, in `tokenOut`'s smallest unit.
/// @param nonce The maker's own; used or canceled once. Dense nonces share a slot and cost no new one.
/// @param validUntil Last second (unix time) in which the quote counts.
/// @param fromPermit2 Whether the maker's tokens are pulled by its Permit2 allowance instead of the token's own.
struct FxQuote {
    address maker;
    address router;
    address taker;
    bytes32 orderId;
    address tokenIn;
    uint256 amountIn;
    address tokenOut;
    uint256 amountOut;
    uint256 nonce;
    uint48 validUntil;
    bool fromPermit2;
}
