// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {OrderState} from "../../../../contracts/types/OrderState.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Ledger} from "./Ledger.sol";
import {Messages} from "./Messages.sol";

/// @title Driver
/// @notice Sends a call whose outcome was predicted, and fails the run on any other. Chooses orders, callers and
/// signatures, good and bad.
abstract contract Driver is Ledger {
    /// @dev How a side consents: by its own call (`signature` empty) or by a signature, which may be wrong.
    struct Consent {
        address caller;
        bool signed;
        bytes signature;
        uint48 signBy;
        bytes32 digest;
        bool valid;
        uint256 flaw;
    }

    /// @dev How the escrow had an order before the last call.
    struct Seen {
        Status status;
        uint40 until;
        uint256 turn;
    }

    uint256 internal constant FLAWS = 6;

    /// @dev Most gas that a transaction may have (EIP-7825), less what it costs before it runs.
    uint256 internal constant TRANSACTION_GAS = (1 << 24) - 100_000;

    /// @dev Every so many calls everything is checked, between them so many other orders than the chosen ones.
    uint256 internal constant FULL = 16;
    uint256 internal constant OTHERS = 2;

    mapping(uint256 index => Seen) internal seen;

    uint256 public succeeded;
    uint256 public refused;
    /// @notice How often a signature did its work; more than once is once too often.
    mapping(bytes32 signatureHash => uint256) internal uses;
    bytes32[] internal usedSignatures;

    /// @param problem The whole revert data that must come back, or nothing when the call must succeed.
    function _drive(address caller, bytes memory data, bytes memory problem) internal returns (bool done) {
        _observe();
        probe.arm(true);
        vm.recordLogs();
        vm.prank(caller);
        bytes memory returned;
        (done, returned) = address(escrow).call{gas: TRANSACTION_GAS}(data);
        probe.arm(false);

        if (done) {
            assertEq(bytes(""), problem, "11 succeeded against the table");
            ++succeeded;
            _fold();
        } else {
            assertEq(returned, problem, "11 another error than predicted");
            assertTrue(problem.length != 0, "11 refused against the table, without a name");
            ++refused;
        }
    }

    function _observe() private {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            OrderState memory state = escrow.stateOf(ghosts[window[k]].id);
            seen[window[k]] = Seen({status: state.status, until: state.until, turn: turn});
        }
    }

    /// @dev Which orders are checked after this call: what it chose, and some others in turn; now and then all. Nothing
    /// heals by itself, so what went wrong elsewhere is met a few calls later.
    function _window() internal view returns (uint256[] memory window) {
        if (turn % FULL == 0) {
            window = new uint256[](ghosts.length);
            for (uint256 i = 0; i < window.length; ++i) window[i] = i;
            return window;
        }
        uint256 others = ghosts.length < OTHERS ? ghosts.length : OTHERS;
        window = new uint256[](touched.length + others);
        for (uint256 i = 0; i < touched.length; ++i) window[i] = touched[i];
        for (uint256 i = 0; i < others; ++i) {
            window[touched.length + i] = (turn * OTHERS + i) % ghosts.length;
        }
    }

    /// @dev The same for tokens: those of the chosen orders, and one in turn.
    function _isTokenChecked(uint256 t) internal view returns (bool) {
        if (turn % FULL == 0 || turn % tokens.length == t) return true;
        for (uint256 i = 0; i < touched.length; ++i) {
            if (ghosts[touched[i]].order.token == tokens[t]) return true;
        }
        return false;
    }

    /// @dev An order that is not over yet, mostly.
    function _pickGhost() internal returns (uint256 index) {
        if (ghosts.length == 0) return _draft(_makeOrder());
        for (uint256 i = 0; i < 4; ++i) {
            index = _pick(ghosts.length);
            Status status = ghosts[index].status;
            if (status != Status.Settled && status != Status.None) break;
        }
        touched.push(index);
    }

    /// @dev An order in the status asked for, mostly.
    function _pickIn(Status wanted) internal returns (uint256 index) {
        if (ghosts.length == 0) return _draft(_makeOrder());
        if (_oneIn(8)) return _pickGhost();
        uint256 start = _pick(ghosts.length);
        for (uint256 i = 0; i < ghosts.length; ++i) {
            index = (start + i) % ghosts.length;
            if (ghosts[index].status == wanted) break;
        }
        touched.push(index);
    }

    function _makeOrder() internal returns (Order memory order) {
        order.termsId = rulesIds[_pick(rulesIds.length)];
        order.buyer = _party();
        order.seller = _party();
        if (order.seller == order.buyer && !_oneIn(4)) {
            order.seller = accounts[(ghosts.length + 1) % PARTIES];
        }
        order.token = tokens[_pick(tokens.length)];
        order.amount = uint96(_oneIn(16) ? type(uint96).max : 1 + _pickAmount(10 ** 12));
        order.lockBy = uint40(nowAt + _pick(3 days));
        order.deliverBy = uint40(order.lockBy + 1 + _pick(20 days));
        order.detailsHash = bytes32(ghosts.length);
        if (_oneIn(12)) _spoil(order);
    }

    function _spoil(Order memory order) private {
        uint256 kind = _pick(9);
        if (kind == 0) order.termsId = bytes32(uint256(1));
        if (kind == 1) order.buyer = address(0);
        if (kind == 2) order.seller = address(escrow);
        if (kind == 3) order.seller = order.token;
        if (kind == 4) order.token = unapproved;
        if (kind == 5) order.amount = 0;
        if (kind == 6) order.lockBy = uint40(nowAt - 1);
        if (kind == 7) order.deliverBy = order.lockBy;
        if (kind == 8) order.deliverBy = uint40(nowAt + 365 days + 1);
    }

    /// @dev The holder mostly, at times a former one, at times anybody.
    function _pickCaller(Ghost storage ghost, Side side) internal returns (address caller) {
        uint256 kind = _pick(10);
        if (kind == 0) return _anyAccount();
        if (kind == 1) caller = side == Side.Buyer ? ghost.formerBuyer : ghost.formerSeller;
        if (caller == address(0)) caller = _holder(ghost, side);
        // An order that names no possible account has no such caller either.
        if (keyOf[caller] == 0) caller = _anyAccount();
    }

    function _pickConsent(Ghost storage ghost, Side side) internal returns (Consent memory consent) {
        consent.signed = _oneIn(2);
        consent.caller = consent.signed ? _anyAccount() : _pickCaller(ghost, side);
        consent.flaw = _oneIn(3) ? 1 + _pick(FLAWS) : 0;
        consent.signBy = uint40(consent.flaw == 1 ? nowAt - 1 : nowAt + _pick(2 days));
    }

    /// @dev Signs what was decided: rightly, by somebody else, for another chain or instance, for another message, or
    /// garbage.
    function _sign(Consent memory consent, address holder, bytes32 structHash) internal {
        consent.digest = Messages.digest(_domain(), structHash);
        if (!consent.signed) return;
        address signer = holder;
        bytes32 digest = consent.digest;
        if (consent.flaw == 2) signer = _anyAccount();
        if (consent.flaw == 3) digest = Messages.digest(_elsewhere(), structHash);
        if (consent.flaw == 4) digest = Messages.digest(_domain(), ~structHash);
        if (consent.flaw == 6) digest = Messages.digest(Messages.domain(chain, address(gate)), structHash);
        if (keyOf[signer] == 0) signer = unapproved;
        consent.signature = consent.flaw == 5 ? bytes("?") : signBytes(keyOf[signer], digest);
        consent.valid = signer == holder && consent.flaw < 3;
    }

    /// @dev The domain of the chain that we are not on.
    function _elsewhere() private view returns (bytes32) {
        return Messages.domain(chain == HOME ? FORK : HOME, address(escrow));
    }

    function _consentProblem(
        Consent memory consent,
        Ghost storage ghost,
        Side side
    ) internal view returns (bytes memory) {
        if (!consent.signed) return _holderProblem(ghost, side, consent.caller);
        return _signatureProblem(consent, _holder(ghost, side));
    }

    function _signatureProblem(Consent memory consent, address holder) internal view returns (bytes memory) {
        if (nowAt > consent.signBy) {
            return abi.encodeWithSelector(IOrderErrors.SignatureExpired.selector, consent.signBy, nowAt);
        }
        if (consent.valid) return "";
        return abi.encodeWithSelector(IOrderErrors.SignatureInvalid.selector, holder, consent.digest);
    }

    function _use(Consent memory consent) internal {
        if (!consent.signed) return;
        bytes32 hash = keccak256(consent.signature);
        if (uses[hash]++ == 0) usedSignatures.push(hash);
    }

    /// @dev A list's left-out items, as the events say and as they should be.
    function _requireSkips(Skip[] memory expected, uint256 count) internal view {
        assertEq(skips.length, count, "17 skipped items");
        for (uint256 i = 0; i < count; ++i) {
            assertEq(skips[i].id, expected[i].id, "17 skipped order");
            assertEq(bytes32(skips[i].reason), bytes32(expected[i].reason), "17 skip reason");
        }
    }
}
