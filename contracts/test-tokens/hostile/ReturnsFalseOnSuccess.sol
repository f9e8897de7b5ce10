// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title ReturnsFalseOnSuccess
/// @notice While hostile it moves the tokens and says false.
contract ReturnsFalseOnSuccess is HostileErc20 {
    function transfer(address to, uint256 value) public override returns (bool) {
        return super.transfer(to, value) && !hostile;
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return super.transferFrom(from, to, value) && !hostile;
    }
}
