// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Who signed: ECDSA first, ERC-1271 second, ERC-7913 for keys without an address
/// @dev ECDSA comes first, so that an account which delegates its code under EIP-7702 keeps signing with its key.
library Signatures {
    /// @notice Whether an account signed a digest.
    function isValid(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (problem == ECDSA.RecoverError.NoError && recovered == signer) return true;
        return
            signer.code.length != 0 &&
            SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }

    /// @notice Whether an ERC-7913 signer signed a digest: an account's 20 bytes, or a verifier's followed by a key.
    /// @param signer At least 20 bytes, as published in the terms.
    function isValidAttestation(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (bool) {
        address account = address(bytes20(signer));
        if (signer.length == 20) return isValid(account, digest, signature);
        // A precompile has no code, and one of them answers any question with the question itself.
        if (account.code.length == 0) return false;
        return SignatureChecker.isValidSignatureNow(signer, digest, signature);
    }
}
