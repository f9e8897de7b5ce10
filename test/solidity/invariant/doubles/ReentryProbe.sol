// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title ReentryProbe
/// @notice Tries every guarded entry of the escrow in the middle of a call and counts how often the guard refused.
/// @dev Armed only while the escrow is at work: outside, the same calls may well succeed.
contract ReentryProbe {
    address private immutable _OWNER = msg.sender;
    address private _target;
    bytes[] private _entries;
    bool private _armed;

    uint256 public attempts;
    uint256 public refusals;

    function prepare(address target, bytes[] calldata entries) external {
        require(msg.sender == _OWNER, "probe: not the owner");
        _target = target;
        for (uint256 i = 0; i < entries.length; ++i) _entries.push(entries[i]);
    }

    function arm(bool armed) external {
        require(msg.sender == _OWNER, "probe: not the owner");
        _armed = armed;
    }

    /// @notice Called by the token, the gate and the receiver when the escrow calls them.
    function attack() external {
        if (!_armed) return;
        for (uint256 i = 0; i < _entries.length; ++i) {
            (bool success, bytes memory returned) = _target.call(_entries[i]);
            ++attempts;
            if (!success && _isGuardError(returned)) ++refusals;
        }
    }

    function _isGuardError(bytes memory returned) private pure returns (bool) {
        return
            returned.length == 4 &&
            bytes4(returned) == ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
    }
}
