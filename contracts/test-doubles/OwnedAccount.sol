// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignerECDSA} from "@openzeppelin/contracts/utils/cryptography/signers/SignerECDSA.sol";

import {CarriedAccount} from "./CarriedAccount.sol";

/// @title OwnedAccount
/// @notice A contract account of one key, as a passkey account is: signs by ERC-1271 (ERC-7739), acts by carried calls.
contract OwnedAccount is CarriedAccount, SignerECDSA {
    constructor(address owner) SignerECDSA(owner) {}
}
