// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title WipedBalance
/// @notice Anyone may take an account's balance away, all of it or a part.
contract WipedBalance is HostileErc20 {
    function wipe(address account, uint256 value) external {
        _burn(account, value);
    }
}
