// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MockErc20} from "../../../../contracts/test-tokens/MockErc20.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Driver} from "./Driver.sol";

/// @title OutsideActions
/// @notice What happens around the escrow: time, issuers, donations, lost keys, terms published again.
abstract contract OutsideActions is Driver {
    /// @notice To a deadline, a second beside it, or some hours on.
    function passTime(uint256 seed) public {
        _begin(seed);
        if (ghosts.length == 0 || _oneIn(4)) {
            nowAt += _pick(1 days);
            return;
        }
        Ghost storage ghost = ghosts[_pickGhost()];
        if (ghost.status == Status.None || ghost.status == Status.Settled) return;
        Terms storage terms = rules[ghost.rule];
        uint256 target = ghost.until;
        if (ghost.status == Status.Disputed && _oneIn(2)) {
            target = target + terms.evidencePeriod - terms.rulingPeriod;
        }
        bool opens = ghost.status == Status.Delivered && terms.openClaimPeriod != type(uint32).max;
        if (opens && _oneIn(3)) target += terms.openClaimPeriod;
        target = target - 1 + _pick(3);
        if (target > nowAt) nowAt = target;
    }

    /// @notice The issuer blocks an account, the escrow at times, or lets it go.
    function blacklist(uint256 seed) public {
        _begin(seed);
        address account = accounts[_pick(accounts.length)];
        bool off = blocked[account] || _countBlocked() > 3;
        if (off && !blocked[account]) return;
        blocked[account] = !off;
        vm.prank(issuer);
        if (off) fiat.unBlacklist(account);
        else fiat.blacklist(account);
    }

    function pause(uint256 seed) public {
        _begin(seed);
        // Pauses end sooner than they begin.
        if (!paused && !_oneIn(3)) return;
        paused = !paused;
        vm.prank(issuer);
        if (paused) fiat.pause();
        else fiat.unpause();
    }

    function switchToken(uint256 seed) public {
        _begin(seed);
        if (!switchedOff && !_oneIn(2)) return;
        switchedOff = !switchedOff;
        switched.setHostile(switchedOff);
    }

    /// @notice A payee's hook begins to burn all the gas it gets, or ends it. The escrow has no hook.
    function burn(uint256 seed) public {
        _begin(seed);
        address account = _anyAccount();
        bool burns = !burning[account] && _oneIn(2);
        burning[account] = burns;
        hooked.setBurns(account, burns);
    }

    /// @notice The chain forks, or everybody goes back to the old one: ids stay, signatures count on one of both.
    function changeChain(uint256 seed) public {
        _begin(seed);
        if (_oneIn(2)) chain = chain == HOME ? FORK : HOME;
    }

    function donate(uint256 seed) public {
        _begin(seed);
        address token = tokens[_pick(tokens.length)];
        address from = _anyAccount();
        uint256 amount = _pickAmount(10 ** 9);
        if (_moveProblem(token, from, from, address(escrow)).length != 0) return;
        vm.prank(from);
        MockErc20(token).transfer(address(escrow), amount);
        _applyPull(token, from, amount);
        donations[token] += amount;
    }

    function nameSuccessor(uint256 seed) public {
        _begin(seed);
        uint256 which = _pick(2);
        (address account, address successor) = (_party(), _anyAccount());
        registries[which].setSuccessor(account, successor);
        successors[address(registries[which])][account] = successor;
    }

    function publishTermsAgain(uint256 seed) public {
        _begin(seed);
        uint256 index = _pick(rules.length);
        vm.recordLogs();
        assertEq(escrow.publishTerms(rules[index]), rulesIds[index], "09 terms id");
        assertEq(vm.getRecordedLogs().length, 0, "17 published again");
    }

    function _countBlocked() private view returns (uint256 count) {
        for (uint256 i = 0; i < accounts.length; ++i) if (blocked[accounts[i]]) ++count;
    }
}
