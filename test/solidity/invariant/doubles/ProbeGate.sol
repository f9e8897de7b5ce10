// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../../../../contracts/interfaces/IOrderGate.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeGate
/// @notice A gate from which the probe tries every entry. It refuses when the gate data is one byte long.
contract ProbeGate is IOrderGate {
    ReentryProbe private immutable _PROBE;

    /// @notice Whom the gate was told to pay for an order.
    mapping(bytes32 orderId => address) public payerOf;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    /// @inheritdoc IOrderGate
    function check(
        Order calldata,
        bytes32 orderId,
        address payer,
        bytes calldata gateData
    ) external returns (bytes4 magic) {
        _PROBE.attack();
        payerOf[orderId] = payer;
        return gateData.length == 1 ? bytes4(0) : IOrderGate.check.selector;
    }
}
