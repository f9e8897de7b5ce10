// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of ERC-3009 that the escrow uses, in both of its forms
interface IReceiveWithAuthorization {
    /// @notice Moves `value` from `from` to the caller, who must be `to`; (v, r, s) form.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

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
