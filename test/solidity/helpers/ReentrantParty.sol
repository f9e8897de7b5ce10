// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ILockFunder} from "../../../contracts/interfaces/ILockFunder.sol";
import {IOrderGate} from "../../../contracts/interfaces/IOrderGate.sol";
import {IPayoutReceiver} from "../../../contracts/interfaces/IPayoutReceiver.sol";
import {IRecovery} from "../../../contracts/interfaces/IRecovery.sol";
import {Order} from "../../../contracts/types/Order.sol";

/// @title ReentrantParty
/// @notice Whatever the escrow calls, this tries every entry of the escrow, and reverts unless each one refuses by its
/// guard: so the outer call succeeds only if nothing can be re-entered.
contract ReentrantParty is
    ILockFunder,
    IOrderGate,
    IPayoutReceiver,
    IERC1271,
    IERC7913SignatureVerifier,
    IRecovery
{
    address private _target;
    bytes[] private _calls;
    /// @notice How many refusals were counted; calls that the escrow makes statically cannot count.
    uint256 public refusals;

    error ReentryNotRefused(uint256 index, bool success, bytes answer);
    error NotArmed();

    function arm(address target, bytes[] memory calls) external {
        _target = target;
        _calls = calls;
        refusals = 0;
    }

    function check(Order calldata, bytes32, address, bytes calldata) external returns (bytes4) {
        _reenter();
        return IOrderGate.check.selector;
    }

    function onPayout(bytes32, address, address, uint256, bytes calldata) external returns (bytes4) {
        _reenter();
        return IPayoutReceiver.onPayout.selector;
    }

    /// @dev Tries before and after it pays: the deposit opens nothing either.
    function onLock(bytes32[] calldata, address token, uint256 amount, bytes calldata) external {
        _reenter();
        IERC20(token).transfer(msg.sender, amount);
        _reenter();
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        _reenterStatically();
        return IERC1271.isValidSignature.selector;
    }

    function verify(bytes calldata, bytes32, bytes calldata) external view returns (bytes4) {
        _reenterStatically();
        return IERC7913SignatureVerifier.verify.selector;
    }

    function successorOf(address) external view returns (address) {
        _reenterStatically();
        return address(uint160(uint256(keccak256("successor"))));
    }

    function _reenter() private {
        if (_calls.length == 0) revert NotArmed();
        for (uint256 i = 0; i < _calls.length; ++i) {
            (bool success, bytes memory answer) = _target.call(_calls[i]);
            _requireRefused(i, success, answer);
            refusals++;
        }
    }

    function _reenterStatically() private view {
        if (_calls.length == 0) revert NotArmed();
        for (uint256 i = 0; i < _calls.length; ++i) {
            (bool success, bytes memory answer) = _target.staticcall(_calls[i]);
            _requireRefused(i, success, answer);
        }
    }

    function _requireRefused(uint256 index, bool success, bytes memory answer) private pure {
        bytes memory refusal = abi.encodeWithSelector(
            ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector
        );
        if (success || keccak256(answer) != keccak256(refusal))
            revert ReentryNotRefused(index, success, answer);
    }
}
