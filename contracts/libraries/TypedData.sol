// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {DisputeReason} from "../types/DisputeReason.sol";
import {Order} from "../types/Order.sol";
import {Settlement} from "../types/Settlement.sol";

/// @title EIP-712 types of everything that is signed
/// @dev `src/order/typedData.ts` has the same schemas; a test shows that Solidity, viem and ethers agree.
library TypedData {
    bytes32 internal constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 internal constant NAME_HASH = keccak256("Lading");
    bytes32 internal constant VERSION_HASH = keccak256("1");

    bytes32 internal constant ORDER_TYPEHASH = keccak256(
        "Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)"
    );
    bytes32 internal constant RELEASE_TYPEHASH = keccak256(
        "Release(bytes32 orderId,uint96 releasedTotal,uint48 signBy)"
    );
    bytes32 internal constant CLAIM_TYPEHASH = keccak256(
        "Claim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)"
    );
    bytes32 internal constant RECLAIM_TYPEHASH = keccak256(
        "Reclaim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)"
    );
    bytes32 internal constant DISPUTE_TYPEHASH = keccak256(
        "Dispute(bytes32 orderId,uint96 amount,uint8 reason,bytes32 evidenceHash,uint48 signBy)"
    );
    bytes32 internal constant DELIVERY_TYPEHASH = keccak256(
        "Delivery(bytes32[] orderIds,bytes32 evidenceHash,uint48 signBy)"
    );
    bytes32 internal constant WITHDRAWAL_TYPEHASH = keccak256(
        "Withdrawal(address owner,address token,uint256 amount,uint256 nonce,uint48 signBy)"
    );
    bytes32 internal constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(bytes32 orderId,uint96 toBuyer,uint96 toSeller,Order[] next,uint48 signBy)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)"
    );

    /// @notice The domain separator of a contract on a chain.
    function domainSeparator(uint256 chainId, address verifyingContract) internal pure returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, chainId, verifyingContract));
    }

    /// @notice Struct hash of an order, from its eight words as they came.
    /// @dev Locking refuses stray bits (see {OrderWords}), so the hash of such words finds no state.
    function hashOrder(Order calldata order) internal pure returns (bytes32 hash) {
        bytes32 typehash = ORDER_TYPEHASH;
        // Behind the free memory pointer, which need not move: the words are used at once.
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, typehash)
            calldatacopy(add(start, 0x20), order, 0x100)
            hash := keccak256(start, 0x120)
        }
    }

    function hashRelease(
        bytes32 orderId,
        uint96 releasedTotal,
        uint48 signBy
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(RELEASE_TYPEHASH, orderId, releasedTotal, signBy));
    }

    /// @param typehash `CLAIM_TYPEHASH` or `RECLAIM_TYPEHASH`: the two messages have the same members.
    function hashPayout(
        bytes32 typehash,
        bytes32 orderId,
        address receiver,
        bytes calldata data,
        uint48 signBy
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(typehash, orderId, receiver, keccak256(data), signBy));
    }

    function hashDispute(
        bytes32 orderId,
        uint96 amount,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint48 signBy
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(DISPUTE_TYPEHASH, orderId, amount, reason, evidenceHash, signBy));
    }

    function hashDelivery(
        bytes32[] memory orderIds,
        bytes32 evidenceHash,
        uint48 signBy
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(DELIVERY_TYPEHASH, hashWords(orderIds), evidenceHash, signBy));
    }

    function hashWithdrawal(
        address owner,
        address token,
        uint256 amount,
        uint256 nonce,
        uint48 signBy
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(WITHDRAWAL_TYPEHASH, owner, token, amount, nonce, signBy));
    }

    /// @param nextHashes Struct hash of each next order.
    function hashSettlement(
        bytes32 orderId,
        Settlement calldata settlement,
        bytes32[] memory nextHashes
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    SETTLEMENT_TYPEHASH,
                    orderId,
                    settlement.toBuyer,
                    settlement.toSeller,
                    hashWords(nextHashes),
                    settlement.signBy
                )
            );
    }

    /// @notice EIP-712 encoding of an array of one-word members.
    function hashWords(bytes32[] memory words) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(add(words, 0x20), mul(mload(words), 0x20))
        }
    }

    /// @notice EIP-712 encoding of `bytes[]`: the hash of the items' hashes.
    function hashBytesArray(bytes[] calldata items) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) hashes[i] = keccak256(items[i]);
        return hashWords(hashes);
    }
}
