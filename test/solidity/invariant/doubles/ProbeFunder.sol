// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ILockFunder} from "../../../../contracts/interfaces/ILockFunder.sol";
import {ReentryProbe} from "./ReentryProbe.sol";

/// @title ProbeFunder
/// @notice A funder from which the probe tries every entry. It pays what is asked when the data is empty; otherwise it
/// moves what the data says, and breaks on one byte.
contract ProbeFunder is ILockFunder {
    error FunderBroke();

    ReentryProbe private immutable _PROBE;

    /// @notice Commits to every ask that came to an end, with its arguments and in their order.
    bytes32 public asked;

    constructor(ReentryProbe probe) {
        _PROBE = probe;
    }

    /// @inheritdoc ILockFunder
    function onLock(
        bytes32[] calldata orderIds,
        address token,
        uint256 amount,
        bytes calldata data
    ) external {
        _PROBE.attack();
        asked = keccak256(abi.encode(asked, orderIds, token, amount, data));
        if (data.length == 1) revert FunderBroke();
        if (data.length != 0) (token, amount) = abi.decode(data, (address, uint256));
        // Zero is brought by doing nothing.
        if (amount != 0) SafeERC20.safeTransfer(IERC20(token), msg.sender, amount);
    }
}
