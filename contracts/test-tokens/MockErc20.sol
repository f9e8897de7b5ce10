// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title MockErc20
/// @notice A plain ERC-20 that anyone may mint, with the decimals of choice.
/// @dev Storage: the balance of `account` is at `keccak256(abi.encode(account, 0))`, OpenZeppelin's slot 0.
contract MockErc20 is ERC20 {
    uint8 private immutable _DECIMALS;

    constructor(string memory name_, string memory symbol_, uint8 decimals_) ERC20(name_, symbol_) {
        _DECIMALS = decimals_;
    }

    function mint(address to, uint256 value) external {
        _mint(to, value);
    }

    function decimals() public view override returns (uint8) {
        return _DECIMALS;
    }
}
