// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signers that are contracts or keys: ERC-1271 wallets and ERC-7913 verifiers
/// @dev An external library, linked at deployment: the escrow needs the room, and the extra call is small beside the
/// call to the signer.
library ContractSigners {
    /// @notice Whether a signer that is no plain account signed a digest.
    /// @param signer 20 bytes of an ERC-1271 wallet, or an ERC-7913 verifier's followed by a key.
    function isValid(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) external view returns (bool) {
        if (signer.length != 20) return SignatureChecker.isValidSignatureNow(signer, digest, signature);
        address wallet = address(bytes20(signer));
        return
            wallet.code.length != 0 &&
            SignatureChecker.isValidERC1271SignatureNowCalldata(wallet, digest, signature);
    }
}
