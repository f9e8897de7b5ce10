// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Settlement} from "../../../../contracts/types/Settlement.sol";

/// @title Messages
/// @notice The typed data of the escrow written a second time, so that a mistake in the first is seen.
library Messages {
    string private constant _ORDER =
        "Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)";

    function domain(uint256 chainId, address escrow) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        return keccak256(abi.encode(typehash, keccak256("Lading"), keccak256("1"), chainId, escrow));
    }

    function digest(bytes32 domainSeparator, bytes32 structHash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainSeparator, structHash));
    }

    function order(Order memory given) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(bytes(_ORDER)), abi.encode(given)));
    }

    function release(bytes32 orderId, uint96 releasedTotal, uint48 signBy) internal pure returns (bytes32) {
        bytes32 typehash = keccak256("Release(bytes32 orderId,uint96 releasedTotal,uint48 signBy)");
        return keccak256(abi.encode(typehash, orderId, releasedTotal, signBy));
    }

    function claim(
        bytes32 orderId,
        address receiver,
        bytes memory data,
        uint48 signBy
    ) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            "Claim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)"
        );
        return keccak256(abi.encode(typehash, orderId, receiver, keccak256(data), signBy));
    }

    function reclaim(
        bytes32 orderId,
        address receiver,
        bytes memory data,
        uint48 signBy
    ) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            "Reclaim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)"
        );
        return keccak256(abi.encode(typehash, orderId, receiver, keccak256(data), signBy));
    }

    function dispute(
        bytes32 orderId,
        uint96 amount,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint48 signBy
    ) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            "Dispute(bytes32 orderId,uint96 amount,uint8 reason,bytes32 evidenceHash,uint48 signBy)"
        );
        return keccak256(abi.encode(typehash, orderId, amount, reason, evidenceHash, signBy));
    }

    function delivery(
        bytes32[] memory orderIds,
        bytes32 evidenceHash,
        uint48 signBy
    ) internal pure returns (bytes32) {
        bytes32 typehash = keccak256("Delivery(bytes32[] orderIds,bytes32 evidenceHash,uint48 signBy)");
        return keccak256(abi.encode(typehash, keccak256(abi.encodePacked(orderIds)), evidenceHash, signBy));
    }

    function withdrawal(
        address owner,
        address token,
        uint256 amount,
        uint256 nonce,
        uint48 signBy
    ) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            "Withdrawal(address owner,address token,uint256 amount,uint256 nonce,uint48 signBy)"
        );
        return keccak256(abi.encode(typehash, owner, token, amount, nonce, signBy));
    }

    function settlement(bytes32 orderId, Settlement memory given) internal pure returns (bytes32) {
        bytes32 typehash = keccak256(
            bytes.concat(
                "Settlement(bytes32 orderId,uint96 toBuyer,uint96 toSeller,Order[] next,uint48 signBy)",
                bytes(_ORDER)
            )
        );
        bytes32[] memory next = new bytes32[](given.next.length);
        for (uint256 i = 0; i < next.length; ++i) next[i] = order(given.next[i]);
        bytes32 nextHash = keccak256(abi.encodePacked(next));
        return
            keccak256(abi.encode(typehash, orderId, given.toBuyer, given.toSeller, nextHash, given.signBy));
    }
}
