// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../../../contracts/types/Order.sol";

/// @title Packing
/// @notice The packed forms of a confirmation, written a second time.
library Packing {
    /// @dev Without their terms, which a confirmation names once.
    function orders(Order[] memory list) internal pure returns (bytes memory packed) {
        for (uint256 i = 0; i < list.length; ++i) packed = bytes.concat(packed, one(list[i]));
    }

    function one(Order memory order) internal pure returns (bytes memory) {
        return
            abi.encodePacked(
                order.buyer,
                order.seller,
                order.token,
                order.amount,
                order.lockBy,
                order.deliverBy,
                order.detailsHash
            );
    }

    /// @param signatures One for each attester; an empty one says that it did not sign.
    function attestations(
        bytes[] memory attesters,
        bytes[] memory signatures
    ) internal pure returns (bytes memory) {
        uint16 signed = 0;
        uint256 count = 0;
        for (uint256 i = 0; i < signatures.length; ++i) {
            if (signatures[i].length == 0) continue;
            signed |= uint16(1 << i);
            ++count;
        }
        bytes[] memory given = new bytes[](count);
        for (uint256 i = signatures.length; i > 0; --i) {
            if (signatures[i - 1].length != 0) given[--count] = signatures[i - 1];
        }
        return attestations(attesters, signed, given);
    }

    /// @param signed Bit n for attester n.
    /// @param signatures As many as there should be bits, in the attesters' order.
    function attestations(
        bytes[] memory attesters,
        uint16 signed,
        bytes[] memory signatures
    ) internal pure returns (bytes memory) {
        return
            bytes.concat(
                bytes1(uint8(attesters.length)),
                items(attesters),
                bytes2(signed),
                items(signatures)
            );
    }

    /// @dev Each after its length.
    function items(bytes[] memory list) internal pure returns (bytes memory packed) {
        for (uint256 i = 0; i < list.length; ++i) {
            packed = bytes.concat(packed, bytes2(uint16(list[i].length)), list[i]);
        }
    }
}
