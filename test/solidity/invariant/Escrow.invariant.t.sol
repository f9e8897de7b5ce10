// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {InvariantTest} from "./handler/InvariantTest.sol";
import {OrderHandler} from "./handler/OrderHandler.sol";

/// @dev The runner calls only what a file of tests defines itself.
contract EscrowHandler is OrderHandler(0) {}

/// @title Invariants 1 to 14 and 17 to 20, from an empty escrow
contract EscrowInvariantTest is InvariantTest {
    function setUp() external {
        _target(new EscrowHandler());
    }
}
