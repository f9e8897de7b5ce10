// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignerEIP7702} from "@openzeppelin/contracts/utils/cryptography/signers/SignerEIP7702.sol";

import {CarriedAccount} from "./CarriedAccount.sol";

/// @title DelegateAccount
/// @notice Code for an account that delegates under EIP-7702: its own key signs the calls that others carry.
contract DelegateAccount is CarriedAccount, SignerEIP7702 {}
