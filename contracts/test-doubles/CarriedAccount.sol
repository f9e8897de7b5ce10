// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ERC7739} from "@openzeppelin/contracts/utils/cryptography/signers/draft-ERC7739.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title CarriedAccount
/// @notice An account that acts by signature: anybody carries its calls and pays for them.
abstract contract CarriedAccount is ERC7739 {
    struct Call {
        address to;
        bytes data;
    }

    /// @notice The calls were not signed by this account with its present nonce, or too late.
    error CallsNotSigned(bytes32 digest);

    bytes32 private constant _CALL_TYPEHASH = keccak256("Call(address to,bytes data)");
    bytes32 private constant _EXECUTE_TYPEHASH = keccak256(
        "Execute(Call[] calls,uint256 nonce,uint48 signBy)Call(address to,bytes data)"
    );

    /// @notice Signed in the next execution.
    uint256 public nonce;

    constructor() EIP712("CarriedAccount", "1") {}

    /// @notice Makes the calls, all or none.
    function execute(Call[] calldata calls, uint48 signBy, bytes calldata signature) external {
        bytes32[] memory hashes = new bytes32[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            hashes[i] = keccak256(abi.encode(_CALL_TYPEHASH, calls[i].to, keccak256(calls[i].data)));
        }
        bytes32 callsHash = keccak256(abi.encodePacked(hashes));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(_EXECUTE_TYPEHASH, callsHash, nonce, signBy)));
        if (block.timestamp > signBy || !_rawSignatureValidation(digest, signature))
            revert CallsNotSigned(digest);

        ++nonce;
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool done, bytes memory answer) = calls[i].to.call(calls[i].data);
            if (done) continue;
            assembly ("memory-safe") {
                revert(add(answer, 0x20), mload(answer))
            }
        }
    }
}
