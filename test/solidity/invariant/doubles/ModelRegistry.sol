// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IRecovery} from "../../../../contracts/interfaces/IRecovery.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ModelRegistry
/// @notice A recovery registry that names whom it is told, and from which the probe tries every entry.
contract ModelRegistry is IRecovery {
    ReentryProbe private immutable _PROBE;
    mapping(address account => address) private _successors;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    function setSuccessor(address account, address successor) external {
        _successors[account] = successor;
    }

    /// @inheritdoc IRecovery
    function successorOf(address account) external view returns (address) {
        return _PROBE.attackStatically() ? _successors[account] : address(0);
    }
}
