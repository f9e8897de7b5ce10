// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title ReturnBomb
/// @notice While hostile a transfer reverts with a megabyte of data: a caller that copies it pays about two million gas.
contract ReturnBomb is HostileErc20 {
    uint256 public constant BOMB_SIZE = 1_000_000;

    function _update(address from, address to, uint256 value) internal override {
        if (hostile) {
            uint256 size = BOMB_SIZE;
            // Assembly, since Solidity cannot revert with memory that nobody wrote. It reads only, and never returns.
            assembly ("memory-safe") {
                revert(0, size)
            }
        }
        super._update(from, to, value);
    }
}
