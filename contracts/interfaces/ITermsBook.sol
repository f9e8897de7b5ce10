// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {StoredTerms} from "../types/StoredTerms.sol";
import {Terms} from "../types/Terms.sol";

/// @title Terms: the standing rules that orders refer to
interface ITermsBook {
    /// @notice Terms were published for the first time.
    /// @param termsId Their EIP-712 struct hash, the same in every escrow on every chain.
    /// @param arbitrator Their arbitrator.
    /// @param terms All of them.
    event TermsPublished(bytes32 indexed termsId, address indexed arbitrator, Terms terms);

    /// @notice Arbitrator and fee recipient may not be zero or the escrow; an attester may not be the escrow.
    error TermsAccountNotAllowed(address account);

    /// @notice A rate is above its maximum, both in 1/10,000.
    error TermsBpsTooHigh(uint256 given, uint256 maximum);

    /// @notice A fee needs a recipient, and a recipient a fee.
    error TermsFeeRecipientMismatch(uint256 feeBps, address feeRecipient);

    /// @notice A period in seconds is outside its bounds.
    error TermsPeriodOutOfBounds(uint256 given, uint256 minimum, uint256 maximum);

    /// @notice The threshold must be between one and the number of attesters.
    error TermsThresholdOutOfBounds(uint256 threshold, uint256 attesters);

    /// @notice At most sixteen attesters.
    error TermsTooManyAttesters(uint256 given, uint256 maximum);

    /// @notice An ERC-7913 signer has at least 20 bytes.
    error TermsAttesterTooShort(bytes attester);

    /// @notice An attester is listed twice.
    error TermsAttesterRepeated(bytes attester);

    /// @notice Publishes terms, or does nothing if they are published.
    /// @dev Emits {TermsPublished} the first time.
    ///
    /// Requirements:
    /// - `feeBps` and `arbitrationFeeBps` at most 1,000, `defaultSellerBps` at most 10,000;
    /// - `feeRecipient` zero exactly when `feeBps` is zero, and not the escrow; `arbitrator` neither zero nor the escrow;
    /// - `inspectionPeriod` at most 60 days; `evidencePeriod` at least 1 day; `rulingPeriod` at least a day longer than
    ///   `evidencePeriod` and at most 60 days;
    /// - 1 ≤ `threshold` ≤ attesters ≤ 16; attesters distinct, at least 20 bytes each.
    /// @param terms The terms.
    /// @return termsId Their EIP-712 struct hash.
    function publishTerms(Terms calldata terms) external returns (bytes32 termsId);

    /// @notice What the contract keeps of published terms; all zero when unknown.
    /// @param termsId Their id.
    function termsOf(bytes32 termsId) external view returns (StoredTerms memory terms);
}
