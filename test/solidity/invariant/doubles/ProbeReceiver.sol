// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayoutReceiver} from "../../../../contracts/interfaces/IPayoutReceiver.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeReceiver
/// @notice A receiver from which the probe tries every entry. It refuses data of one byte and breaks on two.
contract ProbeReceiver is IPayoutReceiver {
    error ReceiverBroke();

    ReentryProbe private immutable _PROBE;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    /// @inheritdoc IPayoutReceiver
    function onPayout(
        bytes32,
        address,
        address,
        uint256,
        bytes calldata data
    ) external returns (bytes4 magic) {
        _PROBE.attack();
        if (data.length == 2) revert ReceiverBroke();
        return data.length == 1 ? bytes4(0) : IPayoutReceiver.onPayout.selector;
    }
}
