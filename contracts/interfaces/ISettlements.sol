// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../types/Order.sol";
import {Settlement} from "../types/Settlement.sol";

/// @title Settlements: both sides agree how the held money ends
interface ISettlements {
    /// @notice Held money moved into a next order without a transfer. That order's own {IFunding-OrderLocked} follows.
    /// @param orderId The settled order.
    /// @param nextOrderId The order that holds the money now.
    /// @param amount How much, in the token's smallest unit.
    event OrderCarried(bytes32 indexed orderId, bytes32 indexed nextOrderId, uint256 amount);

    /// @notice What is divided is not what is held.
    error SettlementSumMismatch(bytes32 orderId, uint256 given, uint256 held);

    /// @notice A next order keeps the currency.
    error NextOrderTokenMismatch(address given, address expected);

    /// @notice Ends an order as both sides agreed: a split, or next orders (amendment, extension, partial delivery,
    /// replacement). Anyone may carry the signatures.
    /// @dev Emits {IPayouts-OrderPaid}, then {OrderCarried} and {IFunding-OrderLocked} for each next order. Signed type:
    /// `Settlement(bytes32 orderId,uint96 toBuyer,uint96 toSeller,Order[] next,uint48 signBy)`. An offer cannot be
    /// withdrawn, so keep `signBy` near. `gateData` is no part of it: a gate treats it as hostile.
    ///
    /// Requirements:
    /// - Locked, Delivered or Disputed;
    /// - `toBuyer` + `toSeller` + the next orders' amounts = held;
    /// - next orders: same token, and all that a lock demands; their gate sees the buyer's holder as the payer;
    /// - each side called itself (empty signature) or signed, now ≤ `signBy`.
    /// @param order The order.
    /// @param settlement How the money ends.
    /// @param gateData One entry a next order.
    /// @param buyerSignature The buyer's holder's signature, or empty.
    /// @param sellerSignature The seller's holder's signature, or empty.
    function settle(
        Order calldata order,
        Settlement calldata settlement,
        bytes[] calldata gateData,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) external;
}
