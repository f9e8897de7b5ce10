// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {ProbeReceiver} from "../doubles/ProbeReceiver.sol";
import {Driver} from "./Driver.sol";
import {Messages} from "./Messages.sol";

/// @title PayoutActions
/// @notice Pays one order out: release, refund, claim, reclaim.
abstract contract PayoutActions is Driver {
    /// @dev A signed release, to be sent again.
    struct Sent {
        uint256 index;
        uint96 total;
        address signer;
        uint256 chain;
        Consent consent;
    }

    /// @dev A payout to a chosen place.
    struct Payout {
        address to;
        bytes data;
        uint256 gross;
        uint256 net;
        address owner;
    }

    Sent[] private _releases;

    function release(uint256 seed) public {
        _begin(seed);
        // Concessions are rare enough to be sought.
        uint256 index = _oneIn(3) ? _pickIn(Status.Disputed) : _pickGhost();
        Ghost storage ghost = ghosts[index];
        uint256 amount =
            ghost.status == Status.Disputed && !_oneIn(4) ? ghost.held : _pickAmount(ghost.held + 1);
        uint96 total = uint96(_bounded(ghost.released + amount));
        Consent memory consent = _pickConsent(ghost, Side.Buyer);
        _sign(consent, ghost.buyer, Messages.release(ghost.id, total, consent.signBy));
        if (_release(ghost, total, consent) && consent.signed) {
            _use(consent);
            _releases.push();
            Sent storage sent = _releases[_releases.length - 1];
            (sent.index, sent.total, sent.signer, sent.consent) = (index, total, ghost.buyer, consent);
            sent.chain = chain;
        }
    }

    /// @notice Sends a release signature again, however the order stands now.
    function releaseAgain(uint256 seed) public {
        _begin(seed);
        if (_releases.length == 0) return;
        Sent storage sent = _releases[_pick(_releases.length)];
        touched.push(sent.index);
        Ghost storage ghost = ghosts[sent.index];
        Consent memory consent = sent.consent;
        consent.valid = sent.signer == ghost.buyer && sent.chain == chain;
        consent.digest = Messages.digest(_domain(), Messages.release(ghost.id, sent.total, consent.signBy));
        assertFalse(_release(ghost, sent.total, consent), "10 a signature worked twice");
    }

    function refund(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        uint256 amount =
            ghost.status == Status.Disputed && !_oneIn(4) ? ghost.held : _pickAmount(ghost.held + 1);
        amount = _bounded(amount);
        address caller = _pickCaller(ghost, Side.Seller);
        bytes memory problem = _first(
            _statusProblem(ghost, FROM_OPEN),
            _holderProblem(ghost, Side.Seller, caller)
        );
        if (problem.length == 0 && amount == 0)
            problem = abi.encodeWithSelector(IOrderErrors.AmountZero.selector);
        if (problem.length == 0) problem = _amountProblem(ghost, amount);
        if (problem.length == 0 && ghost.status == Status.Disputed) problem = _partialProblem(ghost, amount);

        bytes memory data = abi.encodeCall(IPayouts.refund, (ghost.order, uint96(amount)));
        if (_drive(caller, data, problem)) _applyPay(ghost, 0, amount, 0);
    }

    function claim(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickIn(Status.Delivered)];
        Consent memory consent = _pickConsent(ghost, Side.Seller);
        Payout memory payout = _pickPayout(ghost, ghost.seller);
        uint256 rate = rules.length == ghost.rule ? 0 : rules[ghost.rule].feeBps;
        payout.gross = ghost.held;
        payout.net = ghost.held - (((ghost.released + ghost.held) * rate) / 10_000 - ghost.fees);
        _sign(consent, ghost.seller, Messages.claim(ghost.id, payout.to, payout.data, consent.signBy));
        bytes memory problem = _first(_statusProblem(ghost, 4), _earlyProblem(ghost, ghost.until + 1));
        problem = _first(problem, _accountProblem(payout.to, ghost.order.token));
        problem = _first(problem, _claimantProblem(ghost, consent, payout));
        problem = _first(problem, _receiverProblem(ghost, payout));
        bytes memory data = abi.encodeCall(
            IPayouts.claim,
            (ghost.order, payout.to, payout.data, consent.signBy, consent.signature)
        );

        if (!_drive(consent.caller, data, problem)) return;
        _use(consent);
        uint256 fee = _book(ghost, payout.gross, 0, 0);
        _applyPayout(ghost, payout.owner, payout.to, payout.net, payout.data.length != 0);
        _applyPush(ghost.order.token, rules[ghost.rule].feeRecipient, rules[ghost.rule].feeRecipient, fee);
    }

    function reclaim(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickIn(Status.Locked)];
        Consent memory consent = _pickConsent(ghost, Side.Buyer);
        Payout memory payout = _pickPayout(ghost, ghost.buyer);
        payout.net = ghost.held;
        _sign(consent, ghost.buyer, Messages.reclaim(ghost.id, payout.to, payout.data, consent.signBy));
        bytes memory problem = _first(_statusProblem(ghost, 2), _earlyProblem(ghost, ghost.until + 1));
        problem = _first(problem, _accountProblem(payout.to, ghost.order.token));
        problem = _first(problem, _consentProblem(consent, ghost, Side.Buyer));
        problem = _first(problem, _receiverProblem(ghost, payout));
        bytes memory data = abi.encodeCall(
            IPayouts.reclaim,
            (ghost.order, payout.to, payout.data, consent.signBy, consent.signature)
        );

        if (!_drive(consent.caller, data, problem)) return;
        _use(consent);
        _book(ghost, 0, payout.net, 0);
        _applyPayout(ghost, payout.owner, payout.to, payout.net, payout.data.length != 0);
    }

    /// @dev Whether a caller may claim for a seller who does not.
    function _isClaimOpen(Ghost storage ghost, address caller) internal view returns (bool) {
        // An order of unknown terms was never locked, so the answer is no matter.
        if (ghost.rule == rules.length) return false;
        uint256 period = rules[ghost.rule].openClaimPeriod;
        return
            period != type(uint32).max && nowAt >= ghost.until + period && _maySendTo(caller, ghost.seller);
    }

    function _release(Ghost storage ghost, uint96 total, Consent memory consent) private returns (bool done) {
        bytes memory problem = _first(
            _statusProblem(ghost, FROM_OPEN),
            _consentProblem(consent, ghost, Side.Buyer)
        );
        if (problem.length == 0) problem = _releaseProblem(ghost, total, consent.signed);
        bytes memory data = abi.encodeCall(
            IPayouts.release,
            (ghost.order, total, consent.signBy, consent.signature)
        );
        done = _drive(consent.caller, data, problem);
        if (done) _applyPay(ghost, total - ghost.released, 0, 0);
    }

    function _releaseProblem(
        Ghost storage ghost,
        uint96 total,
        bool signed
    ) private view returns (bytes memory) {
        if (total <= ghost.released) {
            return abi.encodeWithSelector(IPayouts.ReleaseNotAboveReleased.selector, total, ghost.released);
        }
        uint256 amount = total - ghost.released;
        if (ghost.status != Status.Disputed) return _amountProblem(ghost, amount);
        if (signed) return abi.encodeWithSelector(IPayouts.ConcessionBySignature.selector, ghost.id);
        return _first(_amountProblem(ghost, amount), _partialProblem(ghost, amount));
    }

    function _amountProblem(Ghost storage ghost, uint256 amount) private view returns (bytes memory) {
        if (amount <= ghost.held) return "";
        return abi.encodeWithSelector(IPayouts.HeldExceeded.selector, ghost.id, amount, ghost.held);
    }

    function _partialProblem(Ghost storage ghost, uint256 amount) private view returns (bytes memory) {
        if (amount == ghost.held) return "";
        return abi.encodeWithSelector(IPayouts.ConcessionPartial.selector, ghost.id, amount, ghost.held);
    }

    function _claimantProblem(
        Ghost storage ghost,
        Consent memory consent,
        Payout memory payout
    ) private view returns (bytes memory) {
        if (consent.signed) return _signatureProblem(consent, ghost.seller);
        if (consent.caller == ghost.seller) return "";
        if (!_isClaimOpen(ghost, consent.caller)) return _holderProblem(ghost, Side.Seller, consent.caller);
        if (payout.to == ghost.seller && payout.data.length == 0) return "";
        return abi.encodeWithSelector(IPayouts.OpenClaimNotPlain.selector, payout.to, ghost.seller);
    }

    /// @dev Home mostly, plainly elsewhere, or to the receiver with data that it takes, refuses or breaks on.
    function _pickPayout(Ghost storage ghost, address owner) private returns (Payout memory payout) {
        payout.owner = payout.to = owner;
        uint256 kind = _pick(10);
        if (kind == 0) payout.to = address(0);
        if (kind == 1) payout.to = _oneIn(2) ? address(escrow) : ghost.order.token;
        if (kind == 2 || kind == 3) payout.to = _anyAccount();
        if (kind > 3 && kind < 7) payout.to = address(receiver);
        if (payout.to == address(receiver) || _oneIn(12))
            payout.data = new bytes(_oneIn(3) ? 1 + _pick(2) : 3);
        if (payout.to == address(receiver) && _oneIn(4)) payout.data = "";
        // Wallets are no receivers; what they answer has no name.
        if (payout.to == accounts[PARTIES - 1]) payout.data = "";
    }

    function _receiverProblem(Ghost storage ghost, Payout memory payout) private view returns (bytes memory) {
        if (payout.data.length == 0) return "";
        if (payout.to.code.length == 0) {
            return abi.encodeWithSelector(IPayouts.ReceiverWithoutCode.selector, payout.to);
        }
        if (_pushProblem(ghost.order.token, payout.to).length != 0) {
            return abi.encodeWithSelector(IPayouts.ReceiverNotPaid.selector, payout.to, payout.net);
        }
        if (payout.data.length == 2) return abi.encodeWithSelector(ProbeReceiver.ReceiverBroke.selector);
        if (payout.data.length == 1)
            return abi.encodeWithSelector(IPayouts.ReceiverRefused.selector, payout.to);
        return "";
    }

    function _bounded(uint256 amount) private pure returns (uint256) {
        return amount > type(uint96).max ? type(uint96).max : amount;
    }
}
