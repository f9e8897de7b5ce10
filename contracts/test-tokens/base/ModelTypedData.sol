// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {ModelStandard} from "./ModelStandard.sol";

/// @title ModelTypedData
/// @notice EIP-712 domain over the live chain id, and the check of a signature.
abstract contract ModelTypedData is ModelStandard {
    error TokenSignatureInvalid(address signer, bytes32 digest);

    bytes32 private constant _DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    // solhint-disable-next-line func-name-mixedcase
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    _DOMAIN_TYPEHASH,
                    keccak256(bytes(name)),
                    keccak256(bytes(version())),
                    block.chainid,
                    address(this)
                )
            );
    }

    function _requireSignature(address signer, bytes32 structHash, bytes memory signature) internal view {
        bytes32 digest = MessageHashUtils.toTypedDataHash(DOMAIN_SEPARATOR(), structHash);
        if (!_isValidSignature(signer, digest, signature)) revert TokenSignatureInvalid(signer, digest);
    }

    /// @dev ECDSA only; a model whose original accepts contract wallets overrides it.
    function _isValidSignature(
        address signer,
        bytes32 digest,
        bytes memory signature
    ) internal view virtual returns (bool) {
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecover(digest, signature);
        return problem == ECDSA.RecoverError.NoError && recovered == signer;
    }
}
