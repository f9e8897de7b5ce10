// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title BlocksTransfers
/// @notice While hostile every transfer reverts.
contract BlocksTransfers is HostileErc20 {
    error TransfersBlocked(address from, address to);

    function _update(address from, address to, uint256 value) internal override {
        if (hostile) revert TransfersBlocked(from, to);
        super._update(from, to, value);
    }
}
