// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../../../contracts/interfaces/IOrderGate.sol";
import {Order} from "../../../contracts/types/Order.sol";

/// @title TestGate
/// @notice A gate that agrees, answers something else or reverts, and records what it was asked.
contract TestGate is IOrderGate {
    error GateClosed();

    enum Answer {
        Magic,
        Other,
        Revert
    }

    Answer public answer;
    bytes32 public orderId;
    address public payer;
    bytes public gateData;
    bytes32 public detailsHash;

    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    /// @inheritdoc IOrderGate
    function check(
        Order calldata order,
        bytes32 orderId_,
        address payer_,
        bytes calldata gateData_
    ) external returns (bytes4) {
        if (answer == Answer.Revert) revert GateClosed();
        (orderId, payer, gateData, detailsHash) = (orderId_, payer_, gateData_, order.detailsHash);
        return answer == Answer.Magic ? IOrderGate.check.selector : bytes4(0xdeadbeef);
    }
}
