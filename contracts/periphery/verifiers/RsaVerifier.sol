// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC7913RSAVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913RSAVerifier.sol";

/// @title Lets an RSA key attest: customs and company certificates
/// @notice In terms an attester is this address followed by `abi.encode(bytes exponent, bytes modulus)`, at least 2,048
/// bits. The signature is RSASSA-PKCS1-v1_5 with SHA-256 over the 32 bytes of the delivery digest.
contract RsaVerifier is ERC7913RSAVerifier {}
