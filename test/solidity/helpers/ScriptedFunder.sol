// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {IPayoutReceiver} from "../../../contracts/interfaces/IPayoutReceiver.sol";

/// @title ScriptedFunder
/// @notice When it is asked it makes the calls that it was given and keeps their answers, then pays or does not. Asked
/// again within them, it pays nothing: one transfer for both is what it is after. As a receiver it makes the same calls
/// and gives the payout back to the escrow.
contract ScriptedFunder is ILockFunder, IPayoutReceiver {
    struct Step {
        address target;
        bytes data;
        bool success;
        bytes answer;
    }

    Step[] private _steps;
    bool private _busy;
    bool private _pays = true;
    uint256 public asks;

    function plan(address target, bytes calldata data) external {
        _steps.push(Step({target: target, data: data, success: false, answer: ""}));
    }

    function setPays(bool pays) external {
        _pays = pays;
    }

    function onLock(bytes32[] calldata, address token, uint256 amount, bytes calldata) external {
        asks++;
        if (_busy) return;
        _play();
        if (_pays) IERC20(token).transfer(msg.sender, amount);
    }

    function onPayout(
        bytes32,
        address,
        address token,
        uint256 amount,
        bytes calldata
    ) external returns (bytes4) {
        _play();
        IERC20(token).transfer(msg.sender, amount);
        return IPayoutReceiver.onPayout.selector;
    }

    function countSteps() external view returns (uint256) {
        return _steps.length;
    }

    function stepAt(uint256 index) external view returns (bool success, bytes memory answer) {
        return (_steps[index].success, _steps[index].answer);
    }

    function _play() private {
        _busy = true;
        for (uint256 i = 0; i < _steps.length; ++i) {
            Step storage step = _steps[i];
            (step.success, step.answer) = step.target.call(step.data);
        }
        _busy = false;
    }
}
