// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDisputes} from "../../../../contracts/interfaces/IDisputes.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title DisputeActions
/// @notice Disputes, evidence, rulings and what happens without one.
abstract contract DisputeActions is Driver {
    function dispute(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickIn(_oneIn(2) ? Status.Locked : Status.Delivered)];
        Side side = ghost.status == Status.Locked ? Side.Seller : Side.Buyer;
        uint96 amount = uint96(_oneIn(2) ? ghost.held : _pickAmount(type(uint96).max));
        if (_oneIn(3)) amount = uint96(_pickAmount(ghost.held));
        DisputeReason reason = DisputeReason(_oneIn(12) ? 0 : 1 + _pick(8));
        Consent memory consent = _pickConsent(ghost, side);
        bytes32 structHash = Messages.dispute(ghost.id, amount, reason, bytes32(seed), consent.signBy);
        _sign(consent, _holder(ghost, side), structHash);
        bytes memory problem = _first(_statusProblem(ghost, 6), _lateProblem(ghost));
        problem = _first(problem, _consentProblem(consent, ghost, side));
        problem = _first(problem, _claimProblem(ghost, side, amount, reason));
        bytes memory data = abi.encodeCall(
            IDisputes.dispute,
            (ghost.order, amount, reason, bytes32(seed), consent.signBy, consent.signature)
        );

        if (!_drive(consent.caller, data, problem)) return;
        _use(consent);
        if (amount < ghost.held) _applyPay(ghost, ghost.held - amount, 0, 0);
        ghost.until = (side == Side.Seller ? ghost.until : nowAt) + rules[ghost.rule].rulingPeriod;
        (ghost.status, ghost.disputed) = (Status.Disputed, ghost.held);
    }

    function rule(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickIn(Status.Disputed)];
        if (ghost.rule == rules.length) return;
        Terms storage terms = rules[ghost.rule];
        uint256 maximum = (ghost.held * terms.arbitrationFeeBps) / 10_000;
        uint256 rest = _pickAmount(maximum + (_oneIn(4) ? 1 : 0));
        uint256 toBuyer = _pickAmount(ghost.held < rest ? 0 : ghost.held - rest);
        uint256 toSeller = ghost.held < rest + toBuyer ? 0 : ghost.held - rest - toBuyer;
        if (_oneIn(12)) toSeller = _pickAmount(type(uint96).max);
        address caller = _oneIn(8) ? _anyAccount() : terms.arbitrator;
        bytes memory problem = _first(_statusProblem(ghost, 8), _lateProblem(ghost));
        if (problem.length == 0) problem = _rulingProblem(ghost, terms, caller, toBuyer + toSeller);
        bytes memory data = abi.encodeCall(IDisputes.rule, (ghost.order, uint96(toBuyer), uint96(toSeller)));

        if (!_drive(caller, data, problem)) return;
        ++ghost.rulings;
        _applyPay(ghost, toSeller, toBuyer, ghost.held - toBuyer - toSeller);
    }

    function enforceDefault(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickIn(Status.Disputed)];
        bytes memory problem = _first(_statusProblem(ghost, 8), _earlyProblem(ghost, ghost.until + 1));

        address caller = _oneIn(3) ? _pickCaller(ghost, Side.Seller) : _anyAccount();
        if (!_drive(caller, abi.encodeCall(IDisputes.enforceDefault, (ghost.order)), problem)) return;
        uint256 share = ghost.delivered ? rules[ghost.rule].defaultSellerBps : 0;
        uint256 toSeller = (ghost.held * share) / 10_000;
        uint256 toBuyer = ghost.held - toSeller;
        uint256 fee = _book(ghost, toSeller, toBuyer, 0);
        _applyGuarded(ghost.order.token, caller, ghost.seller, toSeller - fee);
        _applyGuarded(ghost.order.token, caller, ghost.buyer, toBuyer);
        address taker = rules[ghost.rule].feeRecipient;
        _applyPush(ghost.order.token, taker, taker, fee);
    }

    /// @dev What a stranger's call would send to an account with a registry in effect is kept.
    function _applyGuarded(address token, address caller, address owner, uint256 amount) private {
        if (amount == 0) return;
        if (_maySendTo(caller, owner)) _applyPush(token, owner, owner, amount);
        else _applyCredit(token, owner, amount);
    }

    function submitEvidence(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pick(2) == 0 ? _pickGhost() : _pickIn(Status.Settled)];
        address caller = _oneIn(2) ? _anyAccount() : _pickCaller(ghost, Side.Seller);
        bytes memory problem = _statusProblem(ghost, 30);
        if (problem.length == 0 && !_mayArgue(ghost, caller)) {
            problem = abi.encodeWithSelector(IDisputes.EvidenceSenderNotAllowed.selector, caller);
        }

        uint256 before = evidences;
        bool done = _drive(
            caller,
            abi.encodeCall(IDisputes.submitEvidence, (ghost.order, "ipfs://e")),
            problem
        );
        assertEq(evidences - before, done ? 1 : 0, "17 evidence");
    }

    function _mayArgue(Ghost storage ghost, address caller) private view returns (bool) {
        return
            caller == ghost.order.buyer ||
            caller == ghost.order.seller ||
            caller == ghost.buyer ||
            caller == ghost.seller ||
            caller == rules[ghost.rule].arbitrator;
    }

    function _claimProblem(
        Ghost storage ghost,
        Side side,
        uint96 amount,
        DisputeReason reason
    ) private view returns (bytes memory) {
        if (reason == DisputeReason.None)
            return abi.encodeWithSelector(IDisputes.DisputeReasonMissing.selector);
        if (amount == 0) return abi.encodeWithSelector(IOrderErrors.AmountZero.selector);
        if (side == Side.Buyer || amount >= ghost.held) return "";
        return abi.encodeWithSelector(IDisputes.DisputePartial.selector, ghost.id, amount, ghost.held);
    }

    function _rulingProblem(
        Ghost storage ghost,
        Terms storage terms,
        address caller,
        uint256 divided
    ) private view returns (bytes memory problem) {
        if (caller != terms.arbitrator) {
            return abi.encodeWithSelector(IDisputes.CallerNotArbitrator.selector, caller, terms.arbitrator);
        }
        problem = _earlyProblem(ghost, ghost.until - terms.rulingPeriod + terms.evidencePeriod + 1);
        if (problem.length != 0) return problem;
        if (divided > ghost.held) {
            return abi.encodeWithSelector(IPayouts.HeldExceeded.selector, ghost.id, divided, ghost.held);
        }
        uint256 rest = ghost.held - divided;
        uint256 maximum = (ghost.held * terms.arbitrationFeeBps) / 10_000;
        if (rest <= maximum) return "";
        return abi.encodeWithSelector(IDisputes.ArbitrationFeeExceeded.selector, rest, maximum);
    }
}
