// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ITermsBook} from "../interfaces/ITermsBook.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {Terms} from "../types/Terms.sol";
import {Fees} from "./Fees.sol";
import {TypedData} from "./TypedData.sol";

/// @title Checks and stores terms, for the escrow that calls it
/// @dev The one part of the escrow outside its contract, which is at the limit of its size. It has no state and no power of
/// its own: the escrow runs it in its own storage. Its address follows from its code, and the escrow's code holds it.
library TermsPublisher {
    uint256 private constant _MAX_FEE_BPS = 1_000;
    uint256 private constant _MAX_ATTESTERS = 16;
    uint256 private constant _MIN_SIGNER_BYTES = 20;

    bytes32 private constant _TERMS_TYPEHASH = keccak256(
        "Terms(address arbitrator,uint32 evidencePeriod,uint32 rulingPeriod,uint16 arbitrationFeeBps,uint16 defaultSellerBps,uint16 feeBps,address feeRecipient,uint32 inspectionPeriod,uint32 openClaimPeriod,uint8 threshold,bytes[] attesters,address gate,bytes32 documentHash)"
    );

    /// @notice Stores terms under their id unless they are known. See {ITermsBook-publishTerms}.
    /// @param book The escrow's terms.
    /// @param terms The terms.
    /// @return termsId Their EIP-712 struct hash.
    function publish(
        mapping(bytes32 termsId => StoredTerms) storage book,
        Terms calldata terms
    ) external returns (bytes32 termsId) {
        bytes32 attestersHash = TypedData.hashBytesArray(terms.attesters);
        termsId = _hash(terms, attestersHash);
        if (book[termsId].threshold != 0) return termsId;

        _requireAccounts(terms);
        _requireRates(terms);
        _requirePeriods(terms);
        _requireAttesters(terms);

        book[termsId] = StoredTerms({
            arbitrator: terms.arbitrator,
            evidencePeriod: terms.evidencePeriod,
            rulingPeriod: terms.rulingPeriod,
            arbitrationFeeBps: terms.arbitrationFeeBps,
            defaultSellerBps: terms.defaultSellerBps,
            feeRecipient: terms.feeRecipient,
            feeBps: terms.feeBps,
            inspectionPeriod: terms.inspectionPeriod,
            arbitratorTag: uint32(uint160(terms.arbitrator)),
            threshold: terms.threshold,
            gated: terms.gate != address(0),
            attestersHash: attestersHash,
            gate: terms.gate,
            openClaimPeriod: terms.openClaimPeriod
        });
        emit ITermsBook.TermsPublished({termsId: termsId, arbitrator: terms.arbitrator, terms: terms});
    }

    function _requireAccounts(Terms calldata terms) private view {
        if (terms.arbitrator == address(0) || terms.arbitrator == address(this)) {
            revert ITermsBook.TermsAccountNotAllowed(terms.arbitrator);
        }
        if (terms.feeRecipient == address(this)) revert ITermsBook.TermsAccountNotAllowed(terms.feeRecipient);
        if ((terms.feeRecipient == address(0)) != (terms.feeBps == 0)) {
            revert ITermsBook.TermsFeeRecipientMismatch(terms.feeBps, terms.feeRecipient);
        }
    }

    function _requireRates(Terms calldata terms) private pure {
        _requireBps(terms.feeBps, _MAX_FEE_BPS);
        _requireBps(terms.arbitrationFeeBps, _MAX_FEE_BPS);
        _requireBps(terms.defaultSellerBps, Fees.BPS);
    }

    function _requireBps(uint256 given, uint256 maximum) private pure {
        if (given > maximum) revert ITermsBook.TermsBpsTooHigh(given, maximum);
    }

    function _requirePeriods(Terms calldata terms) private pure {
        _requirePeriod(terms.inspectionPeriod, 0, 60 days);
        _requirePeriod(terms.rulingPeriod, 2 days, 60 days);
        _requirePeriod(terms.evidencePeriod, 1 days, terms.rulingPeriod - 1 days);
    }

    function _requirePeriod(uint256 given, uint256 minimum, uint256 maximum) private pure {
        if (given < minimum || given > maximum)
            revert ITermsBook.TermsPeriodOutOfBounds(given, minimum, maximum);
    }

    function _requireAttesters(Terms calldata terms) private view {
        bytes[] calldata attesters = terms.attesters;
        if (attesters.length > _MAX_ATTESTERS) {
            revert ITermsBook.TermsTooManyAttesters(attesters.length, _MAX_ATTESTERS);
        }
        if (terms.threshold == 0 || terms.threshold > attesters.length) {
            revert ITermsBook.TermsThresholdOutOfBounds(terms.threshold, attesters.length);
        }
        for (uint256 i = 0; i < attesters.length; ++i) {
            if (attesters[i].length < _MIN_SIGNER_BYTES)
                revert ITermsBook.TermsAttesterTooShort(attesters[i]);
            if (address(bytes20(attesters[i])) == address(this)) {
                revert ITermsBook.TermsAccountNotAllowed(address(this));
            }
            for (uint256 j = 0; j < i; ++j) {
                if (keccak256(attesters[i]) == keccak256(attesters[j])) {
                    revert ITermsBook.TermsAttesterRepeated(attesters[i]);
                }
            }
        }
    }

    function _hash(Terms calldata terms, bytes32 attestersHash) private pure returns (bytes32) {
        // In two halves: the stack holds no thirteen members at once.
        bytes memory first = abi.encode(
            _TERMS_TYPEHASH,
            terms.arbitrator,
            terms.evidencePeriod,
            terms.rulingPeriod,
            terms.arbitrationFeeBps,
            terms.defaultSellerBps,
            terms.feeBps
        );
        bytes memory second = abi.encode(
            terms.feeRecipient,
            terms.inspectionPeriod,
            terms.openClaimPeriod,
            terms.threshold,
            attestersHash,
            terms.gate,
            terms.documentHash
        );
        return keccak256(bytes.concat(first, second));
    }
}
