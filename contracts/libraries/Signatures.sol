// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {ContractSigners} from "./ContractSigners.sol";

/// @title Who signed: ECDSA first, ERC-1271 second, ERC-7913 for keys without an address
/// @dev ECDSA comes first, so that an account which delegates its code under EIP-7702 keeps signing with its key.
library Signatures {
    /// @notice Whether an account signed a digest.
    function isValid(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        return
            _isRecovered(signer, digest, signature) ||
            ContractSigners.isValid(abi.encodePacked(signer), digest, signature);
    }

    /// @notice Whether an ERC-7913 signer signed a digest: an account's 20 bytes, or a verifier's followed by a key.
    /// @param signer At least 20 bytes, as published in the terms.
    function isValidAttestation(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (bool) {
        return
            (signer.length == 20 && _isRecovered(address(bytes20(signer)), digest, signature)) ||
            ContractSigners.isValid(signer, digest, signature);
    }

    function _isRecovered(address signer, bytes32 digest, bytes calldata signature) private pure returns (bool) {
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
        return problem == ECDSA.RecoverError.NoError && recovered == signer;
    }
}
