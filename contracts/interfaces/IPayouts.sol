// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";

/// @title Payouts: how the held money leaves an order
/// @dev Everywhere `signature` is empty, the caller itself must hold the side; otherwise the holder signed and anyone
/// may relay. A wallet contract that signs with empty bytes calls by itself.
interface IPayouts {
    /// @notice Money left an order. Every exit of every action is this one event.
    /// @param orderId The order.
    /// @param exit Why.
    /// @param toSeller What the seller's side received, net of the fee, in the token's smallest unit.
    /// @param toBuyer What the buyer's side received.
    /// @param fee What the fee recipient of the terms received.
    /// @param arbitrationFee What the arbitrator received.
    event OrderPaid(
        bytes32 indexed orderId,
        Exit exit,
        uint256 toSeller,
        uint256 toBuyer,
        uint256 fee,
        uint256 arbitrationFee
    );

    /// @notice A party had its payout sent to another address than its own.
    /// @param orderId The order.
    /// @param receiver The address.
    /// @param amount What it was sent.
    event PayoutRedirected(bytes32 indexed orderId, address indexed receiver, uint256 amount);

    /// @notice The new total must be more than what is released already.
    error ReleaseNotAboveReleased(uint256 releasedTotal, uint256 released);

    /// @notice More is asked for than the order holds.
    error HeldExceeded(bytes32 orderId, uint256 given, uint256 held);

    /// @notice In a dispute only everything can be conceded.
    error ConcessionPartial(bytes32 orderId, uint256 given, uint256 held);

    /// @notice In a dispute a party concedes by its own call; an old signature is no concession.
    error ConcessionBySignature(bytes32 orderId);

    /// @notice A claim for the seller by anyone pays the seller plainly.
    error OpenClaimNotPlain(address receiver, address holder);

    /// @notice A payout with data needs a contract to receive it.
    error ReceiverWithoutCode(address receiver);

    /// @notice The token refused the transfer to the chosen receiver, so the whole call is undone.
    error ReceiverNotPaid(address receiver, uint256 amount);

    /// @notice The receiver did not confirm the payout.
    error ReceiverRefused(address receiver);

    /// @notice The buyer pays out early, wholly or in part; in a dispute it concedes.
    /// @dev Emits {OrderPaid}. Signed type: `Release(bytes32 orderId,uint96 releasedTotal,uint48 signBy)`. The total is
    /// cumulative, so a signature works once however often it is sent.
    ///
    /// Requirements:
    /// - Locked or Delivered: released < `releasedTotal` ≤ released + held;
    /// - Disputed: the buyer's holder calls itself and `releasedTotal` = released + held.
    /// @param order The order.
    /// @param releasedTotal Total released after this, fee included, in the token's smallest unit.
    /// @param signBy Last second (unix time) in which the signature counts.
    /// @param signature The buyer's holder's signature, or empty.
    function release(
        Order calldata order,
        uint96 releasedTotal,
        uint48 signBy,
        bytes calldata signature
    ) external;

    /// @notice Releases everything held of each order; for what the caller holds the buyer's side of.
    /// @dev Emits {OrderPaid} or {OrderSkipped} for each; a list of one reverts instead of skipping.
    /// @param orders The orders.
    function releaseMany(Order[] calldata orders) external;

    /// @notice The seller takes the money after delivery and inspection.
    /// @dev Emits {OrderPaid} and, if sent elsewhere, {PayoutRedirected}. Signed type:
    /// `Claim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)` with dataHash = keccak256(data).
    ///
    /// Requirements:
    /// - Delivered and inspection over;
    /// - by the seller's holder; or by anyone once `openClaimPeriod` has passed, plainly to the holder.
    /// @param order The order.
    /// @param receiver Who receives the money: not zero, not the escrow, not the token.
    /// @param data Empty pays plainly, and a push that fails becomes a credit of the holder. Otherwise the receiver is
    /// paid and called (`IPayoutReceiver`), and anything that fails reverts the whole call.
    /// @param signBy Last second (unix time) in which the signature counts.
    /// @param signature The seller's holder's signature, or empty.
    function claim(
        Order calldata order,
        address receiver,
        bytes calldata data,
        uint48 signBy,
        bytes calldata signature
    ) external;

    /// @notice Claims each order plainly for its seller's holder, where it is the caller or the claim is open.
    /// @dev Emits {OrderPaid} or {OrderSkipped} for each; a list of one reverts instead of skipping.
    /// @param orders The orders.
    function claimMany(Order[] calldata orders) external;

    /// @notice The buyer takes the money back after `deliverBy` passed without confirmed delivery.
    /// @dev Emits {OrderPaid} and, if sent elsewhere, {PayoutRedirected}. Signed type:
    /// `Reclaim(bytes32 orderId,address receiver,bytes32 dataHash,uint48 signBy)` with dataHash = keccak256(data).
    ///
    /// Requirements:
    /// - Locked and `deliverBy` passed; by the buyer's holder.
    /// @param order The order.
    /// @param receiver See {claim}.
    /// @param data See {claim}.
    /// @param signBy Last second (unix time) in which the signature counts.
    /// @param signature The buyer's holder's signature, or empty.
    function reclaim(
        Order calldata order,
        address receiver,
        bytes calldata data,
        uint48 signBy,
        bytes calldata signature
    ) external;

    /// @notice Reclaims each order plainly; for what the caller holds the buyer's side of.
    /// @dev Emits {OrderPaid} or {OrderSkipped} for each; a list of one reverts instead of skipping.
    /// @param orders The orders.
    function reclaimMany(Order[] calldata orders) external;

    /// @notice The seller gives money back; in a dispute it concedes.
    /// @dev Emits {OrderPaid}.
    ///
    /// Requirements:
    /// - by the seller's holder;
    /// - Locked or Delivered: 0 < `amount` ≤ held; Disputed: `amount` = held.
    /// @param order The order.
    /// @param amount What goes to the buyer's holder, in the token's smallest unit.
    function refund(Order calldata order, uint96 amount) external;
}
