// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Packing} from "../../helpers/Packing.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title DeliveryActions
/// @notice Confirms delivery of one order or of a list, rightly or with one of the possible flaws.
abstract contract DeliveryActions is Driver {
    struct Confirmation {
        bytes32 termsId;
        uint256[] picked;
        bytes32[] ids;
        bytes orders;
        bytes32 evidenceHash;
        uint48 signBy;
        bytes[] attesters;
        bytes attestations;
        /// @dev Where the attestations say that they end; zero when that is where they do.
        uint256 end;
        uint256 signed;
        uint256 wrong;
        bytes32 digest;
    }

    uint256 private constant _ORDER_BYTES = 114;

    function confirmDelivery(uint256 seed) public {
        _begin(seed);
        Confirmation memory given = _pickConfirmation();
        bytes memory problem = _confirmationProblem(given);
        bytes memory data = abi.encodeCall(
            IDelivery.confirmDelivery,
            (given.termsId, given.orders, given.evidenceHash, given.signBy, given.attestations)
        );

        if (!_drive(_anyAccount(), data, problem)) return;
        Skip[] memory expected = new Skip[](given.ids.length);
        uint256 count = 0;
        for (uint256 i = 0; i < given.ids.length; ++i) {
            Ghost storage ghost = ghosts[given.picked[i]];
            bytes memory reason = _first(_statusProblem(ghost, 2), _lateProblem(ghost));
            if (reason.length != 0) {
                expected[count++] = Skip({id: ghost.id, reason: bytes4(reason)});
                continue;
            }
            (ghost.status, ghost.delivered) = (Status.Delivered, true);
            ghost.until = nowAt + rules[ghost.rule].inspectionPeriod;
        }
        _requireSkips(expected, count);
    }

    function _pickConfirmation() private returns (Confirmation memory given) {
        uint256 count = _oneIn(20) ? 0 : 1 + _pick(3);
        given.picked = new uint256[](count);
        given.ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            given.picked[i] = _pickIn(Status.Locked);
            // Look a while for the terms of the first.
            for (uint256 k = 0; k < 8 && i != 0 && _rule(given, i) != _rule(given, 0); ++k) {
                given.picked[i] = _pickIn(Status.Locked);
            }
            if (i != 0 && _rule(given, i) != _rule(given, 0) && !_oneIn(8)) given.picked[i] = given.picked[0];
            Order memory order = ghosts[given.picked[i]].order;
            if (i == 0) given.termsId = order.termsId;
            if (order.termsId != given.termsId) {
                // Under the terms of the call it is another order.
                order.termsId = given.termsId;
                given.picked[i] = _draft(order);
            }
            given.ids[i] = ghosts[given.picked[i]].id;
            given.orders = bytes.concat(given.orders, Packing.one(order));
        }
        if (_oneIn(24)) given.orders = _oneIn(2) ? bytes.concat(given.orders, hex"00") : _cut(given.orders);
        given.signBy = uint40(_oneIn(16) ? nowAt - 1 : nowAt + _pick(2 days));
        _attest(given);
    }

    function _rule(Confirmation memory given, uint256 i) private view returns (uint256) {
        return ghosts[given.picked[i]].rule;
    }

    /// @dev Everybody signs mostly.
    function _attest(Confirmation memory given) private {
        given.evidenceHash = bytes32(_pick(type(uint256).max));
        given.attesters = attesters;
        if (_oneIn(24)) given.attesters[1] = given.attesters[0];
        bytes32 structHash = Messages.delivery(given.ids, given.evidenceHash, given.signBy);
        given.digest = Messages.digest(_domain(), structHash);
        given.wrong = type(uint256).max;
        bytes[] memory signatures = new bytes[](3);
        uint16 marks = 0;
        for (uint256 i = 0; i < 3; ++i) {
            if (_oneIn(6)) continue;
            bool wrong = _oneIn(24);
            if (wrong && given.wrong == type(uint256).max) given.wrong = i;
            marks |= uint16(1 << i);
            signatures[given.signed++] = _attestation(i, wrong ? ~given.digest : given.digest);
        }
        _pack(given, marks, signatures);
    }

    /// @dev By the key; the wallet approves on chain at times, and its signature is empty then.
    function _attestation(uint256 i, bytes32 digest) private returns (bytes memory) {
        if (i != 2 || _oneIn(2)) return signBytes(attesterKeys[i], digest);
        attesterWallet.approve(digest);
        return "";
    }

    /// @dev Mostly well; at times with an end that is missing or too much, or a mark for nobody.
    function _pack(Confirmation memory given, uint16 marks, bytes[] memory signatures) private {
        uint256 signed = given.signed;
        assembly ("memory-safe") {
            mstore(signatures, signed)
        }
        // A wrong signature is met before the end.
        uint256 flaw = given.wrong == type(uint256).max && _oneIn(12) ? 1 + _pick(3) : 0;
        if (flaw == 1) marks |= uint16(1 << (3 + _pick(13)));
        given.attestations = Packing.attestations(given.attesters, marks, signatures);
        if (flaw != 0) given.end = given.attestations.length;
        if (flaw == 2) given.attestations = bytes.concat(given.attestations, hex"00");
        if (flaw == 3) given.attestations = _cut(given.attestations);
    }

    function _cut(bytes memory whole) private pure returns (bytes memory shorter) {
        shorter = bytes.concat(whole);
        if (shorter.length == 0) return shorter;
        assembly ("memory-safe") {
            mstore(shorter, sub(mload(shorter), 1))
        }
    }

    function _confirmationProblem(Confirmation memory given) private view returns (bytes memory) {
        if (given.orders.length % _ORDER_BYTES != 0) {
            return
                abi.encodeWithSelector(
                    IDelivery.PackedOrdersMalformed.selector,
                    given.orders.length,
                    _ORDER_BYTES
                );
        }
        if (given.ids.length == 0) return abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);
        if (nowAt > given.signBy) {
            return abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, given.signBy, nowAt);
        }
        if (_rule(given, 0) == rules.length) {
            return abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, given.termsId);
        }
        bytes memory problem = _attestationProblem(given);
        if (problem.length != 0 || given.ids.length != 1) return problem;
        Ghost storage ghost = ghosts[given.picked[0]];
        return _first(_statusProblem(ghost, 2), _lateProblem(ghost));
    }

    function _attestationProblem(Confirmation memory given) private view returns (bytes memory) {
        bytes32 known = _listHash(attesters);
        bytes32 presented = _listHash(given.attesters);
        if (presented != known) {
            return abi.encodeWithSelector(IDelivery.AttestersMismatch.selector, presented, known);
        }
        if (given.wrong != type(uint256).max) {
            return
                abi.encodeWithSelector(
                    IDelivery.AttestationInvalid.selector,
                    given.attesters[given.wrong],
                    given.digest
                );
        }
        if (given.end != 0) {
            return
                abi.encodeWithSelector(
                    IDelivery.AttestationsMalformed.selector,
                    given.attestations.length,
                    given.end
                );
        }
        uint256 threshold = rules[_rule(given, 0)].threshold;
        if (given.signed >= threshold) return "";
        return abi.encodeWithSelector(IDelivery.AttestationsTooFew.selector, given.signed, threshold);
    }

    function _listHash(bytes[] memory list) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](list.length);
        for (uint256 i = 0; i < list.length; ++i) hashes[i] = keccak256(list[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
