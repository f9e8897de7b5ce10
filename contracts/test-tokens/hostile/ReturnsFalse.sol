// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title ReturnsFalse
/// @notice While hostile it moves nothing and says false instead of reverting.
contract ReturnsFalse is HostileErc20 {
    function transfer(address to, uint256 value) public override returns (bool) {
        return !hostile && super.transfer(to, value);
    }

    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        return !hostile && super.transferFrom(from, to, value);
    }
}
