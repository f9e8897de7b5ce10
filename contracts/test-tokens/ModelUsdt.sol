// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelErc20} from "./base/ModelErc20.sol";

/// @title ModelUsdt
/// @notice Behaves as USDT on Ethereum: 6 decimals, no return values, a fee that the owner can switch on, a blacklist
/// that looks at the sender only, pause, approvals only from or to zero, and the destruction of blacklisted funds.
/// @dev Storage: see {ModelErc20}; balances are in slot 0.
contract ModelUsdt is ModelErc20 {
    event AddedBlackList(address account);
    event RemovedBlackList(address account);
    event DestroyedBlackFunds(address account, uint256 balance);
    event Params(uint256 feeBasisPoints, uint256 maxFee);
    event Pause();
    event Unpause();

    error TokenPaused();
    error TokenAccountBlocked(address account);
    error TokenAccountNotBlocked(address account);
    error TokenApprovalNotReset(uint256 current, uint256 value);
    error TokenFeeTooHigh(uint256 basisPoints, uint256 maxFeeUnits);

    uint256 public basisPointsRate;
    /// @notice The most that one transfer pays, in the token's smallest unit.
    uint256 public maximumFee;

    constructor(address owner_) {
        _initializeToken({name_: "Tether USD", symbol_: "USDT", decimals_: 6, version_: "1", owner_: owner_});
    }

    function transfer(address to, uint256 value) external {
        _move(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external {
        _spendAllowance(from, value, false);
        _move(from, to, value);
    }

    /// @dev Emits {Approval}. A nonzero allowance must go to zero before it becomes another one.
    function approve(address spender, uint256 value) external {
        uint256 current = allowance(msg.sender, spender);
        if (value != 0 && current != 0) revert TokenApprovalNotReset(current, value);
        _approve(msg.sender, spender, value);
    }

    function mint(address to, uint256 value) external onlyOwner {
        _mint(to, value);
    }

    /// @notice Sets the fee: below 20 basis points, at most `maxFeeUnits` whole tokens (below 50).
    /// @dev Emits {Params}.
    function setParams(uint256 basisPoints, uint256 maxFeeUnits) external onlyOwner {
        if (basisPoints >= 20 || maxFeeUnits >= 50) revert TokenFeeTooHigh(basisPoints, maxFeeUnits);
        basisPointsRate = basisPoints;
        maximumFee = maxFeeUnits * 10 ** decimals;
        emit Params({feeBasisPoints: basisPoints, maxFee: maximumFee});
    }

    /// @dev Emits {Pause}.
    function pause() external onlyOwner {
        _setPaused(true);
        emit Pause();
    }

    /// @dev Emits {Unpause}.
    function unpause() external onlyOwner {
        _setPaused(false);
        emit Unpause();
    }

    /// @dev Emits {AddedBlackList}.
    function addBlackList(address account) external onlyOwner {
        _setBlocked(account, true);
        emit AddedBlackList(account);
    }

    /// @dev Emits {RemovedBlackList}.
    function removeBlackList(address account) external onlyOwner {
        _setBlocked(account, false);
        emit RemovedBlackList(account);
    }

    /// @notice Burns what a blacklisted account holds.
    /// @dev Emits {DestroyedBlackFunds} and, as the original, no transfer.
    function destroyBlackFunds(address account) external onlyOwner {
        if (!_isBlocked(account)) revert TokenAccountNotBlocked(account);
        uint256 balance = balanceOf(account);
        _remove(account, balance);
        emit DestroyedBlackFunds({account: account, balance: balance});
    }

    function isBlackListed(address account) external view returns (bool) {
        return _isBlocked(account);
    }

    function _move(address from, address to, uint256 value) private {
        if (paused) revert TokenPaused();
        if (_isBlocked(from)) revert TokenAccountBlocked(from);

        // Rounds down, in favor of the sender.
        uint256 fee = (value * basisPointsRate) / 10_000;
        if (fee > maximumFee) fee = maximumFee;
        if (fee != 0) _transfer(from, owner, fee);
        _transfer(from, to, value - fee);
    }
}
