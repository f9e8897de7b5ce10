// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {ModelTypedData} from "../../../../contracts/test-tokens/base/ModelTypedData.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title LockActions
/// @notice Locks one order: by allowance, by permit, by authorization.
abstract contract LockActions is Driver {
    function lock(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_toLock()];
        // Anyone may pay for a buyer.
        address payer = _oneIn(4) || keyOf[ghost.order.buyer] == 0 ? _anyAccount() : ghost.order.buyer;
        bytes memory gateData = _pickGateData();
        bytes memory problem = _first(
            _lockProblem(ghost, gateData),
            _pullProblem(ghost.order.token, payer, ghost.order.amount)
        );

        if (!_drive(payer, abi.encodeCall(IFunding.lock, (ghost.order, gateData)), problem)) return;
        _applyLock(ghost, payer, payer);
        _applyPull(ghost.order.token, payer, ghost.order.amount);
    }

    function lockWithPermit(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_toLock()];
        address payer = _anyAccount();
        bytes memory gateData = _pickGateData();
        // A permit that cannot be used is no matter: only the allowance counts.
        bytes memory problem = _first(
            _lockProblem(ghost, gateData),
            _pullProblem(ghost.order.token, payer, ghost.order.amount)
        );
        bytes memory data = abi.encodeCall(
            IFunding.lockWithPermit,
            (ghost.order, gateData, nowAt, 27, bytes32(uint256(1)), bytes32(uint256(2)))
        );

        if (!_drive(payer, data, problem)) return;
        _applyLock(ghost, payer, payer);
        _applyPull(ghost.order.token, payer, ghost.order.amount);
    }

    function lockWithAuthorization(uint256 seed) public {
        _begin(seed);
        Order memory order = _makeOrder();
        // Only this token takes authorizations.
        order.token = address(fiat);
        Ghost storage ghost = ghosts[_draft(order)];
        address payer = _oneIn(4) ? unapproved : _anyAccount();
        if (_oneIn(16)) payer = address(escrow);
        bytes memory gateData = _pickGateData();
        bytes32 digest = _authorizationDigest(ghost, payer);
        address signer = _oneIn(6) || payer == address(escrow) ? _anyAccount() : payer;
        bytes memory problem =
            payer == address(escrow)
                ? abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, payer)
                : _first(_lockProblem(ghost, gateData), _authorizationProblem(payer, signer, digest));
        bytes memory data = abi.encodeCall(
            IFunding.lockWithAuthorization,
            (order, payer, gateData, signBytes(keyOf[signer], digest))
        );

        if (!_drive(_anyAccount(), data, problem)) return;
        _applyLock(ghost, payer, payer);
        _applyPull(order.token, payer, order.amount);
    }

    /// @dev A new order mostly; an old one is refused, unless it was never locked.
    function _toLock() internal returns (uint256 index) {
        if (ghosts.length != 0 && _oneIn(8)) return _pickIn(Status.None);
        return _draft(_makeOrder());
    }

    function _pickGateData() internal returns (bytes memory) {
        uint256 kind = _pick(16);
        return
            kind == 0
                ? bytes("x")
                : kind == 1
                    ? bytes("hello")
                    : bytes("");
    }

    function _authorizationDigest(Ghost storage ghost, address payer) internal view returns (bytes32) {
        Order storage order = ghost.order;
        bytes32 typehash = fiat.RECEIVE_WITH_AUTHORIZATION_TYPEHASH();
        bytes32 structHash = keccak256(
            abi.encode(typehash, payer, address(escrow), order.amount, 0, uint256(order.lockBy) + 1, ghost.id)
        );
        return Messages.digest(fiat.DOMAIN_SEPARATOR(), structHash);
    }

    function _authorizationProblem(
        address payer,
        address signer,
        bytes32 digest
    ) internal view returns (bytes memory) {
        bytes memory refusal = _moveProblem(address(fiat), payer, payer, address(escrow));
        if (refusal.length != 0 || signer == payer) return refusal;
        return abi.encodeWithSelector(ModelTypedData.TokenSignatureInvalid.selector, payer, digest);
    }

    /// @dev What every way to lock demands, in the order in which it is demanded.
    function _lockProblem(
        Ghost storage ghost,
        bytes memory gateData
    ) internal view returns (bytes memory problem) {
        problem = _first(_statusProblem(ghost, 1), _dateProblem(ghost));
        if (problem.length == 0) problem = _partyProblem(ghost.order);
        if (problem.length != 0) return problem;
        address token = ghost.order.token;
        if (ghost.order.amount == 0) return abi.encodeWithSelector(IOrderErrors.AmountZero.selector);
        if (token.code.length == 0) {
            return abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, token);
        }
        if (ghost.rule == rules.length) {
            return abi.encodeWithSelector(IOrderErrors.TermsUnknown.selector, ghost.order.termsId);
        }
        Terms storage rule = rules[ghost.rule];
        if (token == rule.feeRecipient || token == rule.arbitrator) {
            return abi.encodeWithSelector(IFunding.TokenIsPayee.selector, token);
        }
        if (rule.gate == address(0) || gateData.length != 1) return "";
        return abi.encodeWithSelector(IFunding.GateRefused.selector, ghost.id, rule.gate);
    }

    function _dateProblem(Ghost storage ghost) private view returns (bytes memory) {
        Order storage order = ghost.order;
        if (nowAt > order.lockBy) {
            return abi.encodeWithSelector(IFunding.LockTooLate.selector, ghost.id, order.lockBy, nowAt);
        }
        uint256 maximum = nowAt + 365 days;
        if (order.deliverBy > order.lockBy && order.deliverBy <= maximum) return "";
        return
            abi.encodeWithSelector(
                IFunding.DeliverByOutOfBounds.selector,
                ghost.id,
                order.deliverBy,
                order.lockBy,
                maximum
            );
    }

    function _partyProblem(Order storage order) private view returns (bytes memory problem) {
        if (order.buyer == order.seller) {
            return abi.encodeWithSelector(IFunding.BuyerIsSeller.selector, order.buyer);
        }
        problem = _first(
            _accountProblem(order.buyer, order.token),
            _accountProblem(order.seller, order.token)
        );
    }
}
