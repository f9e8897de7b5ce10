// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title LyingBalance
/// @notice While hostile it moves nothing, says that it did, and adds to the balance that it reports for one account
/// whatever was sent there: a check by balance difference believes it.
contract LyingBalance is HostileErc20 {
    mapping(address account => uint256) public invented;

    function balanceOf(address account) public view override returns (uint256) {
        return super.balanceOf(account) + invented[account];
    }

    /// @notice Makes {balanceOf} report that much above the truth.
    function invent(address account, uint256 value) external {
        invented[account] = value;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (hostile) {
            invented[to] += value;
        } else {
            super._update(from, to, value);
        }
    }
}
