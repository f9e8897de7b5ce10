// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title RevertsOnZeroAmount
/// @notice A transfer of nothing reverts, from the start.
contract RevertsOnZeroAmount is HostileErc20 {
    error AmountZero(address from, address to);

    function _update(address from, address to, uint256 value) internal override {
        if (value == 0) revert AmountZero(from, to);
        super._update(from, to, value);
    }
}
