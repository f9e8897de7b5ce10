// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "../../../../contracts/test-tokens/hostile/HostileErc20.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeToken
/// @notice A token with hooks before and after its transfers, from which the probe tries every entry.
contract ProbeToken is HostileErc20 {
    ReentryProbe private immutable _PROBE;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    function _update(address from, address to, uint256 value) internal override {
        _PROBE.attack();
        super._update(from, to, value);
        _PROBE.attack();
    }
}
