// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IOrderEscrow} from "../interfaces/IOrderEscrow.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {Transitions} from "../libraries/Transitions.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Action} from "../types/Action.sol";
import {Order} from "../types/Order.sol";

/// @title What every part of the escrow stands on: ids, states, signatures and the one guard against re-entry
abstract contract EscrowBase is IOrderEscrow, ReentrancyGuardTransient {
    mapping(bytes32 orderId => PackedState) private _states;

    /// @dev Order ids keep the domain of the deployment; signatures of actions use the present chain's. After a fork of
    /// the chain locked orders keep their ids, and no signature counts on both sides. A proxy that runs this code has a
    /// domain of its own, made from its address.
    bytes32 private immutable _DEPLOYMENT_DOMAIN;
    uint256 private immutable _DEPLOYMENT_CHAIN_ID;
    address private immutable _DEPLOYMENT_ADDRESS;

    constructor() {
        _DEPLOYMENT_DOMAIN = TypedData.domainSeparator(block.chainid, address(this));
        _DEPLOYMENT_CHAIN_ID = block.chainid;
        _DEPLOYMENT_ADDRESS = address(this);
    }

    /// @dev The order's id and state, if the action is open now; reverts with the named error otherwise.
    function _begin(
        Order calldata order,
        Action action
    ) internal view returns (bytes32 orderId, PackedState state) {
        return _beginHashed(TypedData.hashOrder(order), action);
    }

    /// @dev The same for an order whose struct hash is at hand.
    function _beginHashed(
        bytes32 orderHash,
        Action action
    ) internal view returns (bytes32 orderId, PackedState state) {
        orderId = _idOfHash(orderHash);
        state = _load(orderId);
        Transitions.requireOpen(orderId, action, state);
    }

    function _idOf(Order calldata order) internal view returns (bytes32) {
        return _idOfHash(TypedData.hashOrder(order));
    }

    function _idOfHash(bytes32 orderHash) internal view returns (bytes32) {
        bytes32 domain =
            address(this) == _DEPLOYMENT_ADDRESS
                ? _DEPLOYMENT_DOMAIN
                : TypedData.domainSeparator(_DEPLOYMENT_CHAIN_ID, address(this));
        return MessageHashUtils.toTypedDataHash(domain, orderHash);
    }

    function _load(bytes32 orderId) internal view returns (PackedState) {
        return _states[orderId];
    }

    function _store(bytes32 orderId, PackedState state) internal {
        _states[orderId] = state;
    }

    function _requireSigned(
        address signer,
        bytes32 structHash,
        uint48 signBy,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > signBy) revert SignatureExpired(signBy, block.timestamp);
        bytes32 digest = _actionDigest(structHash);
        if (!Signatures.isValid(signer, digest, signature)) revert SignatureInvalid(signer, digest);
    }

    function _actionDigest(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain =
            block.chainid == _DEPLOYMENT_CHAIN_ID && address(this) == _DEPLOYMENT_ADDRESS
                ? _DEPLOYMENT_DOMAIN
                : TypedData.domainSeparator(block.chainid, address(this));
        return MessageHashUtils.toTypedDataHash(domain, structHash);
    }

    /// @dev For every address that money or a side may go to.
    function _requireAccount(address account, address token) internal view {
        if (account == address(0) || account == address(this) || account == token)
            revert AccountNotAllowed(account);
    }

    /// @dev Whether a list has other items to go on with. A list of one reverts with the named error instead of
    /// skipping, and an empty one is refused.
    function _requireItems(uint256 length) internal pure {
        if (length == 0) revert ListEmpty();
    }
}
