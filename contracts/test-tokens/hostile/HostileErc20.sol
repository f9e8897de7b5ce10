// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title HostileErc20
/// @notice Base of the hostile tokens: 6 decimals, anyone may mint, and anyone may switch the hostility on, which is off
/// at first so that an order can be locked before the token turns.
/// @dev Storage: the balance of `account` is at `keccak256(abi.encode(account, 0))`, OpenZeppelin's slot 0.
abstract contract HostileErc20 is ERC20("Hostile", "HOST") {
    bool public hostile;

    function mint(address to, uint256 value) external {
        _mint(to, value);
    }

    function setHostile(bool hostile_) external {
        hostile = hostile_;
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
