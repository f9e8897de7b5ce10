// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {ProbeFunder} from "../doubles/ProbeFunder.sol";
import {ListActions} from "./ListActions.sol";

/// @title CallbackActions
/// @notice Locks with money that a funder brings when it is asked: honest mostly, at times bringing something else, at
/// times an account that cannot be asked.
abstract contract CallbackActions is ListActions {
    /// @dev One run of equal token: what is asked, and what comes of it.
    struct Run {
        address token;
        uint256 sum;
        bytes32[] ids;
        bytes data;
    }

    function lockByCallback(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_toLock()];
        address caller = _pickFunder();
        bytes memory gateData = _pickGateData();
        Run memory run;
        (run.token, run.sum) = (ghost.order.token, ghost.order.amount);
        run.ids = new bytes32[](1);
        run.ids[0] = ghost.id;
        run.data = _pickConduct(run.token, run.sum);
        bytes memory problem = _first(_lockProblem(ghost, gateData), _askProblem(run, caller));
        bytes32 asked = _askedAfter(funder.asked(), run);
        bytes memory data = abi.encodeCall(IFunding.lockByCallback, (ghost.order, gateData, run.data));

        if (!_drive(caller, data, problem)) return;
        _applyLock(ghost, caller, caller);
        _applyPull(run.token, caller, run.sum);
        assertEq(funder.asked(), asked, "17 what the funder was asked");
        assertEq(brought, _broughtAfter(0, caller, run.token, run.sum), "17 what the funder brought");
    }

    function lockManyByCallback(uint256 seed) public {
        _begin(seed);
        List memory list = _pickLocks();
        address caller = _pickFunder();
        (Run[] memory runs, uint256 count) = _runsOf(list);
        bytes[] memory conducts = new bytes[](_oneIn(12) ? _pick(5) : count);
        for (uint256 i = 0; i < count && i < conducts.length; ++i) {
            runs[i].data = conducts[i] = _pickConduct(runs[i].token, runs[i].sum);
        }
        list.problem = _callbackProblem(list, runs, count, conducts.length, caller);
        bytes32 asked = funder.asked();
        for (uint256 i = 0; i < count; ++i) if (runs[i].sum != 0) asked = _askedAfter(asked, runs[i]);

        if (
            !_drive(
                caller,
                abi.encodeCall(IFunding.lockManyByCallback, (list.orders, list.gateData, conducts)),
                list.problem
            )
        ) return;
        for (uint256 i = 0; i < list.picked.length; ++i) {
            if (_skipLocked(list, i)) continue;
            Ghost storage ghost = ghosts[list.picked[i]];
            _applyLock(ghost, caller, caller);
            _applyPull(ghost.order.token, caller, ghost.order.amount);
        }
        _requireSkips(list.skips, list.skipped);
        assertEq(funder.asked(), asked, "17 what the funder was asked");
        bytes32 expected = 0;
        for (uint256 i = 0; i < count; ++i) {
            if (runs[i].sum == 0) continue;
            expected = _broughtAfter(expected, caller, runs[i].token, runs[i].sum);
        }
        assertEq(brought, expected, "17 what the funder brought");
    }

    /// @dev An account without code cannot be asked. The wallet is none of those: it has code and no such function.
    function _pickFunder() private returns (address) {
        return _oneIn(10) ? accounts[_pick(PARTIES - 1)] : address(funder);
    }

    /// @dev Empty for an honest funder; see {ProbeFunder}.
    function _pickConduct(address token, uint256 sum) private returns (bytes memory) {
        uint256 kind = _pick(20);
        if (kind == 0) return bytes("x");
        if (kind == 1) return abi.encode(token, 0);
        if (kind == 2) return abi.encode(token, sum == 0 ? 0 : sum - 1);
        if (kind == 3) return abi.encode(token, sum + 1);
        if (kind == 4) return abi.encode(token == tokens[0] ? tokens[3] : tokens[0], sum);
        return "";
    }

    /// @dev What comes of one ask.
    function _askProblem(Run memory run, address caller) private view returns (bytes memory) {
        if (caller != address(funder)) {
            return abi.encodeWithSelector(IFunding.FunderWithoutCode.selector, caller);
        }
        if (run.data.length == 1) return abi.encodeWithSelector(ProbeFunder.FunderBroke.selector);
        (address token, uint256 amount) = (run.token, run.sum);
        if (run.data.length != 0) (token, amount) = abi.decode(run.data, (address, uint256));
        bytes memory refusal = amount == 0 ? bytes("") : _moveProblem(token, caller, caller, address(escrow));
        uint256 received = token == run.token ? amount : 0;
        if (refusal.length != 0 || received == run.sum) return refusal;
        return abi.encodeWithSelector(IFunding.AmountReceivedMismatch.selector, run.token, received, run.sum);
    }

    /// @dev The first thing wrong, in the order of the work: a run is locked, then asked for, then the next begins.
    function _callbackProblem(
        List memory list,
        Run[] memory runs,
        uint256 count,
        uint256 given,
        address caller
    ) private view returns (bytes memory problem) {
        if (list.picked.length == 0) return abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);
        uint256 i = 0;
        for (uint256 run = 0; run < count; ++run) {
            if (run == given) return _lengthError(given, run + 1);
            for (; i < list.picked.length && list.orders[i].token == runs[run].token; ++i) {
                if (_skipsLock(list, i)) continue;
                problem = _lockProblem(ghosts[list.picked[i]], list.gateData[i]);
                if (problem.length != 0) return problem;
            }
            if (runs[run].sum != 0) problem = _askProblem(runs[run], caller);
            if (problem.length != 0) return problem;
        }
        return given == count ? bytes("") : _lengthError(given, count);
    }

    /// @dev Runs of equal token, each with what is left to lock in it.
    function _runsOf(List memory list) private view returns (Run[] memory runs, uint256 count) {
        runs = new Run[](list.picked.length);
        for (uint256 i = 0; i < list.picked.length; ++i) {
            address token = list.orders[i].token;
            if (i == 0 || token != list.orders[i - 1].token) runs[count++].token = token;
            if (_skipsLock(list, i)) continue;
            Run memory run = runs[count - 1];
            run.sum += list.orders[i].amount;
            run.ids = _append(run.ids, ghosts[list.picked[i]].id);
        }
    }

    function _append(bytes32[] memory ids, bytes32 id) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](ids.length + 1);
        for (uint256 i = 0; i < ids.length; ++i) longer[i] = ids[i];
        longer[ids.length] = id;
    }

    function _askedAfter(bytes32 asked, Run memory run) private pure returns (bytes32) {
        return keccak256(abi.encode(asked, run.ids, run.token, run.sum, run.data));
    }

    function _lengthError(uint256 given, uint256 expected) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOrderErrors.ListLengthMismatch.selector, given, expected);
    }
}
