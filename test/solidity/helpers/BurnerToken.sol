// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "../../../contracts/test-tokens/hostile/HostileErc20.sol";

/// @title BurnerToken
/// @notice A token that calls its payees, some of whom use much gas there: so much and no more, or all there is.
contract BurnerToken is HostileErc20 {
    uint256 public constant EVERYTHING = type(uint256).max;

    mapping(address payee => uint256) public gasOf;

    /// @param amount How much gas the payee's hook uses.
    function setGas(address payee, uint256 amount) external {
        gasOf[payee] = amount;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        uint256 amount = gasOf[to];
        if (amount == 0) return;
        uint256 left = gasleft();
        if (amount > left) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        while (left - gasleft() < amount) {}
    }
}
