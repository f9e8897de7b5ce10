// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelUsdc} from "../ModelUsdc.sol";

/// @title HostileUpgrade
/// @notice What an issuer's stolen admin key may put behind a {ModelProxy} mid-order: it keeps the storage of
/// {ModelUsdc}, and lets anyone move anybody's tokens without allowance.
contract HostileUpgrade is ModelUsdc {
    /// @notice Takes `value` from `from` for the caller.
    function seize(address from, uint256 value) external {
        _transfer(from, msg.sender, value);
    }
}
