// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title PhantomPermit
/// @notice Has no permit and no authorization, and its fallback accepts them all without doing anything, as WETH does.
contract PhantomPermit is HostileErc20 {
    event FallbackAccepted(bytes4 indexed selector);

    fallback() external {
        emit FallbackAccepted(msg.sig);
    }
}
