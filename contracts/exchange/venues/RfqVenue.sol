// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IAllowanceTransfer} from "../../interfaces/external/IAllowanceTransfer.sol";
import {Signatures} from "../../libraries/Signatures.sol";
import {SignedPulls} from "../../libraries/SignedPulls.sol";
import {IFxPayer} from "../interfaces/IFxPayer.sol";
import {IFxVenue} from "../interfaces/IFxVenue.sol";
import {IRfqVenue} from "../interfaces/IRfqVenue.sol";
import {FxQuote} from "../types/FxQuote.sol";
import {FxTrade} from "../types/FxTrade.sol";

/// @title Signed quotes of makers
/// @notice See {IRfqVenue}, which is the manual.
contract RfqVenue is IRfqVenue, EIP712 {
    /// @dev Eight words.
    uint256 private constant _QUOTE_BYTES = 256;
    bytes32 private constant _QUOTE_TYPEHASH = keccak256(
        "FxQuote(address maker,address router,address taker,bytes32 orderId,address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOut,uint256 nonce,uint48 validUntil,bool fromPermit2)"
    );

    mapping(address maker => mapping(uint256 word => uint256 bits)) private _used;

    constructor() EIP712("Lading RFQ", "1") {}

    /// @inheritdoc IFxVenue
    function buyExact(FxTrade calldata trade, bytes calldata venueData) external returns (uint256 amountIn) {
        FxQuote calldata quote = _accept(trade, venueData);
        if (trade.amountOut > quote.amountOut) revert QuoteTooSmall(trade.amountOut, quote.amountOut);
        amountIn = Math.mulDiv(quote.amountIn, trade.amountOut, quote.amountOut, Math.Rounding.Ceil);
        if (amountIn > trade.amountIn) revert QuotePriceMismatch(amountIn, trade.amountIn);

        _fill(quote, trade, amountIn, trade.amountOut);
    }

    /// @inheritdoc IFxVenue
    function sellExact(
        FxTrade calldata trade,
        bytes calldata venueData
    ) external returns (uint256 amountOut) {
        FxQuote calldata quote = _accept(trade, venueData);
        if (trade.amountIn > quote.amountIn) revert QuoteTooSmall(trade.amountIn, quote.amountIn);
        amountOut = Math.mulDiv(quote.amountOut, trade.amountIn, quote.amountIn);
        if (amountOut < trade.amountOut) revert QuotePriceMismatch(amountOut, trade.amountOut);

        _fill(quote, trade, trade.amountIn, amountOut);
    }

    /// @inheritdoc IRfqVenue
    function cancelQuotes(uint256 word, uint256 mask) external {
        _used[msg.sender][word] |= mask;
        emit QuotesCanceled({maker: msg.sender, word: word, mask: mask});
    }

    /// @inheritdoc IRfqVenue
    function isUsed(address maker, uint256 nonce) external view returns (bool used) {
        return _used[maker][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    /// @inheritdoc IFxVenue
    function isFirm() external pure returns (bool firm) {
        return true;
    }

    /// @dev Checks a quote against the trade and uses it up, before any token or wallet could call back.
    function _accept(
        FxTrade calldata trade,
        bytes calldata venueData
    ) private returns (FxQuote calldata quote) {
        bytes calldata signature;
        (quote, signature) = _decode(venueData);
        if (block.timestamp > quote.validUntil) revert QuoteExpired(quote.validUntil, block.timestamp);
        _use(quote.maker, quote.nonce);

        bytes32 digest = _hashTypedDataV4(_hashQuote(quote, trade));
        if (!Signatures.isValid(quote.maker, digest, signature)) {
            revert QuoteSignatureInvalid(quote.maker, digest);
        }
    }

    function _hashQuote(FxQuote calldata quote, FxTrade calldata trade) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    _QUOTE_TYPEHASH,
                    quote.maker,
                    msg.sender,
                    quote.anyTaker ? address(0) : trade.taker,
                    quote.anyOrder ? bytes32(0) : trade.orderId,
                    trade.tokenIn,
                    quote.amountIn,
                    trade.tokenOut,
                    quote.amountOut,
                    quote.nonce,
                    quote.validUntil,
                    quote.fromPermit2
                )
            );
    }

    /// @dev Maker and taker trade directly; nothing passes through here.
    function _fill(
        FxQuote calldata quote,
        FxTrade calldata trade,
        uint256 amountIn,
        uint256 amountOut
    ) private {
        emit QuoteFilled({maker: quote.maker, nonce: quote.nonce});

        IFxPayer(msg.sender).pay(quote.maker, amountIn);
        if (!quote.fromPermit2) {
            SafeERC20.safeTransferFrom(IERC20(trade.tokenOut), quote.maker, trade.recipient, amountOut);
            return;
        }
        if (amountOut > type(uint160).max) revert QuoteAmountTooLarge(amountOut, type(uint160).max);
        IAllowanceTransfer(address(SignedPulls.PERMIT2)).transferFrom(
            quote.maker,
            trade.recipient,
            // Checked above.
            uint160(amountOut),
            trade.tokenOut
        );
    }

    function _use(address maker, uint256 nonce) private {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 bits = _used[maker][nonce >> 8];
        if (bits & bit != 0) revert QuoteUsed(maker, nonce);
        _used[maker][nonce >> 8] = bits | bit;
    }

    /// @dev The quote's words, each checked when it is read, and the signature behind them.
    function _decode(
        bytes calldata venueData
    ) private pure returns (FxQuote calldata quote, bytes calldata signature) {
        if (venueData.length < _QUOTE_BYTES) revert QuoteTruncated(venueData.length, _QUOTE_BYTES);
        assembly ("memory-safe") {
            quote := venueData.offset
        }
        signature = venueData[_QUOTE_BYTES:];
    }
}
