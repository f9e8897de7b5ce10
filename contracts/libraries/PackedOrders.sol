// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IDelivery} from "../interfaces/IDelivery.sol";
import {TypedData} from "./TypedData.sol";

/// @title Orders of the same terms, packed: 114 bytes each instead of 256
/// @dev buyer (20), seller (20), token (20), amount (12), lockBy (5), deliverBy (5), detailsHash (32). There is no room
/// for stray bits.
library PackedOrders {
    uint256 private constant _BYTES = 114;

    /// @notice How many orders there are.
    function count(bytes calldata orders) internal pure returns (uint256) {
        if (orders.length % _BYTES != 0) revert IDelivery.PackedOrdersMalformed(orders.length, _BYTES);
        return orders.length / _BYTES;
    }

    /// @notice Struct hash of one of them, as {TypedData-hashOrder} gives it.
    /// @param index Below `count`.
    function hashAt(
        bytes calldata orders,
        uint256 index,
        bytes32 termsId
    ) internal pure returns (bytes32 hash) {
        bytes32 typehash = TypedData.ORDER_TYPEHASH;
        uint256 size = _BYTES;
        assembly ("memory-safe") {
            let order := add(orders.offset, mul(index, size))
            // Amount and both dates share a word, at bits 160, 120 and 80.
            let word := calldataload(add(order, 60))
            // Behind the free memory pointer, which need not move: the words are used at once.
            let start := mload(0x40)
            mstore(start, typehash)
            mstore(add(start, 0x20), termsId)
            mstore(add(start, 0x40), shr(96, calldataload(order)))
            mstore(add(start, 0x60), shr(96, calldataload(add(order, 20))))
            mstore(add(start, 0x80), shr(96, calldataload(add(order, 40))))
            mstore(add(start, 0xa0), shr(160, word))
            mstore(add(start, 0xc0), and(shr(120, word), 0xffffffffff))
            mstore(add(start, 0xe0), and(shr(80, word), 0xffffffffff))
            calldatacopy(add(start, 0x100), add(order, 82), 0x20)
            hash := keccak256(start, 0x120)
        }
    }
}
