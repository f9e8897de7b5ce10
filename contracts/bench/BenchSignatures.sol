// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title BenchSignatures
/// @notice A library of its own account, as USDC keeps its check of signatures: one more cold account in each signed pull.
library BenchSignatures {
    function isValidSignatureNow(
        address signer,
        bytes32 digest,
        bytes memory signature
    ) external view returns (bool) {
        return SignatureChecker.isValidSignatureNow(signer, digest, signature);
    }
}
