// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title FeeOnTransfer
/// @notice Every transfer burns a share of what is sent, from the first one on: the receiver gets less.
contract FeeOnTransfer is HostileErc20 {
    uint256 public immutable FEE_BPS;

    constructor(uint256 feeBps) {
        FEE_BPS = feeBps;
    }

    function _update(address from, address to, uint256 value) internal override {
        bool isTransfer = from != address(0) && to != address(0);
        // Rounds down, in favor of the receiver.
        uint256 fee = isTransfer ? (value * FEE_BPS) / 10_000 : 0;
        if (fee != 0) super._update(from, address(0), fee);
        super._update(from, to, value - fee);
    }
}
