// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title ReentryProbe
/// @notice Tries every guarded entry of the escrow in the middle of a call and counts how often the guard refused.
/// @dev Armed only while the escrow is at work: outside, the same calls may well succeed. The entries are kept as a
/// contract's code, which is cheaper to read than storage: a hook of a token has the bounded gas of a push.
contract ReentryProbe {
    address private immutable _OWNER = msg.sender;
    address private _target;
    address private _entries;
    bool private _armed;

    uint256 public attempts;
    uint256 public refusals;

    function prepare(address target, bytes[] calldata entries) external {
        require(msg.sender == _OWNER, "probe: not the owner");
        _target = target;
        bytes memory kept = abi.encode(entries);
        // PUSH2 length, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN.
        bytes memory code = bytes.concat(hex"61", bytes2(uint16(kept.length)), hex"80600a5f395ff3", kept);
        address made;
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
        }
        require(made.code.length == kept.length, "probe: entries not kept");
        _entries = made;
    }

    function arm(bool armed) external {
        require(msg.sender == _OWNER, "probe: not the owner");
        _armed = armed;
    }

    /// @notice Called by the token, the gate, the funder and the receiver when the escrow calls them.
    function attack() external {
        if (!_armed) return;
        bytes[] memory entries = abi.decode(_entries.code, (bytes[]));
        address target = _target;
        uint256 refused = 0;
        for (uint256 i = 0; i < entries.length; ++i) {
            (bool success, bytes memory returned) = target.call(entries[i]);
            if (!success && _isGuardError(returned)) ++refused;
        }
        attempts += entries.length;
        refusals += refused;
    }

    /// @notice The same for those that the escrow calls statically, who cannot count.
    /// @return held Whether every entry was refused by the guard.
    function attackStatically() external view returns (bool held) {
        if (!_armed) return true;
        bytes[] memory entries = abi.decode(_entries.code, (bytes[]));
        for (uint256 i = 0; i < entries.length; ++i) {
            (bool success, bytes memory returned) = _target.staticcall(entries[i]);
            if (success || !_isGuardError(returned)) return false;
        }
        return true;
    }

    function _isGuardError(bytes memory returned) private pure returns (bool) {
        return
            returned.length == 4 &&
            bytes4(returned) == ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
    }
}
