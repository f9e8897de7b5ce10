// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../../../../contracts/interfaces/IDelivery.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title DeliveryActions
/// @notice Confirms delivery of one order or of a list, rightly or with one of the possible flaws.
abstract contract DeliveryActions is Driver {
    struct Confirmation {
        uint256[] picked;
        Order[] orders;
        bytes32[] ids;
        bytes32 evidenceHash;
        uint48 signBy;
        bytes[] attesters;
        bytes[] signatures;
        uint256 signed;
        uint256 wrong;
        bytes32 digest;
    }

    function confirmDelivery(uint256 seed) public {
        _begin(seed);
        Confirmation memory given = _pickConfirmation();
        bytes memory problem = _confirmationProblem(given);
        bytes memory data = abi.encodeCall(
            IDelivery.confirmDelivery,
            (given.orders, given.evidenceHash, given.signBy, given.attesters, given.signatures)
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
        given.orders = new Order[](count);
        given.ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            given.picked[i] = _pickIn(Status.Locked);
            // Other terms than the first order's are refused; look a while for the same.
            for (uint256 k = 0; k < 8 && i != 0 && _rule(given, i) != _rule(given, 0); ++k) {
                given.picked[i] = _pickIn(Status.Locked);
            }
            if (i != 0 && _rule(given, i) != _rule(given, 0) && !_oneIn(8)) given.picked[i] = given.picked[0];
            given.orders[i] = ghosts[given.picked[i]].order;
            given.ids[i] = ghosts[given.picked[i]].id;
        }
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
        given.signatures = new bytes[](_oneIn(24) ? 2 : 3);
        if (_oneIn(24)) given.attesters[1] = given.attesters[0];
        bytes32 structHash = Messages.delivery(given.ids, given.evidenceHash, given.signBy);
        given.digest = Messages.digest(ownDomain, structHash);
        given.wrong = type(uint256).max;
        for (uint256 i = 0; i < given.signatures.length; ++i) {
            if (_oneIn(6)) continue;
            bool wrong = _oneIn(24);
            if (wrong && given.wrong == type(uint256).max) given.wrong = i;
            given.signatures[i] = signBytes(attesterKeys[i], wrong ? ~given.digest : given.digest);
            ++given.signed;
        }
    }

    function _confirmationProblem(Confirmation memory given) private view returns (bytes memory) {
        if (given.ids.length == 0) return abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);
        if (nowAt > given.signBy) {
            return abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, given.signBy, nowAt);
        }
        bytes32 termsId = given.orders[0].termsId;
        for (uint256 i = 1; i < given.ids.length; ++i) {
            if (given.orders[i].termsId != termsId) {
                return
                    abi.encodeWithSelector(
                        IDelivery.TermsMismatch.selector,
                        given.orders[i].termsId,
                        termsId
                    );
            }
        }
        if (_rule(given, 0) == rules.length) {
            return abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, termsId);
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
        if (given.signatures.length != 3) {
            return
                abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, given.signatures.length, 3);
        }
        if (given.wrong != type(uint256).max) {
            return
                abi.encodeWithSelector(
                    IDelivery.AttestationInvalid.selector,
                    given.attesters[given.wrong],
                    given.digest
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
