// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Packing} from "../helpers/Packing.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

contract ConfirmDeliveryRevertsTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;

    Order private _order;
    bytes32 private _orderId;

    function setUp() public override {
        super.setUp();
        _order = makeOrder(1);
        _orderId = lock(_order);
    }

    function test_RevertWhen_TheListIsEmpty() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        confirm(new Order[](0), EVIDENCE_HASH, SIGN_BY, attesters(), new bytes[](3));
    }

    function test_RevertWhen_OneSecondAfterSignBy() external {
        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        warpPast(SIGN_BY);
        expectExpired(SIGN_BY, uint256(SIGN_BY) + 1);
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_AnOrderHasOtherTerms() external {
        Order memory other = makeFeeOrder(2);
        lock(other);
        // Only the terms of the call count, and under them it is an order that was never locked.
        Order memory asNamed = makeOrder(2);
        bytes[] memory signatures = attest(listOf(asNamed), EVIDENCE_HASH, SIGN_BY, true, true, false);
        expectStatusError(escrow.orderIdOf(asNamed), Status.None, IN_LOCKED);
        escrow.confirmDelivery(
            termsId,
            Packing.orders(listOf(other)),
            EVIDENCE_HASH,
            SIGN_BY,
            Packing.attestations(attesters(), signatures)
        );
    }

    function test_RevertWhen_TheTermsAreUnknown() external {
        Order memory order = makeOrder(2);
        order.termsId = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, order.termsId));
        _confirm(listOf(order), new bytes[](3));
    }

    function test_RevertWhen_TheAttestersAreInAnotherOrder() external {
        bytes[] memory wrong = attesters();
        (wrong[0], wrong[1]) = (wrong[1], wrong[0]);
        _expectAttesters(wrong);
    }

    function test_RevertWhen_AnAttesterIsMissing() external {
        bytes[] memory wrong = new bytes[](2);
        wrong[0] = attesters()[0];
        wrong[1] = attesters()[1];
        _expectAttesters(wrong);
    }

    function test_RevertWhen_AnAttesterIsSomebodyElse() external {
        bytes[] memory wrong = attesters();
        wrong[2] = abi.encodePacked(stranger);
        _expectAttesters(wrong);
    }

    function test_RevertWhen_OneSignatureTooManyIsWrong() external {
        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, true, true, false);
        signatures[2] = signatures[0];
        _expectInvalid(inspector, listOf(_order));
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_OneAttesterSignedForTwo() external {
        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, true, false, false);
        signatures[1] = signatures[0];
        _expectInvalid(customs, listOf(_order));
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_TooFewSigned() external {
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, 0, 2));
        _confirm(listOf(_order), new bytes[](3));

        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, false, true, false);
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, 1, 2));
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_OtherEvidenceWasSigned() external {
        bytes[] memory signatures = attest(listOf(_order), bytes32(0), SIGN_BY, true, true, false);
        _expectInvalid(carrier, listOf(_order));
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_AnotherSignByWasSigned() external {
        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY - 1, true, true, false);
        _expectInvalid(carrier, listOf(_order));
        _confirm(listOf(_order), signatures);
    }

    function test_RevertWhen_OnlyAPartOfAListIsCarried() external {
        Order memory other = makeOrder(2);
        lock(other);
        bytes[] memory signatures = attest(listOf(_order, other), EVIDENCE_HASH, SIGN_BY, true, true, false);
        _expectInvalid(carrier, listOf(_order));
        _confirm(listOf(_order), signatures);
        _expectInvalid(carrier, listOf(other, _order));
        _confirm(listOf(other, _order), signatures);
    }

    function test_RevertWhen_TheOneOrderIsNotLocked() external {
        Status[4] memory statuses = [Status.None, Status.Delivered, Status.Disputed, Status.Settled];
        for (uint256 i = 0; i < statuses.length; ++i) {
            Order memory order = makeOrder(2 + i);
            bytes32 orderId = bringTo(order, statuses[i]);
            bytes[] memory signatures = attest(listOf(order), EVIDENCE_HASH, SIGN_BY, true, true, false);
            expectStatusError(orderId, statuses[i], IN_LOCKED);
            _confirm(listOf(order), signatures);
        }
    }

    function test_RevertWhen_OneSecondAfterDeliverBy() external {
        uint48 signBy = _order.deliverBy + 1;
        bytes[] memory signatures = attest(listOf(_order), EVIDENCE_HASH, signBy, true, true, false);
        warpPast(_order.deliverBy);
        expectTooLate(_orderId, _order.deliverBy, signBy);
        confirm(listOf(_order), EVIDENCE_HASH, signBy, attesters(), signatures);
    }

    function _expectAttesters(bytes[] memory wrong) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.AttestersMismatch.selector, _hash(wrong), _hash(attesters()))
        );
        confirm(listOf(_order), EVIDENCE_HASH, SIGN_BY, wrong, new bytes[](wrong.length));
    }

    function _expectInvalid(address attester, Order[] memory orders) private {
        bytes32[] memory ids = new bytes32[](orders.length);
        for (uint256 i = 0; i < ids.length; ++i) ids[i] = escrow.orderIdOf(orders[i]);
        bytes32 digest = actionDigest(TypedData.hashDelivery(ids, EVIDENCE_HASH, SIGN_BY));
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, abi.encodePacked(attester), digest)
        );
    }

    function _confirm(Order[] memory orders, bytes[] memory signatures) private {
        confirm(orders, EVIDENCE_HASH, SIGN_BY, attesters(), signatures);
    }

    function _hash(bytes[] memory list) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i = 0; i < list.length; ++i) hashes[i] = keccak256(list[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
