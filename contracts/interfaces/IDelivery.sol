// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title Delivery: confirmation by attesters
interface IDelivery {
    /// @notice Enough attesters confirmed delivery; inspection begins.
    /// @param orderId The order.
    /// @param evidenceHash Hash of what the attesters saw, as they signed it.
    /// @param until Last second (unix time) of inspection.
    event OrderDelivered(bytes32 indexed orderId, bytes32 evidenceHash, uint256 until);

    /// @notice Packed orders have a fixed size.
    /// @param length Bytes that were given.
    /// @param size Bytes of one order, of which `length` must be a multiple.
    error PackedOrdersMalformed(uint256 length, uint256 size);

    /// @notice Packed attestations are not as long as they say, or a signature is marked for nobody.
    /// @param length Bytes that were given.
    /// @param end Where what they say ends.
    error AttestationsMalformed(uint256 length, uint256 end);

    /// @notice The attesters are not those of the terms, in their order.
    error AttestersMismatch(bytes32 givenHash, bytes32 expectedHash);

    /// @notice An attester's signature is not valid.
    error AttestationInvalid(bytes attester, bytes32 digest);

    /// @notice Too few attesters signed.
    error AttestationsTooFew(uint256 given, uint256 threshold);

    /// @notice Confirms delivery of orders of the same terms. Anyone may carry the attestations.
    /// @dev Emits {OrderDelivered} for each, or {OrderSkipped} for what is not Locked any more or past its `deliverBy`;
    /// a list of one reverts instead.
    ///
    /// Requirements:
    /// - the attesters are all of the terms, as published;
    /// - at least `threshold` attesters signed `Delivery(bytes32[] orderIds,bytes32 evidenceHash,uint48 signBy)` over
    ///   the whole list in its order, and no signature given is wrong;
    /// - now ≤ `signBy`; for each order: Locked and now ≤ `deliverBy`.
    /// @param termsId The terms of all orders.
    /// @param orders The orders without their terms, 114 bytes each: buyer (20), seller (20), token (20), amount (12),
    /// lockBy (5), deliverBy (5), detailsHash (32). Packed, because what this call costs is mostly its data.
    /// @param evidenceHash Hash of what the attesters saw.
    /// @param signBy Last second (unix time) in which the attestations count.
    /// @param attestations Number of attesters (1 byte), the attesters; a bitmap (2 bytes, bit n for attester n) of those
    /// who signed, their signatures in the same order: ECDSA, ERC-1271 or ERC-7913. Each attester and each signature is
    /// preceded by its length (2 bytes). A signature may be empty: a contract that approved on chain may sign so.
    function confirmDelivery(
        bytes32 termsId,
        bytes calldata orders,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes calldata attestations
    ) external;
}
