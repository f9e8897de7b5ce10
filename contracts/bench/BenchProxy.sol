// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelProxy} from "../test-tokens/ModelProxy.sol";

/// @title BenchProxy
/// @notice The model of an issuer's proxy, built by the production profile.
contract BenchProxy is ModelProxy {
    constructor(
        address implementation_,
        address admin_,
        bytes memory data
    ) ModelProxy(implementation_, admin_, data) {}
}
