// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title SwitchableFee
/// @notice A fee that is switched on later. Either the receiver gets less, or the sender pays on top of what it sends:
/// then a pot would pay for one order's transfer with the money of others.
contract SwitchableFee is HostileErc20 {
    uint256 public constant FEE_BPS = 100;

    /// @notice True: the sender pays the fee on top. False: the receiver gets less.
    bool public senderPays;

    function setSenderPays(bool senderPays_) external {
        senderPays = senderPays_;
    }

    function _update(address from, address to, uint256 value) internal override {
        bool isTransfer = from != address(0) && to != address(0);
        // Rounds down, in favor of whoever pays.
        uint256 fee = hostile && isTransfer ? (value * FEE_BPS) / 10_000 : 0;
        if (fee != 0) super._update(from, address(0), fee);
        super._update(from, to, senderPays ? value : value - fee);
    }
}
