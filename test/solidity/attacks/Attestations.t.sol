// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {ITermsBook} from "../../../contracts/interfaces/ITermsBook.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Action} from "../../../contracts/types/Action.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {AttackTest} from "../helpers/AttackTest.sol";
import {BombWallet, BurningWallet, RevertingWallet} from "../helpers/HostileWallets.sol";
import {Packing} from "../helpers/Packing.sol";
import {Wallet1271} from "../helpers/Wallet1271.sol";

/// @notice Deliveries confirmed by too few, by the wrong ones, or by one signer counted twice.
contract AttestationAttacksTest is AttackTest {
    uint40 private constant _SIGN_BY = START + 1 days;

    Order private _order;

    function setUp() public override {
        super.setUp();
        _order = makeOrder(1);
        lock(_order);
    }

    function test_duplicateAttesters() external {
        Terms memory terms = defaultTerms();
        terms.attesters[2] = terms.attesters[0];
        vm.expectRevert(
            abi.encodeWithSelector(ITermsBook.TermsAttesterRepeated.selector, terms.attesters[0])
        );
        escrow.publishTerms(terms);

        bytes[] memory given = attesters();
        given[2] = given[0];
        bytes[] memory signatures = _signatures(true, false, false);
        signatures[2] = signatures[0];
        _expectAttestersMismatch(given);
        _confirm(given, signatures);

        // One signature in two places: the second attester did not sign.
        _expectAttestationInvalid(inspector);
        _confirm(attesters(), signatures);
    }

    function test_unsortedAttesters() external {
        bytes[] memory given = attesters();
        (given[0], given[2]) = (given[2], given[0]);
        bytes[] memory signatures = _signatures(true, false, true);
        (signatures[0], signatures[2]) = (signatures[2], signatures[0]);
        _expectAttestersMismatch(given);
        _confirm(given, signatures);
    }

    function test_fewerThanThreshold() external {
        bytes[] memory signatures = _signatures(true, false, false);
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, 1, 2));
        _confirm(attesters(), signatures);
        signatures = _signatures(false, false, false);
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, 0, 2));
        _confirm(attesters(), signatures);
    }

    function test_attesterOfOtherTerms() external {
        bytes[] memory given = new bytes[](1);
        uint256 strangerKey;
        (stranger, strangerKey) = makeAddrAndKey("stranger");
        given[0] = abi.encodePacked(stranger);
        Terms memory terms = defaultTerms();
        terms.attesters = given;
        terms.threshold = 1;
        Order memory own = makeOrder(2);
        own.termsId = escrow.publishTerms(terms);
        lock(own);

        _expectAttestersMismatch(given);
        _confirm(given, new bytes[](1));
        // Nor does a list carry an order along that stands under other terms: under these it is another order.
        Order memory stray = _order;
        stray.termsId = own.termsId;
        Order[] memory orders = listOf(own, stray);
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = signBytes(strangerKey, _digestOf(orders));
        vm.expectEmit(address(escrow));
        emit IOrderErrors.OrderSkipped(escrow.orderIdOf(stray), IOrderErrors.OrderStatusNotAllowed.selector);
        confirm(orders, EVIDENCE_HASH, _SIGN_BY, given, signatures);
        assertStatus(own, Status.Delivered);
        assertStatus(_order, Status.Locked);
    }

    /// @dev Two orders were attested together: neither part of the list counts alone.
    function test_signatureOverAnotherList() external {
        Order memory second = makeOrder(2);
        lock(second);
        bytes[] memory both = attest(listOf(_order, second), EVIDENCE_HASH, _SIGN_BY, true, false, true);
        _expectAttestationInvalid(carrier);
        _confirm(attesters(), both);
        bytes[] memory single = attest(listOf(second), EVIDENCE_HASH, _SIGN_BY, true, false, true);
        _expectAttestationInvalid(carrier);
        _confirm(attesters(), single);
        assertStatus(_order, Status.Locked);
    }

    function test_signatureOverAnotherEvidence() external {
        bytes[] memory signatures = attest(listOf(_order), keccak256("other"), _SIGN_BY, true, false, true);
        _expectAttestationInvalid(carrier);
        _confirm(attesters(), signatures);
    }

    function test_confirmationUsedTwice() external {
        bytes[] memory signatures = _signatures(true, false, true);
        _confirm(attesters(), signatures);
        uint256 until = stateOf(_order).until;
        vm.warp(START + 1 hours);
        expectStatusError(escrow.orderIdOf(_order), Status.Delivered, Action.ConfirmDelivery);
        _confirm(attesters(), signatures);
        assertEq(uint256(stateOf(_order).until), until, "inspection started again");
    }

    function test_delegatedAttesterSignsByItsKey() external {
        vm.etch(carrier, abi.encodePacked(hex"ef0100", address(new RevertingWallet())));
        vm.etch(inspector, abi.encodePacked(hex"ef0100", address(new BurningWallet())));
        assertEq(carrier.code.length, 23);
        _confirm(attesters(), _signatures(true, false, true));
        assertStatus(_order, Status.Delivered);
    }

    /// @dev The precompile answers zero for nonsense, which must be nobody's signature.
    function test_ecrecoverZero() external {
        Order memory order = _orderAttestedBy(abi.encodePacked(address(0)));
        bytes[] memory given = new bytes[](1);
        given[0] = abi.encodePacked(address(0));
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = new bytes(65);
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, given[0], _digestOf(order))
        );
        confirm(listOf(order), EVIDENCE_HASH, _SIGN_BY, given, signatures);
        assertStatus(order, Status.Locked);
    }

    function test_hostileWalletAsAttester() external {
        address[3] memory wallets = [
            address(new RevertingWallet()),
            address(new BurningWallet()),
            address(new BombWallet())
        ];
        for (uint256 i = 0; i < wallets.length; ++i) {
            bytes[] memory given = new bytes[](1);
            given[0] = abi.encodePacked(wallets[i]);
            Order memory order = _orderAttestedBy(given[0]);
            bytes[] memory signatures = new bytes[](1);
            signatures[0] = "any";
            vm.expectRevert(
                abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, given[0], _digestOf(order))
            );
            escrow.confirmDelivery{gas: 3_000_000}(
                order.termsId,
                Packing.orders(listOf(order)),
                EVIDENCE_HASH,
                _SIGN_BY,
                Packing.attestations(given, signatures)
            );
            assertStatus(order, Status.Locked);
        }
    }

    /// @dev A key behind a verifier that has no code, or an account that is not a verifier.
    function test_keyWithoutVerifier() external {
        bytes memory key = abi.encodePacked(makeAddr("nobody"), new bytes(64));
        _expectKeyRefused(key);
        _expectKeyRefused(abi.encodePacked(address(token), new bytes(64)));
        _expectKeyRefused(abi.encodePacked(address(new Wallet1271(carrier)), new bytes(64)));
    }

    function _expectKeyRefused(bytes memory key) private {
        bytes[] memory given = new bytes[](1);
        given[0] = key;
        Order memory order = _orderAttestedBy(key);
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = signBytes(carrierKey, _digestOf(order));
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, key, _digestOf(order)));
        confirm(listOf(order), EVIDENCE_HASH, _SIGN_BY, given, signatures);
    }

    function _orderAttestedBy(bytes memory attester) private returns (Order memory order) {
        Terms memory terms = defaultTerms();
        terms.attesters = new bytes[](1);
        terms.attesters[0] = attester;
        terms.threshold = 1;
        order = makeOrder(3);
        order.termsId = escrow.publishTerms(terms);
        lock(order);
    }

    function _expectAttestersMismatch(bytes[] memory given) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IDelivery.AttestersMismatch.selector,
                _hashList(given),
                escrow.termsOf(termsId).attestersHash
            )
        );
    }

    function _expectAttestationInvalid(address attester) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IDelivery.AttestationInvalid.selector,
                abi.encodePacked(attester),
                _digestOf(_order)
            )
        );
    }

    function _confirm(bytes[] memory given, bytes[] memory signatures) private {
        confirm(listOf(_order), EVIDENCE_HASH, _SIGN_BY, given, signatures);
    }

    function _signatures(
        bool byCarrier,
        bool byCustoms,
        bool byInspector
    ) private view returns (bytes[] memory) {
        return attest(listOf(_order), EVIDENCE_HASH, _SIGN_BY, byCarrier, byCustoms, byInspector);
    }

    function _digestOf(Order memory order) private view returns (bytes32) {
        return _digestOf(listOf(order));
    }

    function _digestOf(Order[] memory orders) private view returns (bytes32) {
        bytes32[] memory ids = new bytes32[](orders.length);
        for (uint256 i = 0; i < ids.length; ++i) ids[i] = escrow.orderIdOf(orders[i]);
        return actionDigest(TypedData.hashDelivery(ids, EVIDENCE_HASH, _SIGN_BY));
    }

    function _hashList(bytes[] memory items) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) hashes[i] = keccak256(items[i]);
        return TypedData.hashWords(hashes);
    }
}
