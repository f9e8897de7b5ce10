// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title Uint96Amounts
/// @notice Amounts and allowances above 2^96 − 1 revert, except that the maximal allowance stands for "without limit",
/// as in UNI and COMP.
contract Uint96Amounts is HostileErc20 {
    error AmountAboveUint96(uint256 value);

    function _update(address from, address to, uint256 value) internal override {
        _requireUint96(value);
        super._update(from, to, value);
        // A receiver's sum may overflow too, where no single amount does.
        if (to != address(0)) _requireUint96(balanceOf(to));
    }

    function _approve(address holder, address spender, uint256 value, bool emitEvent) internal override {
        if (value != type(uint256).max) _requireUint96(value);
        super._approve(holder, spender, value, emitEvent);
    }

    function _requireUint96(uint256 value) private pure {
        if (value > type(uint96).max) revert AmountAboveUint96(value);
    }
}
