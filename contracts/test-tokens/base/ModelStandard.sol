// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelErc20} from "./ModelErc20.sol";

/// @title ModelStandard
/// @notice The ERC-20 entry points that return a bool, with hooks for pause and blocklist.
abstract contract ModelStandard is ModelErc20 {
    error TokenPaused();
    error TokenAccountBlocked(address account);

    modifier whenNotPaused() {
        _requireNotPaused();
        _;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        _checkMove(msg.sender, msg.sender, to);
        _transfer(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        _checkMove(msg.sender, from, to);
        _spendAllowance(from, value, _rewritesMaximalAllowance());
        _transfer(from, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        _checkApproval(msg.sender, spender);
        _approve(msg.sender, spender, value);
        return true;
    }

    /// @dev Reverts when the issuer forbids this move.
    function _checkMove(address caller, address from, address to) internal view virtual {
        _requireNotPaused();
        _requireNotBlocked(caller);
        if (from != caller) _requireNotBlocked(from);
        _requireNotBlocked(to);
    }

    /// @dev Reverts when the issuer forbids this approval.
    function _checkApproval(address holder, address spender) internal view virtual {
        _requireNotPaused();
        _requireNotBlocked(holder);
        _requireNotBlocked(spender);
    }

    function _rewritesMaximalAllowance() internal pure virtual returns (bool) {
        return true;
    }

    function _requireNotPaused() internal view {
        if (paused) revert TokenPaused();
    }

    function _requireNotBlocked(address account) internal view {
        if (_isBlocked(account)) revert TokenAccountBlocked(account);
    }
}
