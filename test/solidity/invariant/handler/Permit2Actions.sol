// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../../contracts/types/Permit2Funding.sol";
import {IPermit2Errors} from "../../helpers/IPermit2Errors.sol";
import {ListActions} from "./ListActions.sol";
import {Messages} from "./Messages.sol";

/// @title Permit2Actions
/// @notice Locks by Permit2 signatures, of one order or of a list, good and bad.
abstract contract Permit2Actions is ListActions {
    uint256 private _nextNonce;
    mapping(address payer => mapping(uint256 nonce => bool)) private _used;

    function lockWithPermit2(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_toLock()];
        Order memory order = ghost.order;
        bytes memory gateData = _pickGateData();
        bytes32 witness = Messages.order(order);
        (Permit2Funding memory funding, bytes memory refusal) = _fund(
            order.token,
            order.amount,
            witness,
            false
        );
        if (_oneIn(16)) funding.payer = address(escrow);
        bytes memory problem =
            funding.payer == address(escrow)
                ? abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, funding.payer)
                : _first(_lockProblem(ghost, gateData), refusal);
        bytes memory data = abi.encodeCall(IFunding.lockWithPermit2, (order, gateData, funding));

        if (!_drive(_anyAccount(), data, problem)) return;
        _used[funding.payer][funding.nonce] = true;
        _applyLock(ghost, funding.payer, funding.payer);
        _applyPull(order.token, funding.payer, order.amount);
    }

    function lockManyWithPermit2(uint256 seed) public {
        _begin(seed);
        List memory list = _pickLocks();
        uint256 permitted = _unify(list);
        address token = list.orders.length == 0 ? tokens[0] : list.orders[0].token;
        (Permit2Funding memory funding, bytes memory refusal) = _fund(token, permitted, _witness(list), true);
        uint256 requested;
        (requested, list.problem) = _permitProblem(list);
        if (requested != 0) list.problem = _first(list.problem, refusal);
        bytes memory data = abi.encodeCall(
            IFunding.lockManyWithPermit2,
            (list.orders, list.gateData, funding)
        );

        if (!_drive(_anyAccount(), data, list.problem)) return;
        if (requested != 0) _used[funding.payer][funding.nonce] = true;
        for (uint256 i = 0; i < list.picked.length; ++i) {
            if (_skipLocked(list, i)) continue;
            _applyLock(ghosts[list.picked[i]], funding.payer, funding.payer);
        }
        _applyPull(token, funding.payer, requested);
        _requireSkips(list.skips, list.skipped);
    }

    /// @dev What a payer signs, and what Permit2 or the token says to it.
    function _fund(
        address token,
        uint256 permitted,
        bytes32 witness,
        bool isList
    ) private returns (Permit2Funding memory funding, bytes memory problem) {
        funding.payer = _anyAccount();
        funding.nonce = _oneIn(12) && _nextNonce != 0 ? _pick(_nextNonce) : _nextNonce++;
        uint256 flaw = _oneIn(4) ? 1 + _pick(4) : 0;
        funding.deadline = flaw == 1 ? nowAt - 1 : nowAt + _pick(2 days);
        address signer = flaw == 2 ? _anyAccount() : funding.payer;
        if (flaw == 3) witness = ~witness;
        bytes32 digest = permit2Digest(
            address(escrow),
            token,
            flaw == 4 ? permitted + 1 : permitted,
            funding.nonce,
            funding.deadline,
            witness,
            isList
        );
        funding.signature = signBytes(keyOf[signer], digest);
        problem = _fundProblem(funding, token, signer == funding.payer && flaw < 3);
    }

    /// @dev In the order in which Permit2 looks.
    function _fundProblem(
        Permit2Funding memory funding,
        address token,
        bool valid
    ) private view returns (bytes memory) {
        address payer = funding.payer;
        if (nowAt > funding.deadline) {
            return abi.encodeWithSelector(IPermit2Errors.SignatureExpired.selector, funding.deadline);
        }
        if (_used[payer][funding.nonce]) return abi.encodeWithSelector(IPermit2Errors.InvalidNonce.selector);
        if (!valid) {
            bool wallet = payer.code.length != 0;
            return
                abi.encodeWithSelector(
                    wallet
                        ? IPermit2Errors.InvalidContractSignature.selector
                        : IPermit2Errors.InvalidSigner.selector
                );
        }
        bool moves = payer != unapproved && _moveProblem(token, PERMIT2, payer, address(escrow)).length == 0;
        return moves ? bytes("") : abi.encodeWithSignature("Error(string)", "TRANSFER_FROM_FAILED");
    }

    /// @dev One token for the whole list, mostly.
    /// @return permitted The sum of all its orders.
    function _unify(List memory list) private returns (uint256 permitted) {
        for (uint256 i = 0; i < list.orders.length; ++i) {
            if (i != 0 && !_oneIn(12)) {
                list.orders[i].token = list.orders[0].token;
                list.picked[i] = _draft(list.orders[i]);
            }
            permitted += list.orders[i].amount;
        }
    }

    /// @dev The first thing wrong before anything is pulled, and what would be pulled.
    function _permitProblem(List memory list) private view returns (uint256 requested, bytes memory problem) {
        if (list.orders.length == 0) return (0, abi.encodeWithSelector(IOrderErrors.ListEmpty.selector));
        address token = list.orders[0].token;
        for (uint256 i = 0; i < list.orders.length; ++i) {
            address given = list.orders[i].token;
            if (given != token) {
                return (0, abi.encodeWithSelector(IFunding.ListTokenMismatch.selector, given, token));
            }
        }
        for (uint256 i = 0; i < list.orders.length && problem.length == 0; ++i) {
            if (_skipsLock(list, i)) continue;
            problem = _lockProblem(ghosts[list.picked[i]], list.gateData[i]);
            requested += list.orders[i].amount;
        }
    }

    function _witness(List memory list) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](list.orders.length);
        for (uint256 i = 0; i < hashes.length; ++i) hashes[i] = Messages.order(list.orders[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
