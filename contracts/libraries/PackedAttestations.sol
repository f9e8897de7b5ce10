// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../interfaces/IDelivery.sol";
import {Signatures} from "./Signatures.sol";
import {TypedData} from "./TypedData.sol";

/// @title Attesters and their signatures, packed
/// @dev A count of attesters (1 byte) and that many attesters; then a bitmap (2 bytes, bit n for attester n) of those who
/// signed, and that many signatures. Attesters and signatures are preceded by their length (2 bytes). The bitmap says who
/// signed, so that a signature may be empty: a Safe that approved on chain signs with nothing.
library PackedAttestations {
    /// @notice EIP-712 encoding of all attesters, as the terms keep it, and where the bitmap begins.
    function hashAttesters(bytes calldata packed) internal pure returns (bytes32 hash, uint256 end) {
        uint256 attesters = _readNumber(packed, 0, 1);
        bytes32[] memory hashes = new bytes32[](attesters);
        end = 1;
        for (uint256 i = 0; i < attesters; ++i) {
            bytes calldata attester;
            (attester, end) = _readItem(packed, end);
            hashes[i] = keccak256(attester);
        }
        hash = TypedData.hashWords(hashes);
    }

    /// @notice How many attesters signed; reverts if a signature is wrong.
    /// @param bitmapAt Where the bitmap begins.
    function countSigned(
        bytes calldata packed,
        uint256 bitmapAt,
        bytes32 digest
    ) internal view returns (uint256 signed) {
        uint256 bitmap = _readNumber(packed, bitmapAt, 2);
        uint256 signatureAt = bitmapAt + 2;
        uint256 attesterAt = 1;
        // A bit that is left when the attesters are over names nobody.
        for (; bitmap != 0 && attesterAt < bitmapAt; bitmap >>= 1) {
            bytes calldata attester;
            (attester, attesterAt) = _readItem(packed, attesterAt);
            if (bitmap & 1 == 0) continue;
            bytes calldata signature;
            (signature, signatureAt) = _readItem(packed, signatureAt);
            if (!Signatures.isValidAttestation(attester, digest, signature)) {
                revert IDelivery.AttestationInvalid(attester, digest);
            }
            ++signed;
        }
        if (bitmap != 0 || signatureAt != packed.length) {
            revert IDelivery.AttestationsMalformed(packed.length, signatureAt);
        }
    }

    function _readItem(
        bytes calldata packed,
        uint256 position
    ) private pure returns (bytes calldata item, uint256 end) {
        uint256 start = position + 2;
        end = start + _readNumber(packed, position, 2);
        if (end > packed.length) revert IDelivery.AttestationsMalformed(packed.length, end);
        assembly ("memory-safe") {
            item.offset := add(packed.offset, start)
            item.length := sub(end, start)
        }
    }

    /// @param size Bytes of the number: one or two.
    function _readNumber(
        bytes calldata packed,
        uint256 position,
        uint256 size
    ) private pure returns (uint256 value) {
        if (position + size > packed.length)
            revert IDelivery.AttestationsMalformed(packed.length, position + size);
        assembly ("memory-safe") {
            value := shr(sub(256, mul(8, size)), calldataload(add(packed.offset, position)))
        }
    }
}
