// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";

/// @title Lets a P-256 key attest: a seal, a phone's secure element, a smart card
/// @notice In terms an attester is this address followed by the key's x and y, 32 bytes each. The signature is r and s
/// over the delivery digest itself, with s in the lower half of the curve's order.
contract P256Verifier is ERC7913P256Verifier {}
