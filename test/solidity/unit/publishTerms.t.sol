// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ITermsBook} from "../../../contracts/interfaces/ITermsBook.sol";
import {StoredTerms} from "../../../contracts/types/StoredTerms.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";
import {Vm} from "../helpers/Vm.sol";

contract PublishTermsTest is UnitTest {
    function test_PublishesTheUpperBounds() external {
        Terms memory terms = feeTerms();
        terms.feeBps = 1_000;
        terms.arbitrationFeeBps = 1_000;
        terms.defaultSellerBps = 10_000;
        terms.inspectionPeriod = 60 days;
        terms.rulingPeriod = 60 days;
        terms.evidencePeriod = 59 days;
        terms.openClaimPeriod = type(uint32).max;
        terms.attesters = new bytes[](16);
        for (uint160 i = 0; i < 16; ++i) terms.attesters[i] = abi.encodePacked(address(i + 1));
        terms.threshold = 16;
        _assertStored(terms, escrow.publishTerms(terms));
    }

    function test_PublishesTheLowerBounds() external {
        Terms memory terms = defaultTerms();
        terms.arbitrationFeeBps = 0;
        terms.defaultSellerBps = 0;
        terms.inspectionPeriod = 0;
        terms.rulingPeriod = 2 days;
        terms.evidencePeriod = 1 days;
        terms.openClaimPeriod = 0;
        terms.attesters = new bytes[](1);
        terms.attesters[0] = abi.encodePacked(carrier);
        terms.threshold = 1;
        _assertStored(terms, escrow.publishTerms(terms));
    }

    function test_EmitsAllAndKeepsWhatIsNeeded() external {
        Terms memory terms = feeTerms();
        terms.gate = stranger;
        terms.documentHash = keccak256("other prose");
        bytes32 expectedId = _idOf(terms);
        vm.expectEmit(address(escrow));
        emit ITermsBook.TermsPublished(expectedId, arbitrator, terms);
        vm.prank(stranger);
        bytes32 id = escrow.publishTerms(terms);
        assertEq(id, expectedId);
        _assertStored(terms, id);
        assertTrue(escrow.termsOf(id).gated);
    }

    function test_PublishedAgainReturnsTheIdAndEmitsNothing() external {
        vm.recordLogs();
        assertEq(escrow.publishTerms(defaultTerms()), termsId);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 0);
    }

    function testFuzz_TheIdIsTheStructHash(
        uint16 defaultSellerBps,
        uint32 inspectionPeriod,
        uint32 openClaimPeriod,
        bytes32 documentHash,
        bytes calldata key
    ) external {
        Terms memory terms = defaultTerms();
        terms.defaultSellerBps = uint16(bound(defaultSellerBps, 0, 10_000));
        terms.inspectionPeriod = uint32(bound(inspectionPeriod, 0, 60 days));
        terms.openClaimPeriod = openClaimPeriod;
        terms.documentHash = documentHash;
        terms.attesters[1] = bytes.concat(abi.encodePacked(stranger), key);
        bytes32 id = escrow.publishTerms(terms);
        assertEq(id, _idOf(terms));
        _assertStored(terms, id);
    }

    function _assertStored(Terms memory terms, bytes32 id) private view {
        StoredTerms memory stored = escrow.termsOf(id);
        assertEq(stored.arbitrator, terms.arbitrator, "arbitrator");
        assertEq(stored.evidencePeriod, terms.evidencePeriod, "evidencePeriod");
        assertEq(stored.rulingPeriod, terms.rulingPeriod, "rulingPeriod");
        assertEq(stored.arbitrationFeeBps, terms.arbitrationFeeBps, "arbitrationFeeBps");
        assertEq(stored.defaultSellerBps, terms.defaultSellerBps, "defaultSellerBps");
        assertEq(stored.feeRecipient, terms.feeRecipient, "feeRecipient");
        assertEq(stored.feeBps, terms.feeBps, "feeBps");
        assertEq(stored.inspectionPeriod, terms.inspectionPeriod, "inspectionPeriod");
        assertEq(stored.openClaimPeriod, terms.openClaimPeriod, "openClaimPeriod");
        assertEq(stored.threshold, terms.threshold, "threshold");
        assertEq(stored.gate, terms.gate, "gate");
        assertEq(stored.attestersHash, _hash(terms.attesters), "attestersHash");
        assertTrue(stored.gated == (terms.gate != address(0)), "gated");
    }

    /// @dev The EIP-712 struct hash, written out here on its own.
    function _idOf(Terms memory terms) private pure returns (bytes32) {
        bytes memory encoded = abi.encode(
            keccak256(
                "Terms(address arbitrator,uint32 evidencePeriod,uint32 rulingPeriod,uint16 arbitrationFeeBps,uint16 defaultSellerBps,uint16 feeBps,address feeRecipient,uint32 inspectionPeriod,uint32 openClaimPeriod,uint8 threshold,bytes[] attesters,address gate,bytes32 documentHash)"
            ),
            terms.arbitrator,
            terms.evidencePeriod,
            terms.rulingPeriod,
            terms.arbitrationFeeBps,
            terms.defaultSellerBps
        );
        encoded = bytes.concat(
            encoded,
            abi.encode(terms.feeBps, terms.feeRecipient, terms.inspectionPeriod, terms.openClaimPeriod),
            abi.encode(terms.threshold, _hash(terms.attesters), terms.gate, terms.documentHash)
        );
        return keccak256(encoded);
    }

    function _hash(bytes[] memory list) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i = 0; i < list.length; ++i) hashes[i] = keccak256(list[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
