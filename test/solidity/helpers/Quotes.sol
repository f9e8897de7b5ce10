// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {FxQuote} from "../../../contracts/exchange/types/FxQuote.sol";
import {Test} from "./Test.sol";

/// @title Quotes
/// @notice What makers sign, written a second time here, and how it travels.
abstract contract Quotes is Test {
    /// @param taker Zero for anybody.
    /// @param orderId Zero for any order or none.
    struct Quote {
        address venue;
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

    /// @dev What the maker's wallet hashes.
    function quoteDigest(Quote memory quote) internal view returns (bytes32) {
        bytes32 typehash = keccak256(
            "FxQuote(address maker,address router,address taker,bytes32 orderId,address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOut,uint256 nonce,uint48 validUntil,bool fromPermit2)"
        );
        bytes32[12] memory words = [
            typehash,
            _word(quote.maker),
            _word(quote.router),
            _word(quote.taker),
            quote.orderId,
            _word(quote.tokenIn),
            bytes32(quote.amountIn),
            _word(quote.tokenOut),
            bytes32(quote.amountOut),
            bytes32(quote.nonce),
            bytes32(uint256(quote.validUntil)),
            bytes32(uint256(quote.fromPermit2 ? 1 : 0))
        ];
        return keccak256(abi.encodePacked(hex"1901", _domainOf(quote.venue), keccak256(abi.encode(words))));
    }

    /// @dev The quote as `venueData`, without its signature.
    function encodeQuote(Quote memory quote) internal pure returns (bytes memory) {
        return
            abi.encode(
                FxQuote({
                    maker: quote.maker,
                    amountIn: quote.amountIn,
                    amountOut: quote.amountOut,
                    nonce: quote.nonce,
                    validUntil: quote.validUntil,
                    anyTaker: quote.taker == address(0),
                    anyOrder: quote.orderId == bytes32(0),
                    fromPermit2: quote.fromPermit2
                })
            );
    }

    function signQuote(uint256 key, Quote memory quote) internal view returns (bytes memory venueData) {
        return bytes.concat(encodeQuote(quote), signBytes(key, quoteDigest(quote)));
    }

    function _domainOf(address venue) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                    ),
                    keccak256("Lading RFQ"),
                    keccak256("1"),
                    block.chainid,
                    venue
                )
            );
    }

    function _word(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
