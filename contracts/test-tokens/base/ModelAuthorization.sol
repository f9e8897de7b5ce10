// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ModelTypedData} from "./ModelTypedData.sol";

/// @title ModelAuthorization
/// @notice ERC-3009 in its first form: transfers by signature, with v, r and s.
abstract contract ModelAuthorization is ModelTypedData {
    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);
    event AuthorizationCanceled(address indexed authorizer, bytes32 indexed nonce);

    error TokenAuthorizationNotYetValid(uint256 validAfter, uint256 timestamp);
    error TokenAuthorizationExpired(uint256 validBefore, uint256 timestamp);
    error TokenAuthorizationUsed(address authorizer, bytes32 nonce);
    error TokenCallerNotPayee(address caller, address payee);

    /// @dev The signed fields, in the order of the typed data.
    struct Authorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    bytes32 public constant TRANSFER_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant RECEIVE_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant CANCEL_AUTHORIZATION_TYPEHASH = keccak256(
        "CancelAuthorization(address authorizer,bytes32 nonce)"
    );

    /// @notice Whether a nonce is used or canceled.
    mapping(address authorizer => mapping(bytes32 nonce => bool)) public authorizationState;

    /// @dev Emits {AuthorizationUsed} and {Transfer}. Anyone may send it.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        _transferAuthorized(
            Authorization(from, to, value, validAfter, validBefore, nonce),
            abi.encodePacked(r, s, v)
        );
    }

    /// @dev Emits {AuthorizationUsed} and {Transfer}. Only the payee may send it.
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
    ) external {
        _receiveAuthorized(
            Authorization(from, to, value, validAfter, validBefore, nonce),
            abi.encodePacked(r, s, v)
        );
    }

    /// @dev Emits {AuthorizationCanceled}.
    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external {
        _cancelAuthorization(authorizer, nonce, abi.encodePacked(r, s, v));
    }

    function _transferAuthorized(Authorization memory signed, bytes memory signature) internal {
        _useAuthorization(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, signed, signature);
    }

    function _receiveAuthorized(Authorization memory signed, bytes memory signature) internal {
        if (msg.sender != signed.to) revert TokenCallerNotPayee(msg.sender, signed.to);
        _useAuthorization(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, signed, signature);
    }

    function _cancelAuthorization(
        address authorizer,
        bytes32 nonce,
        bytes memory signature
    ) internal whenNotPaused {
        _requireUnused(authorizer, nonce);
        bytes32 structHash = keccak256(abi.encode(CANCEL_AUTHORIZATION_TYPEHASH, authorizer, nonce));
        _requireSignature(authorizer, structHash, signature);
        authorizationState[authorizer][nonce] = true;
        emit AuthorizationCanceled({authorizer: authorizer, nonce: nonce});
    }

    function _useAuthorization(
        bytes32 typeHash,
        Authorization memory signed,
        bytes memory signature
    ) private {
        // A relayer that is blocked may still carry somebody's signature: only the two accounts count.
        _checkMove(signed.from, signed.from, signed.to);
        if (block.timestamp <= signed.validAfter) {
            revert TokenAuthorizationNotYetValid(signed.validAfter, block.timestamp);
        }
        if (block.timestamp >= signed.validBefore) {
            revert TokenAuthorizationExpired(signed.validBefore, block.timestamp);
        }
        _requireUnused(signed.from, signed.nonce);
        // A struct of static members encodes as its members in a row, which is what typed data hashes.
        _requireSignature(signed.from, keccak256(abi.encode(typeHash, signed)), signature);

        authorizationState[signed.from][signed.nonce] = true;
        emit AuthorizationUsed({authorizer: signed.from, nonce: signed.nonce});
        _transfer(signed.from, signed.to, signed.value);
    }

    function _requireUnused(address authorizer, bytes32 nonce) private view {
        if (authorizationState[authorizer][nonce]) revert TokenAuthorizationUsed(authorizer, nonce);
    }
}
