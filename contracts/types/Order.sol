// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @notice One payment obligation: one buyer, one seller, one currency, one delivery.
/// @dev The order is never stored. Callers send it again with every action, and its EIP-712 digest, the order id,
/// finds its one slot of state. The EIP-712 type has the same fields in the same order.
/// @param termsId The published terms the order lives under.
/// @param buyer Who pays, unless `reassign` moved the side.
/// @param seller Who delivers and is paid, unless `reassign` moved the side.
/// @param token The settlement currency, an ERC-20.
/// @param amount What the buyer locks, in the token's smallest unit.
/// @param lockBy Last second (unix time) in which the order may be locked.
/// @param deliverBy Last second (unix time) in which delivery may be confirmed.
/// @param detailsHash Salted Merkle root of the private details (goods, address, Incoterm, tradeId, invoice).
struct Order {
    bytes32 termsId;
    address buyer;
    address seller;
    address token;
    uint96 amount;
    uint40 lockBy;
    uint40 deliverBy;
    bytes32 detailsHash;
}
