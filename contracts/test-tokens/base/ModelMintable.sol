// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelPausable} from "./ModelPausable.sol";

/// @title ModelMintable
/// @notice Minters with an allowance each. The owner starts as a minter without limit, so that a test needs no set-up.
abstract contract ModelMintable is ModelPausable {
    event Mint(address indexed minter, address indexed to, uint256 amount);
    event MinterConfigured(address indexed minter, uint256 minterAllowedAmount);

    error TokenMinterAllowanceExceeded(address minter, uint256 allowed, uint256 value);

    mapping(address minter => uint256) public minterAllowance;

    /// @dev Emits {MinterConfigured}.
    function configureMinter(address minter, uint256 allowed) external onlyOwner {
        _configureMinter(minter, allowed);
    }

    /// @dev Emits {Mint} and {Transfer} from zero. The mint lowers the minter's allowance.
    function mint(address to, uint256 value) external whenNotPaused returns (bool) {
        _requireNotBlocked(msg.sender);
        _requireNotBlocked(to);
        uint256 allowed = minterAllowance[msg.sender];
        if (allowed < value) revert TokenMinterAllowanceExceeded(msg.sender, allowed, value);

        minterAllowance[msg.sender] = allowed - value;
        emit Mint({minter: msg.sender, to: to, amount: value});
        _mint(to, value);
        return true;
    }

    function _configureMinter(address minter, uint256 allowed) internal {
        minterAllowance[minter] = allowed;
        emit MinterConfigured({minter: minter, minterAllowedAmount: allowed});
    }
}
