// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../types/Order.sol";

/// @title Delivery: confirmation by attesters
interface IDelivery {
    /// @notice Enough attesters confirmed delivery; inspection begins.
    /// @param orderId The order.
    /// @param evidenceHash Hash of what the attesters saw, as they signed it.
    /// @param until Last second (unix time) of inspection.
    event OrderDelivered(bytes32 indexed orderId, bytes32 evidenceHash, uint256 until);

    /// @notice All orders of one confirmation live under the same terms.
    error TermsMismatch(bytes32 given, bytes32 expected);

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
    /// - at least `threshold` attesters signed `Delivery(bytes32[] orderIds,bytes32 evidenceHash,uint48 signBy)` over
    ///   the whole list in its order, and no signature given is wrong;
    /// - now ≤ `signBy`; for each order: Locked and now ≤ `deliverBy`.
    /// @param orders The orders.
    /// @param evidenceHash Hash of what the attesters saw.
    /// @param signBy Last second (unix time) in which the attestations count.
    /// @param attesters All attesters of the terms, as published.
    /// @param signatures One entry an attester, empty for those who did not sign: ECDSA, ERC-1271 or ERC-7913.
    function confirmDelivery(
        Order[] calldata orders,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes[] calldata attesters,
        bytes[] calldata signatures
    ) external;
}
