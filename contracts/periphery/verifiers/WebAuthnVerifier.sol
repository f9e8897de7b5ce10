// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";

/// @title Lets a passkey attest
/// @notice In terms an attester is this address followed by the key's x and y, 32 bytes each. The signature is
/// `abi.encode(bytes32 r, bytes32 s, uint256 challengeIndex, uint256 typeIndex, bytes authenticatorData,
/// string clientDataJSON)`: the challenge is the delivery digest, the user must have been verified (UV), and s is in
/// the lower half of the curve's order.
contract WebAuthnVerifier is ERC7913WebAuthnVerifier {}
