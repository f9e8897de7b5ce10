// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title GasBurner
/// @notice While hostile a transfer uses up all the gas it was given.
contract GasBurner is HostileErc20 {
    function _update(address from, address to, uint256 value) internal override {
        if (hostile) {
            // An invalid opcode takes all remaining gas at once: the same to a caller as an endless loop, but quick.
            assembly ("memory-safe") {
                invalid()
            }
        }
        super._update(from, to, value);
    }
}
