// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../interfaces/IFunding.sol";
import {OrderWords} from "../libraries/OrderWords.sol";
import {SignedPulls} from "../libraries/SignedPulls.sol";
import {Order} from "../types/Order.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";
import {Locking} from "./Locking.sol";
import {TokenPulls} from "./TokenPulls.sol";

/// @title Locking one order
abstract contract Funding is Locking, TokenPulls {
    /// @inheritdoc IFunding
    function lock(
        Order calldata order,
        bytes calldata gateData
    ) external nonReentrant returns (bytes32 orderId) {
        orderId = _lockNew(order, msg.sender, gateData);

        _pullAllowance(OrderWords.tokenOf(order), OrderWords.amountOf(order));
    }

    /// @inheritdoc IFunding
    function lockWithPermit(
        Order calldata order,
        bytes calldata gateData,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (bytes32 orderId) {
        orderId = _lockNew(order, msg.sender, gateData);

        SignedPulls.tryPermit(order.token, order.amount, deadline, v, r, s);
        _pullAllowance(OrderWords.tokenOf(order), OrderWords.amountOf(order));
    }

    /// @inheritdoc IFunding
    function lockWithAuthorization(
        Order calldata order,
        address payer,
        bytes calldata gateData,
        bytes calldata signature
    ) external nonReentrant returns (bytes32 orderId) {
        orderId = _lockNew(order, payer, gateData);

        _pullAuthorization(order, orderId, payer, signature);
    }

    /// @inheritdoc IFunding
    function lockWithPermit2(
        Order calldata order,
        bytes calldata gateData,
        Permit2Funding calldata funding
    ) external nonReentrant returns (bytes32 orderId) {
        orderId = _lockNew(order, funding.payer, gateData);

        _pullPermit2(order, funding);
    }

    /// @inheritdoc IFunding
    function lockByCallback(
        Order calldata order,
        bytes calldata gateData,
        bytes calldata data
    ) external nonReentrant returns (bytes32 orderId) {
        orderId = _lockNew(order, msg.sender, gateData);

        bytes32[] memory orderIds = new bytes32[](1);
        orderIds[0] = orderId;
        _pullCallback(orderIds, order.token, order.amount, data);
    }
}
