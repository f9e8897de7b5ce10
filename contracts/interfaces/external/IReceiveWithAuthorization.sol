// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of ERC-3009 that the escrow calls, in the bytes form that takes ERC-1271 signatures
/// @dev The (v, r, s) form is called by its selector, see `SignedPulls`.
interface IReceiveWithAuthorization {
    /// @notice Moves `value` from `from` to the caller, who must be `to`; bytes form, which takes ERC-1271 signatures.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;
}
