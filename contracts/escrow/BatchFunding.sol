// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../interfaces/IFunding.sol";
import {OrderWords} from "../libraries/OrderWords.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {AuthorizedLock} from "../types/AuthorizedLock.sol";
import {Order} from "../types/Order.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";
import {Locking} from "./Locking.sol";
import {TokenPulls} from "./TokenPulls.sol";

/// @title Locking many orders: what is locked already is skipped, anything else wrong reverts all
abstract contract BatchFunding is Locking, TokenPulls {
    /// @inheritdoc IFunding
    function lockMany(Order[] calldata orders, bytes[] calldata gateData) external nonReentrant {
        _requireList(orders, gateData);
        address token = OrderWords.tokenOf(orders[0]);
        uint256 sum = 0;
        for (uint256 i = 0; i < orders.length; ++i) {
            Order calldata order = orders[i];
            if (OrderWords.tokenOf(order) != token) {
                if (sum != 0) _pullAllowance(token, sum);
                token = OrderWords.tokenOf(order);
                sum = 0;
            }
            (, bool locked) = _lockOrSkip(order, msg.sender, gateData[i], orders.length);
            if (locked) sum += order.amount;
        }
        if (sum != 0) _pullAllowance(token, sum);
    }

    /// @inheritdoc IFunding
    function lockManyByCallback(
        Order[] calldata orders,
        bytes[] calldata gateData,
        bytes[] calldata data
    ) external nonReentrant {
        _requireList(orders, gateData);
        uint256 start = 0;
        uint256 run = 0;
        for (; start < orders.length; ++run) {
            if (run == data.length) revert ListLengthMismatch(data.length, run + 1);
            address token = OrderWords.tokenOf(orders[start]);
            bytes32[] memory orderIds;
            uint256 sum;
            (start, sum, orderIds) = _lockRun(orders, gateData, start);
            if (sum != 0) _pullCallback(orderIds, token, sum, data[run]);
        }
        if (run != data.length) revert ListLengthMismatch(data.length, run);
    }

    /// @dev Locks orders of equal token side by side.
    /// @return end The index after the last of them.
    /// @return sum What those hold together that were not locked before.
    /// @return orderIds Their ids.
    function _lockRun(
        Order[] calldata orders,
        bytes[] calldata gateData,
        uint256 start
    ) private returns (uint256 end, uint256 sum, bytes32[] memory orderIds) {
        uint256 listLength = orders.length;
        address token = OrderWords.tokenOf(orders[start]);
        orderIds = new bytes32[](listLength - start);
        uint256 count = 0;
        for (end = start; end < listLength && OrderWords.tokenOf(orders[end]) == token; ++end) {
            Order calldata order = orders[end];
            (bytes32 orderId, bool locked) = _lockOrSkip(order, msg.sender, gateData[end], listLength);
            if (!locked) continue;
            orderIds[count] = orderId;
            ++count;
            sum += order.amount;
        }
        // The list is shortened to what was locked; the words behind it stay allocated.
        assembly ("memory-safe") {
            mstore(orderIds, count)
        }
    }

    /// @inheritdoc IFunding
    function lockManyWithAuthorization(AuthorizedLock[] calldata items) external nonReentrant {
        _requireItems(items.length);
        for (uint256 i = 0; i < items.length; ++i) {
            AuthorizedLock calldata item = items[i];
            Order calldata order = item.order;
            (bytes32 orderId, bool locked) = _lockOrSkip(order, item.payer, item.gateData, items.length);
            if (locked) _pullAuthorization(order, orderId, item.payer, item.signature);
        }
    }

    /// @inheritdoc IFunding
    function lockManyWithPermit2(
        Order[] calldata orders,
        bytes[] calldata gateData,
        Permit2Funding calldata funding
    ) external nonReentrant {
        _requireList(orders, gateData);
        (bytes32[] memory orderHashes, uint256 permitted) = _hashList(orders);
        uint256 requested = 0;
        for (uint256 i = 0; i < orders.length; ++i) {
            (, bool locked) = _lockOrSkip(orders[i], funding.payer, gateData[i], orders.length);
            if (locked) requested += orders[i].amount;
        }
        if (requested != 0) _pullPermit2List(orders[0].token, permitted, requested, funding, orderHashes);
    }

    /// @dev What the payer signed: each order, and the sum that may move.
    function _hashList(
        Order[] calldata orders
    ) private pure returns (bytes32[] memory orderHashes, uint256 permitted) {
        address token = OrderWords.tokenOf(orders[0]);
        orderHashes = new bytes32[](orders.length);
        for (uint256 i = 0; i < orders.length; ++i) {
            Order calldata order = orders[i];
            address given = OrderWords.tokenOf(order);
            if (given != token) revert ListTokenMismatch(given, token);
            orderHashes[i] = TypedData.hashOrder(order);
            permitted += OrderWords.amountOf(order);
        }
    }

    function _requireList(Order[] calldata orders, bytes[] calldata gateData) private pure {
        _requireItems(orders.length);
        if (gateData.length != orders.length) revert ListLengthMismatch(gateData.length, orders.length);
    }
}
