// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title The part of Permit2 that the escrow uses
interface ISignatureTransfer {
    /// @param token The token.
    /// @param amount Most that may move, in its smallest unit.
    struct TokenPermissions {
        address token;
        uint256 amount;
    }

    /// @param permitted Token and amount.
    /// @param nonce Unordered nonce.
    /// @param deadline Last second (unix time) in which the signature counts.
    struct PermitTransferFrom {
        TokenPermissions permitted;
        uint256 nonce;
        uint256 deadline;
    }

    /// @param to Who receives.
    /// @param requestedAmount How much, at most the permitted amount.
    struct SignatureTransferDetails {
        address to;
        uint256 requestedAmount;
    }

    /// @notice Moves tokens of `owner`, who signed the permit for the caller together with `witness`.
    function permitWitnessTransferFrom(
        PermitTransferFrom memory permit,
        SignatureTransferDetails calldata transferDetails,
        address owner,
        bytes32 witness,
        string calldata witnessTypeString,
        bytes calldata signature
    ) external;
}
