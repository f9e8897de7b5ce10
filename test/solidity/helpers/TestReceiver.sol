// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IPayoutReceiver} from "../../../contracts/interfaces/IPayoutReceiver.sol";

/// @title TestReceiver
/// @notice A payout receiver that agrees, answers something else or reverts, and records what it was told.
contract TestReceiver is IPayoutReceiver {
    error PayoutUnwanted();

    enum Answer {
        Magic,
        Other,
        Revert
    }

    Answer public answer;
    bytes32 public orderId;
    address public owner;
    address public token;
    uint256 public amount;
    bytes public data;
    /// @notice Its balance when it was called: the money comes first.
    uint256 public balanceAtCall;

    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    /// @inheritdoc IPayoutReceiver
    function onPayout(
        bytes32 orderId_,
        address owner_,
        address token_,
        uint256 amount_,
        bytes calldata data_
    ) external returns (bytes4) {
        if (answer == Answer.Revert) revert PayoutUnwanted();
        (orderId, owner, token, amount, data) = (orderId_, owner_, token_, amount_, data_);
        balanceAtCall = IERC20(token_).balanceOf(address(this));
        return answer == Answer.Magic ? IPayoutReceiver.onPayout.selector : bytes4(0xdeadbeef);
    }
}
