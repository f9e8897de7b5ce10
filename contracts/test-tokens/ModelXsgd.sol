// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelJpyc} from "./ModelJpyc.sol";

/// @title ModelXsgd
/// @notice XSGD: 6 decimals, a proxy, blocklist, pause and v, r, s signatures. It descends from the same code as
/// JPYC and differs in its initial values ("XSGD", "XSGD", "SGD", 6, "1").
contract ModelXsgd is ModelJpyc {}
