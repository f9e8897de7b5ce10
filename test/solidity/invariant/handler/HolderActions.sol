// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../../contracts/interfaces/ICredits.sol";
import {IHolders} from "../../../../contracts/interfaces/IHolders.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {Recovery} from "../../../../contracts/types/Recovery.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title HolderActions
/// @notice Sides change hands, keys are lost and recovered, credits are withdrawn.
abstract contract HolderActions is Driver {
    /// @dev A signed withdrawal, to be sent again.
    struct SentWithdrawal {
        address owner;
        address token;
        uint256 amount;
        Consent consent;
    }

    SentWithdrawal[] private _withdrawals;

    function reassign(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        Side side = Side(_oneIn(12) ? 0 : 1 + _pick(2));
        address caller = _pickCaller(ghost, side);
        address to = _anyAccount();
        if (_oneIn(4)) {
            // By the successor, to itself mostly.
            address registry = _registryOf(_holder(ghost, side));
            address successor = successors[registry][_holder(ghost, side)];
            if (successor != address(0)) caller = successor;
            if (!_oneIn(4)) to = caller;
        }
        if (_oneIn(16)) to = _oneIn(2) ? address(escrow) : ghost.order.token;
        uint96 minimum = _oneIn(3) ? uint96(_pickAmount(ghost.held + _pick(2))) : 0;
        bytes memory problem = _first(_placeProblem(ghost, side, to), _minimumProblem(ghost, minimum));
        if (problem.length == 0) problem = _reassignProblem(ghost, side, caller, to);
        bytes memory data = abi.encodeCall(IHolders.reassign, (ghost.order, side, to, minimum));

        if (!_drive(caller, data, problem)) return;
        ghost.moved = true;
        if (side == Side.Buyer) (ghost.formerBuyer, ghost.buyer) = (ghost.buyer, to);
        else (ghost.formerSeller, ghost.seller) = (ghost.seller, to);
    }

    function setRecovery(uint256 seed) public {
        _begin(seed);
        address caller = _party();
        address registry = _oneIn(6) ? address(0) : address(registries[_pick(2)]);
        bytes memory problem;
        if (_oneIn(12)) {
            registry = unapproved;
            problem = abi.encodeWithSelector(IOrderErrors.AccountNotAllowed.selector, registry);
        }

        if (!_drive(caller, abi.encodeCall(IHolders.setRecovery, (registry)), problem)) return;
        recoveries[caller] = Recovery({
            registry: _registryOf(caller),
            pending: registry,
            pendingFrom: uint40(nowAt + 7 days)
        });
    }

    function cancelRecovery(uint256 seed) public {
        _begin(seed);
        address caller = _party();
        Recovery storage recovery = recoveries[caller];
        bytes memory problem =
            nowAt < recovery.pendingFrom
                ? bytes("")
                : abi.encodeWithSelector(IHolders.RecoveryNotPending.selector, caller);

        if (!_drive(caller, abi.encodeCall(IHolders.cancelRecovery, ()), problem)) return;
        (recovery.pending, recovery.pendingFrom) = (address(0), 0);
    }

    function withdraw(uint256 seed) public {
        _begin(seed);
        (address owner, address token) = _pickCredit();
        uint256 amount = _pickAmount(credits[token][owner] + (_oneIn(6) ? 1 : 0));
        Consent memory consent = _pickOwnConsent(owner);
        uint256 nonce = nonces[token][owner];
        _sign(consent, owner, Messages.withdrawal(owner, token, amount, nonce, consent.signBy));
        bytes memory problem = _first(
            _senderProblem(consent, owner),
            _withdrawProblem(owner, token, owner, amount)
        );
        bytes memory data = abi.encodeCall(
            ICredits.withdraw,
            (owner, token, amount, consent.signBy, consent.signature)
        );

        if (!_drive(consent.caller, data, problem)) return;
        _applyWithdraw(owner, token, owner, amount);
        if (!consent.signed) return;
        _use(consent);
        ++nonces[token][owner];
        _withdrawals.push(SentWithdrawal({owner: owner, token: token, amount: amount, consent: consent}));
    }

    /// @notice Sends a withdrawal's signature again, whatever credit there is now.
    function withdrawAgain(uint256 seed) public {
        _begin(seed);
        if (_withdrawals.length == 0) return;
        SentWithdrawal memory sent = _withdrawals[_pick(_withdrawals.length)];
        Consent memory consent = sent.consent;
        uint256 nonce = nonces[sent.token][sent.owner];
        bytes32 structHash = Messages.withdrawal(sent.owner, sent.token, sent.amount, nonce, consent.signBy);
        consent.digest = Messages.digest(_domain(), structHash);
        consent.valid = false;
        bytes memory data = abi.encodeCall(
            ICredits.withdraw,
            (sent.owner, sent.token, sent.amount, consent.signBy, consent.signature)
        );
        bytes memory problem = _signatureProblem(consent, sent.owner);
        assertFalse(_drive(_anyAccount(), data, problem), "10 a signature worked twice");
    }

    function withdrawAsSuccessor(uint256 seed) public {
        _begin(seed);
        (address owner, address token) = _pickCredit();
        address caller = successors[_registryOf(owner)][owner];
        if (caller == address(0) || _oneIn(6)) caller = _anyAccount();
        uint256 amount = _pickAmount(credits[token][owner]);
        bytes memory problem =
            _isSuccessor(caller, owner)
                ? _withdrawProblem(owner, token, caller, amount)
                : abi.encodeWithSelector(ICredits.CallerNotSuccessor.selector, caller, owner);

        bytes memory data = abi.encodeCall(ICredits.withdrawAsSuccessor, (owner, token, amount));
        if (_drive(caller, data, problem)) _applyWithdraw(owner, token, caller, amount);
    }

    function _applyWithdraw(address owner, address token, address to, uint256 amount) private {
        credits[token][owner] -= amount;
        creditSum[token] -= amount;
        balances[token][address(escrow)] -= amount;
        balances[token][to] += amount;
    }

    /// @dev A credit that exists, if one is found.
    function _pickCredit() private returns (address owner, address token) {
        uint256 start = _pick(64);
        for (uint256 i = 0; i < tokens.length * accounts.length; ++i) {
            owner = accounts[(start + i) % accounts.length];
            token = tokens[(start + i / accounts.length) % tokens.length];
            if (credits[token][owner] != 0) return (owner, token);
        }
    }

    /// @dev By a call, of the owner or of somebody else, or by a signature.
    function _pickOwnConsent(address owner) private returns (Consent memory consent) {
        consent.signed = _oneIn(3);
        consent.caller = _oneIn(3) ? owner : _anyAccount();
        consent.flaw = _oneIn(3) ? 1 + _pick(FLAWS) : 0;
        consent.signBy = uint40(consent.flaw == 1 ? nowAt - 1 : nowAt + _pick(2 days));
    }

    function _senderProblem(Consent memory consent, address owner) private view returns (bytes memory) {
        if (consent.signed) return _signatureProblem(consent, owner);
        if (_maySendTo(consent.caller, owner)) return "";
        return abi.encodeWithSelector(ICredits.CallerNotOwner.selector, consent.caller, owner);
    }

    function _withdrawProblem(
        address owner,
        address token,
        address to,
        uint256 amount
    ) private view returns (bytes memory) {
        if (amount == 0) return abi.encodeWithSelector(IOrderErrors.AmountZero.selector);
        uint256 credit = credits[token][owner];
        if (amount > credit) return abi.encodeWithSelector(ICredits.CreditExceeded.selector, amount, credit);
        return _pushProblem(token, to);
    }

    function _placeProblem(Ghost storage ghost, Side side, address to) private view returns (bytes memory) {
        if (side == Side.None) return abi.encodeWithSelector(IHolders.SideMissing.selector);
        return _first(_statusProblem(ghost, FROM_OPEN), _accountProblem(to, ghost.order.token));
    }

    function _minimumProblem(Ghost storage ghost, uint96 minimum) private view returns (bytes memory) {
        if (ghost.held >= minimum) return "";
        return abi.encodeWithSelector(IHolders.HeldBelowMinimum.selector, ghost.id, ghost.held, minimum);
    }

    function _reassignProblem(
        Ghost storage ghost,
        Side side,
        address caller,
        address to
    ) private view returns (bytes memory) {
        address from = _holder(ghost, side);
        if (to == from) return abi.encodeWithSelector(IHolders.HolderUnchanged.selector, from);
        if (caller == from) return "";
        if (!_isSuccessor(caller, from)) return _holderProblem(ghost, side, caller);
        if (to == caller) return "";
        return abi.encodeWithSelector(IHolders.SuccessorNotReceiver.selector, caller, to);
    }
}
