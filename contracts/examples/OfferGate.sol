// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../interfaces/IOrderGate.sol";
import {Order} from "../types/Order.sol";

/// @title OfferGate
/// @notice The simplest gate: an order is locked only if its seller offered exactly this order before.
contract OfferGate is IOrderGate {
    /// @notice A seller offered an order.
    event OrderOffered(bytes32 indexed orderId, address indexed seller);

    /// @notice A lock was let through, paid by `payer`; `note` is whatever the sender of the lock wrote.
    event OfferTaken(bytes32 indexed orderId, address indexed payer, bytes note);

    mapping(address seller => mapping(bytes32 orderId => bool)) public offered;

    /// @notice Offers an order of the caller's.
    /// @dev Emits {OrderOffered}.
    function offer(bytes32 orderId) external {
        offered[msg.sender][orderId] = true;
        emit OrderOffered({orderId: orderId, seller: msg.sender});
    }

    /// @inheritdoc IOrderGate
    /// @dev Emits {OfferTaken}. The offered id binds the token. Anyone may call this: it changes nothing, so an event here
    /// proves no lock.
    function check(
        Order calldata order,
        bytes32 orderId,
        address payer,
        bytes calldata gateData
    ) external returns (bytes4 magic) {
        if (!offered[order.seller][orderId]) return 0;
        emit OfferTaken({orderId: orderId, payer: payer, note: gateData});
        return IOrderGate.check.selector;
    }
}
