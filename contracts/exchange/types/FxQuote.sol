// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice A maker's firm price as it travels: what the trade itself does not say.
/// @dev The maker signs the EIP-712 type `FxQuote(address maker,address router,address taker,bytes32 orderId,address
/// tokenIn,uint256 amountIn,address tokenOut,uint256 amountOut,uint256 nonce,uint48 validUntil,bool fromPermit2)`.
/// Router, taker, order and tokens are taken from the trade, so a quote cannot be filled for others: its signature would
/// be of something else.
/// @param maker Who signed, and who trades.
/// @param amountIn What the maker gets for `amountOut`, in `tokenIn`'s smallest unit.
/// @param amountOut Most that the maker gives, in `tokenOut`'s smallest unit.
/// @param nonce The maker's own; used or canceled once. Dense nonces share a slot and cost no new one.
/// @param validUntil Last second (unix time) in which the quote counts.
/// @param anyTaker Whether the signed taker is zero: whoever fills it first.
/// @param anyOrder Whether the signed order is zero: any or none.
/// @param fromPermit2 Whether the maker's tokens are pulled by its Permit2 allowance instead of the token's own.
struct FxQuote {
    address maker;
    uint256 amountIn;
    uint256 amountOut;
    uint256 nonce;
    uint48 validUntil;
    bool anyTaker;
    bool anyOrder;
    bool fromPermit2;
}
