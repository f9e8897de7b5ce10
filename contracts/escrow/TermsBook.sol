// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ITermsBook} from "../interfaces/ITermsBook.sol";
import {TermsPublisher} from "../libraries/TermsPublisher.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {Terms} from "../types/Terms.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @title Terms, published once and immutable
abstract contract TermsBook is EscrowBase {
    mapping(bytes32 termsId => StoredTerms) internal _terms;

    /// @inheritdoc ITermsBook
    function publishTerms(Terms calldata terms) external returns (bytes32 termsId) {
        // No guard: nothing outside is called, and no money is near.
        return TermsPublisher.publish(_terms, terms);
    }

    /// @inheritdoc ITermsBook
    function termsOf(bytes32 termsId) external view returns (StoredTerms memory terms) {
        return _terms[termsId];
    }
}
