// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ITermsBook} from "../../../contracts/interfaces/ITermsBook.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract PublishTermsRevertsTest is UnitTest {
    function test_RevertWhen_TheArbitratorIsNotAllowed() external {
        Terms memory terms = defaultTerms();
        terms.arbitrator = address(0);
        _expectAccount(address(0));
        escrow.publishTerms(terms);
        terms.arbitrator = address(escrow);
        _expectAccount(address(escrow));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_TheFeeRecipientIsTheEscrow() external {
        Terms memory terms = feeTerms();
        terms.feeRecipient = address(escrow);
        _expectAccount(address(escrow));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_AFeeHasNoRecipient() external {
        Terms memory terms = feeTerms();
        terms.feeRecipient = address(0);
        vm.expectRevert(
            abi.encodeWithSelector(ITermsBook.TermsFeeRecipientMismatch.selector, FEE_BPS, address(0))
        );
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_ARecipientHasNoFee() external {
        Terms memory terms = feeTerms();
        terms.feeBps = 0;
        vm.expectRevert(
            abi.encodeWithSelector(ITermsBook.TermsFeeRecipientMismatch.selector, 0, feeRecipient)
        );
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_TheFeeIsTooHigh() external {
        Terms memory terms = feeTerms();
        terms.feeBps = 1_001;
        _expectBps(1_001, 1_000);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_TheArbitrationFeeIsTooHigh() external {
        Terms memory terms = defaultTerms();
        terms.arbitrationFeeBps = 1_001;
        _expectBps(1_001, 1_000);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_TheSellersDefaultIsTooHigh() external {
        Terms memory terms = defaultTerms();
        terms.defaultSellerBps = 10_001;
        _expectBps(10_001, 10_000);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_InspectionIsTooLong() external {
        Terms memory terms = defaultTerms();
        terms.inspectionPeriod = 60 days + 1;
        _expectPeriod(60 days + 1, 0, 60 days);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_RulingIsTooShortOrTooLong() external {
        Terms memory terms = defaultTerms();
        terms.evidencePeriod = 1 days;
        terms.rulingPeriod = 2 days - 1;
        _expectPeriod(2 days - 1, 2 days, 60 days);
        escrow.publishTerms(terms);
        terms.rulingPeriod = 60 days + 1;
        _expectPeriod(60 days + 1, 2 days, 60 days);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_EvidenceIsTooShortOrTooLong() external {
        Terms memory terms = defaultTerms();
        terms.evidencePeriod = 1 days - 1;
        _expectPeriod(1 days - 1, 1 days, RULING - 1 days);
        escrow.publishTerms(terms);
        terms.evidencePeriod = RULING - 1 days + 1;
        _expectPeriod(RULING - 1 days + 1, 1 days, RULING - 1 days);
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_ThereAreTooManyAttesters() external {
        Terms memory terms = defaultTerms();
        terms.attesters = new bytes[](17);
        for (uint160 i = 0; i < 17; ++i) terms.attesters[i] = abi.encodePacked(address(i + 1));
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsTooManyAttesters.selector, 17, 16));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_TheThresholdIsOutOfBounds() external {
        Terms memory terms = defaultTerms();
        terms.threshold = 0;
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsThresholdOutOfBounds.selector, 0, 3));
        escrow.publishTerms(terms);
        terms.threshold = 4;
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsThresholdOutOfBounds.selector, 4, 3));
        escrow.publishTerms(terms);
        terms.attesters = new bytes[](0);
        terms.threshold = 1;
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsThresholdOutOfBounds.selector, 1, 0));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_AnAttesterIsTooShort() external {
        Terms memory terms = defaultTerms();
        terms.attesters[2] = new bytes(19);
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsAttesterTooShort.selector, new bytes(19)));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_AnAttesterIsTheEscrow() external {
        Terms memory terms = defaultTerms();
        terms.attesters[2] = abi.encodePacked(escrow);
        _expectAccount(address(escrow));
        escrow.publishTerms(terms);
        terms.attesters[2] = abi.encodePacked(escrow, "key");
        _expectAccount(address(escrow));
        escrow.publishTerms(terms);
    }

    function test_RevertWhen_AnAttesterIsRepeated() external {
        Terms memory terms = defaultTerms();
        terms.attesters[2] = terms.attesters[0];
        vm.expectRevert(
            abi.encodeWithSelector(ITermsBook.TermsAttesterRepeated.selector, terms.attesters[0])
        );
        escrow.publishTerms(terms);
    }

    function _expectAccount(address account) private {
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsAccountNotAllowed.selector, account));
    }

    function _expectBps(uint256 given, uint256 maximum) private {
        vm.expectRevert(abi.encodeWithSelector(ITermsBook.TermsBpsTooHigh.selector, given, maximum));
    }

    function _expectPeriod(uint256 given, uint256 minimum, uint256 maximum) private {
        vm.expectRevert(
            abi.encodeWithSelector(ITermsBook.TermsPeriodOutOfBounds.selector, given, minimum, maximum)
        );
    }
}
