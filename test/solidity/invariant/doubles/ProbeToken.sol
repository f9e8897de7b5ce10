// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "../../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeToken
/// @notice A token with hooks before and after its transfers and in its balances, from which the probe tries every entry. A payee may burn
/// in its hook all the gas there is.
contract ProbeToken is HostileErc20 {
    error PayeeBurns(address payee);

    /// @dev More than a push gets, less than a withdrawal has.
    uint256 private constant _ABOVE_A_PUSH = 1_000_000;

    ReentryProbe private immutable _PROBE;
    mapping(address payee => bool) public burns;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    function setBurns(address payee, bool burning) external {
        burns[payee] = burning;
    }

    /// @dev A re-entry that is not refused shows as a lie, which no prediction has.
    function balanceOf(address account) public view override returns (uint256) {
        return _PROBE.attackStatically() ? super.balanceOf(account) : 0;
    }

    function _update(address from, address to, uint256 value) internal override {
        _PROBE.attack();
        super._update(from, to, value);
        if (burns[to]) {
            // By name where all gas would take the whole test along.
            if (gasleft() > _ABOVE_A_PUSH) revert PayeeBurns(to);
            assembly ("memory-safe") {
                invalid()
            }
        }
        _PROBE.attack();
    }
}
