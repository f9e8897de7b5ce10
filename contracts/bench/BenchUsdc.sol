// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelUsdc} from "../test-tokens/ModelUsdc.sol";
import {BenchSignatures} from "./BenchSignatures.sol";

/// @title BenchUsdc
/// @notice The model of USDC, built by the production profile, whose signed pulls cost what the original's do.
contract BenchUsdc is ModelUsdc {
    function _isValidSignature(
        address signer,
        bytes32 digest,
        bytes memory signature
    ) internal view override returns (bool) {
        return BenchSignatures.isValidSignatureNow(signer, digest, signature);
    }
}
