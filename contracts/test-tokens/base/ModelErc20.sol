// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @title ModelErc20
/// @notice Storage and bookkeeping that the model stablecoins share; each model adds the entry points of its original.
/// @dev Storage slots, for tests that read them by `eth_getStorageAt`:
/// - 0: `mapping(address account => uint256)`, the balance of `account` at `keccak256(abi.encode(account, 0))`;
///   the top bit says "blocked by the issuer", the other 255 bits are the balance (as in USDC since version 2.2)
/// - 1: owner (20 bytes), paused (1), decimals (1), version of the typed-data domain (1)
/// - 2: `mapping(address owner => mapping(address spender => uint256))`, allowances
/// - 3: total supply
/// - 4, 5: name, symbol
/// The models revert with named errors where the originals use strings: nothing outside may depend on either.
abstract contract ModelErc20 is IERC20Errors {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    error TokenAlreadyInitialized(address owner);
    error TokenCallerNotOwner(address caller, address owner);
    error TokenVersionNotOneCharacter(string version);

    uint256 private constant _BLOCKED = 1 << 255;

    mapping(address account => uint256) private _balanceAndBlocked;

    address public owner;
    bool public paused;
    uint8 public decimals;
    // One character, so that it shares the slot that every transfer reads: in the originals it is a constant.
    bytes1 private _version;

    mapping(address owner => mapping(address spender => uint256)) private _allowances;
    uint256 public totalSupply;
    string public name;
    string public symbol;

    modifier onlyOwner() {
        if (msg.sender != owner) revert TokenCallerNotOwner(msg.sender, owner);
        _;
    }

    function balanceOf(address account) public view returns (uint256) {
        return _balanceAndBlocked[account] & ~_BLOCKED;
    }

    function allowance(address holder, address spender) public view returns (uint256) {
        return _allowances[holder][spender];
    }

    function version() public view returns (string memory) {
        return string(abi.encodePacked(_version));
    }

    /// @dev Stands for a constructor: behind a proxy there is none.
    function _initializeToken(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        string memory version_,
        address owner_
    ) internal {
        if (owner != address(0)) revert TokenAlreadyInitialized(owner);
        if (bytes(version_).length != 1) revert TokenVersionNotOneCharacter(version_);
        (name, symbol, decimals, owner) = (name_, symbol_, decimals_, owner_);
        _version = bytes(version_)[0];
    }

    function _isBlocked(address account) internal view returns (bool) {
        return _balanceAndBlocked[account] & _BLOCKED != 0;
    }

    function _setBlocked(address account, bool blocked) internal {
        _balanceAndBlocked[account] = balanceOf(account) | (blocked ? _BLOCKED : 0);
    }

    function _setPaused(bool paused_) internal {
        paused = paused_;
    }

    function _approve(address holder, address spender, uint256 value) internal {
        if (holder == address(0)) revert ERC20InvalidApprover(holder);
        if (spender == address(0)) revert ERC20InvalidSpender(spender);
        _allowances[holder][spender] = value;
        emit Approval({owner: holder, spender: spender, value: value});
    }

    /// @dev Lowers an allowance without an event, as the originals do; `rewriteMaximal` says whether a maximal one too.
    function _spendAllowance(address holder, uint256 value, bool rewriteMaximal) internal {
        uint256 allowed = _allowances[holder][msg.sender];
        if (allowed < value) revert ERC20InsufficientAllowance(msg.sender, allowed, value);
        if (rewriteMaximal || allowed != type(uint256).max) _allowances[holder][msg.sender] = allowed - value;
    }

    function _transfer(address from, address to, uint256 value) internal {
        if (to == address(0)) revert ERC20InvalidReceiver(to);
        _debit(from, value);
        _credit(to, value);
        emit Transfer({from: from, to: to, value: value});
    }

    function _mint(address to, uint256 value) internal {
        if (to == address(0)) revert ERC20InvalidReceiver(to);
        totalSupply += value;
        _credit(to, value);
        emit Transfer({from: address(0), to: to, value: value});
    }

    /// @dev Takes the tokens away and says nothing: each model has its own event for it.
    function _remove(address from, uint256 value) internal {
        _debit(from, value);
        totalSupply -= value;
    }

    function _debit(address from, uint256 value) private {
        uint256 packed = _balanceAndBlocked[from];
        uint256 balance = packed & ~_BLOCKED;
        if (balance < value) revert ERC20InsufficientBalance(from, balance, value);
        _balanceAndBlocked[from] = packed - value;
    }

    /// @dev Total supply stays below 2^255 in any test, so that the flag is never carried into.
    function _credit(address to, uint256 value) private {
        _balanceAndBlocked[to] += value;
    }
}
