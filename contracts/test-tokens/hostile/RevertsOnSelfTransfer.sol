// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title RevertsOnSelfTransfer
/// @notice A transfer of an account to itself reverts, from the start.
contract RevertsOnSelfTransfer is HostileErc20 {
    error SelfTransfer(address account);

    function _update(address from, address to, uint256 value) internal override {
        if (from == to) revert SelfTransfer(from);
        super._update(from, to, value);
    }
}
