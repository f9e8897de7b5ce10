// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Permit2's own errors, by the names in its source
interface IPermit2Errors {
    error InvalidSigner();
    error InvalidContractSignature();
    error InvalidNonce();
    error SignatureExpired(uint256 signatureDeadline);
}
