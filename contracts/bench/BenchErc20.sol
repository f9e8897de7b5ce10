// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MockErc20} from "../test-tokens/MockErc20.sol";

/// @title BenchErc20
/// @notice The plain ERC-20 of the bench: the tests' one, built by the production profile like what is measured on it.
contract BenchErc20 is MockErc20 {
    constructor() MockErc20("Plain", "PLN", 6) {}
}
