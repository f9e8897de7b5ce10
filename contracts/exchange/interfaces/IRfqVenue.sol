// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFxVenue} from "./IFxVenue.sol";

/// @title A venue of signed quotes (request for quote)
/// @notice A maker signs a firm price, an account by ECDSA or a contract by ERC-1271; whoever it is for fills it once,
/// wholly or in part at the same rate, rounded in the maker's favor. The maker's tokens move by its allowance to this
/// contract, or by its Permit2 allowance. `venueData` is `abi.encode(quote)` with the
/// signature behind it.
interface IRfqVenue is IFxVenue {
    /// @notice A quote was filled. The amounts are in the router's event of the same call.
    /// @param maker Who signed it.
    /// @param nonce Its nonce, now used.
    event QuoteFilled(address indexed maker, uint256 nonce);

    /// @notice A maker canceled nonces of one word: bit n of `mask` stands for nonce `256 × word + n`.
    event QuotesCanceled(address indexed maker, uint256 word, uint256 mask);

    /// @notice The data are shorter than a quote.
    error QuoteTruncated(uint256 given, uint256 expected);

    /// @notice The quote's time has passed.
    error QuoteExpired(uint256 validUntil, uint256 nowAt);

    /// @notice The quote was filled or canceled before.
    error QuoteUsed(address maker, uint256 nonce);

    /// @notice The quote covers less than is asked for.
    error QuoteTooSmall(uint256 asked, uint256 quoted);

    /// @notice The quote's price is beyond the taker's bound.
    error QuotePriceMismatch(uint256 given, uint256 bound);

    /// @notice The maker did not sign this quote for this router, taker, order and these tokens.
    error QuoteSignatureInvalid(address maker, bytes32 digest);

    /// @notice Permit2 moves amounts of at most 160 bits.
    error QuoteAmountTooLarge(uint256 given, uint256 maximum);

    /// @notice Cancels quotes of the caller that were not filled yet.
    /// @dev Emits {QuotesCanceled}.
    /// @param word Which 256 nonces.
    /// @param mask Which of them: bit n stands for nonce `256 × word + n`.
    function cancelQuotes(uint256 word, uint256 mask) external;

    /// @notice Whether a nonce was filled or canceled.
    function isUsed(address maker, uint256 nonce) external view returns (bool used);
}
