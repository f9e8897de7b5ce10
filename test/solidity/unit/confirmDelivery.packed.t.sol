// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../contracts/interfaces/IOrderErrors.sol";
import {TypedData} from "../../../contracts/libraries/TypedData.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Status} from "../../../contracts/types/Status.sol";
import {Terms} from "../../../contracts/types/Terms.sol";
import {ApprovingWallet} from "../helpers/ApprovingWallet.sol";
import {Packing} from "../helpers/Packing.sol";
import {UnitTest} from "../helpers/UnitTest.sol";

/// @notice The packed forms of a confirmation, malformed in every way, and what only they can say.
contract ConfirmDeliveryPackedTest is UnitTest {
    uint40 private constant SIGN_BY = START + 1 hours;
    uint256 private constant ORDER_BYTES = 114;

    Order private _order;
    bytes32 private _orderId;
    /// @dev Signed by the carrier and the inspector.
    bytes private _attestations;
    /// @dev Where the bitmap begins: a count, and three accounts with their lengths.
    uint256 private constant BITMAP = 1 + 3 * 22;

    function setUp() public override {
        super.setUp();
        _order = makeOrder(1);
        _orderId = lock(_order);
        _attestations = Packing.attestations(
            attesters(),
            attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, true, false, true)
        );
    }

    function test_TheHelperPacksWell() external {
        assertEq(Packing.one(_order).length, ORDER_BYTES);
        assertEq(_attestations.length, BITMAP + 2 + 2 * 67);
        _confirm(Packing.one(_order), _attestations);
        assertState(_order, Status.Delivered, AMOUNT, 0);
    }

    function test_RevertWhen_OrdersHaveAnotherLength() external {
        bytes memory order = Packing.one(_order);
        _expectOrdersMalformed(1);
        _confirm(hex"00", _attestations);
        _expectOrdersMalformed(ORDER_BYTES - 1);
        _confirm(_cut(order, 1), _attestations);
        _expectOrdersMalformed(ORDER_BYTES + 1);
        _confirm(bytes.concat(order, hex"00"), _attestations);
        _expectOrdersMalformed(2 * ORDER_BYTES - 1);
        _confirm(_cut(bytes.concat(order, order), 1), _attestations);
    }

    function test_RevertWhen_ThereAreNoOrders() external {
        vm.expectRevert(IOrderErrors.ListEmpty.selector);
        _confirm("", _attestations);
    }

    /// @dev Whatever is missing at the end.
    function test_RevertWhen_AttestationsAreCutAnywhere() external {
        bytes memory order = Packing.one(_order);
        for (uint256 missing = 1; missing <= _attestations.length; ++missing) {
            bytes memory cut = _cut(_attestations, missing);
            bytes memory data = abi.encodeCall(
                IDelivery.confirmDelivery,
                (termsId, order, EVIDENCE_HASH, SIGN_BY, cut)
            );
            (bool success, bytes memory answer) = address(escrow).call(data);
            assertFalse(success, "confirmed");
            assertEq(
                answer,
                abi.encodeWithSelector(
                    IDelivery.AttestationsMalformed.selector,
                    cut.length,
                    _endOfItemAt(cut.length)
                )
            );
        }
    }

    function test_RevertWhen_AttestationsHaveTrailingBytes() external {
        uint256 length = _attestations.length;
        _expectMalformed(length + 1, length);
        _confirm(Packing.one(_order), bytes.concat(_attestations, hex"00"));
        // Nor a whole signature that no bit stands for.
        _expectMalformed(length + 67, length);
        _confirm(Packing.one(_order), bytes.concat(_attestations, hex"0041", new bytes(65)));
    }

    function testFuzz_RevertWhen_ABitStandsForNobody(uint256 bit) external {
        uint16 nobody = uint16(1 << bound(bit, 3, 15));
        bytes memory marked = _marked(0x0005 | nobody);
        _expectMalformed(marked.length, marked.length);
        _confirm(Packing.one(_order), marked);
        // Nor with a signature behind it.
        marked = bytes.concat(marked, hex"0041", new bytes(65));
        _expectMalformed(marked.length, marked.length - 67);
        _confirm(Packing.one(_order), marked);
    }

    function test_RevertWhen_ABitHasNoSignature() external {
        bytes memory marked = _marked(0x0007);
        // The inspector's signature stands where customs' should, and is wrong there.
        _expectInvalid(abi.encodePacked(customs));
        _confirm(Packing.one(_order), marked);
        bytes[] memory one = new bytes[](1);
        one[0] = attest(listOf(_order), EVIDENCE_HASH, SIGN_BY, true, false, false)[0];
        marked = Packing.attestations(attesters(), 0x0005, one);
        _expectMalformed(marked.length, marked.length + 2);
        _confirm(Packing.one(_order), marked);
    }

    function test_RevertWhen_TheCountIsTooHighOrTooLow() external {
        bytes memory counted = _attestations;
        counted[0] = 0x02;
        bytes[] memory two = new bytes[](2);
        (two[0], two[1]) = (attesters()[0], attesters()[1]);
        _expectAttesters(two);
        _confirm(Packing.one(_order), counted);

        counted[0] = 0x00;
        _expectAttesters(new bytes[](0));
        _confirm(Packing.one(_order), counted);

        // The bitmap is read as a length, and there are that many bytes of the signatures behind it.
        counted[0] = 0x04;
        bytes[] memory four = new bytes[](4);
        for (uint256 i = 0; i < 3; ++i) four[i] = attesters()[i];
        four[3] = _slice(counted, BITMAP + 2, 5);
        _expectAttesters(four);
        _confirm(Packing.one(_order), counted);

        counted[0] = 0xff;
        bytes memory data = abi.encodeCall(
            IDelivery.confirmDelivery,
            (termsId, Packing.one(_order), EVIDENCE_HASH, SIGN_BY, counted)
        );
        (, bytes memory answer) = address(escrow).call(data);
        assertEq(bytes32(bytes4(answer)), bytes32(IDelivery.AttestationsMalformed.selector));
    }

    /// @dev A Safe that approved on chain signs with nothing.
    function test_AnEmptySignatureOfAnApprovingWalletCounts() external {
        ApprovingWallet wallet = new ApprovingWallet();
        (Order memory order, bytes[] memory only) = _attestedBy(abi.encodePacked(wallet));
        bytes memory attestations = Packing.attestations(only, 0x0001, new bytes[](1));
        bytes32 digest = _digestOf(order);

        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, only[0], digest));
        escrow.confirmDelivery(order.termsId, Packing.one(order), EVIDENCE_HASH, SIGN_BY, attestations);
        wallet.approve(digest);
        // Without its bit it did not sign.
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, 0, 1));
        escrow.confirmDelivery(
            order.termsId,
            Packing.one(order),
            EVIDENCE_HASH,
            SIGN_BY,
            Packing.attestations(only, 0x0000, new bytes[](0))
        );
        escrow.confirmDelivery(order.termsId, Packing.one(order), EVIDENCE_HASH, SIGN_BY, attestations);
        assertState(order, Status.Delivered, AMOUNT, 0);
    }

    function test_RevertWhen_AnAccountsSignatureIsEmpty() external {
        bytes memory marked = Packing.attestations(attesters(), 0x0005, new bytes[](2));
        _expectInvalid(abi.encodePacked(carrier));
        _confirm(Packing.one(_order), marked);
    }

    /// @dev The identity precompile answers the question with the question, which begins with the magic value.
    function testFuzz_RevertWhen_TheVerifierIsAPrecompile(uint8 number, bytes memory signature) external {
        address precompile = address(uint160(bound(number, 1, 17)));
        (Order memory order, bytes[] memory only) = _attestedBy(abi.encodePacked(precompile, new bytes(64)));
        bytes[] memory given = new bytes[](1);
        given[0] = signature;
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, only[0], _digestOf(order))
        );
        escrow.confirmDelivery(
            order.termsId,
            Packing.one(order),
            EVIDENCE_HASH,
            SIGN_BY,
            Packing.attestations(only, 0x0001, given)
        );
    }

    function _attestedBy(bytes memory attester) private returns (Order memory order, bytes[] memory only) {
        Terms memory terms = defaultTerms();
        only = new bytes[](1);
        only[0] = attester;
        (terms.attesters, terms.threshold) = (only, 1);
        order = makeOrder(2);
        order.termsId = escrow.publishTerms(terms);
        lock(order);
    }

    function _digestOf(Order memory order) private view returns (bytes32) {
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = escrow.orderIdOf(order);
        return actionDigest(TypedData.hashDelivery(ids, EVIDENCE_HASH, SIGN_BY));
    }

    function _confirm(bytes memory orders, bytes memory attestations) private {
        escrow.confirmDelivery(termsId, orders, EVIDENCE_HASH, SIGN_BY, attestations);
    }

    function _expectOrdersMalformed(uint256 length) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.PackedOrdersMalformed.selector, length, ORDER_BYTES)
        );
    }

    function _expectMalformed(uint256 length, uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(IDelivery.AttestationsMalformed.selector, length, end));
    }

    function _expectInvalid(bytes memory attester) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDelivery.AttestationInvalid.selector, attester, _digestOf(_order))
        );
    }

    function _expectAttesters(bytes[] memory given) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IDelivery.AttestersMismatch.selector,
                _hashList(given),
                _hashList(attesters())
            )
        );
    }

    /// @dev The same signatures under another bitmap.
    function _marked(uint16 bitmap) private view returns (bytes memory marked) {
        marked = _attestations;
        marked[BITMAP] = bytes1(uint8(bitmap >> 8));
        marked[BITMAP + 1] = bytes1(uint8(bitmap));
    }

    /// @dev Where the part ends that a cut goes through: the count, a length, an item or the bitmap.
    function _endOfItemAt(uint256 length) private pure returns (uint256) {
        uint256[12] memory ends = [uint256(1), 3, 23, 25, 45, 47, 67, 69, 71, 136, 138, 203];
        for (uint256 i = 0; i < ends.length; ++i) if (length < ends[i]) return ends[i];
        revert("nothing is cut");
    }

    function _cut(bytes memory whole, uint256 missing) private pure returns (bytes memory) {
        return _slice(whole, 0, whole.length - missing);
    }

    function _slice(
        bytes memory whole,
        uint256 start,
        uint256 length
    ) private pure returns (bytes memory part) {
        part = new bytes(length);
        for (uint256 i = 0; i < length; ++i) part[i] = whole[start + i];
    }

    function _hashList(bytes[] memory list) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i = 0; i < list.length; ++i) hashes[i] = keccak256(list[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
