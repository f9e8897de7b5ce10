// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ILockFunder} from "../interfaces/ILockFunder.sol";

/// @title TestFunder
/// @notice Pays from its own balance when the escrow asks, or does not, and records what it was asked.
contract TestFunder is ILockFunder {
    enum Conduct {
        Honest,
        Nothing,
        OneLess,
        OneMore,
        OtherToken,
        Breaks
    }

    struct Ask {
        bytes32[] orderIds;
        address token;
        uint256 amount;
        bytes data;
    }

    error FunderBroke(uint256 index);
    error CallFailed(bytes answer);
    error CallerNotEscrow(address caller);

    address private immutable _ESCROW;
    Conduct private _conduct;
    /// @dev Which ask is answered badly; the others are paid.
    uint256 private _badIndex;
    address private _otherToken;
    Ask[] private _asks;

    constructor(address escrow) {
        _ESCROW = escrow;
    }

    /// @param otherToken What moves when another token than asked for is to move.
    function misbehave(Conduct conduct, uint256 index, address otherToken) external {
        (_conduct, _badIndex, _otherToken) = (conduct, index, otherToken);
    }

    /// @notice Calls the escrow, for tests that cannot act as this contract.
    function callEscrow(bytes calldata data) external {
        (bool success, bytes memory answer) = _ESCROW.call(data);
        if (!success) revert CallFailed(answer);
    }

    /// @inheritdoc ILockFunder
    function onLock(
        bytes32[] calldata orderIds,
        address token,
        uint256 amount,
        bytes calldata data
    ) external {
        if (msg.sender != _ESCROW) revert CallerNotEscrow(msg.sender);
        uint256 index = _asks.length;
        _asks.push(Ask({orderIds: orderIds, token: token, amount: amount, data: data}));

        Conduct conduct = index == _badIndex ? _conduct : Conduct.Honest;
        if (conduct == Conduct.Breaks) revert FunderBroke(index);
        if (conduct == Conduct.Nothing) return;
        if (conduct == Conduct.OneLess) amount -= 1;
        if (conduct == Conduct.OneMore) amount += 1;
        if (conduct == Conduct.OtherToken) token = _otherToken;
        SafeERC20.safeTransfer(IERC20(token), msg.sender, amount);
    }

    function countAsks() external view returns (uint256) {
        return _asks.length;
    }

    function askAt(uint256 index) external view returns (Ask memory) {
        return _asks[index];
    }
}
