// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {AuthorizedLock} from "../types/AuthorizedLock.sol";
import {Order} from "../types/Order.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";

/// @title Funding: the ways to lock an order
/// @dev Common requirements of every way:
/// - the order was never locked before; now ≤ `lockBy` < `deliverBy` ≤ now + 365 days;
/// - `amount` is not zero; buyer and seller are different, neither zero nor the escrow; the payer is not the escrow;
/// - no member of the order has bits above its width; the token has code;
/// - the terms are published, neither their fee recipient nor their arbitrator is the token, and their gate, if any,
///   agrees;
/// - the escrow receives exactly the amount.
/// Nothing is ever pulled from an account that neither sent the call nor signed this order.
interface IFunding {
    /// @notice An order's funds entered escrow. The first event of an order carries all of it.
    /// @param orderId EIP-712 digest of the order.
    /// @param buyer Its buyer.
    /// @param seller Its seller.
    /// @param termsId Its terms.
    /// @param payer Whose tokens were pulled; the escrow itself when carried over by a settlement.
    /// @param token Its settlement currency.
    /// @param amount The locked amount, in the token's smallest unit.
    /// @param lockBy Last second in which it could be locked.
    /// @param deliverBy Last second in which delivery may be confirmed.
    /// @param detailsHash Salted Merkle root of its private details.
    event OrderLocked(
        bytes32 indexed orderId,
        address indexed buyer,
        address indexed seller,
        bytes32 termsId,
        address payer,
        address token,
        uint256 amount,
        uint256 lockBy,
        uint256 deliverBy,
        bytes32 detailsHash
    );

    /// @notice A contract brought the money of orders that it locked by callback. It came from wherever the funder took
    /// it, so the token's transfers name other senders than these orders' payer, which is the funder.
    /// @param funder Who was asked.
    /// @param token The orders' token.
    /// @param amount What came in, in the token's smallest unit.
    event LockFunded(address indexed funder, address indexed token, uint256 amount);

    /// @notice The order's `lockBy` has passed.
    error LockTooLate(bytes32 orderId, uint256 lockBy, uint256 nowAt);

    /// @notice `deliverBy` must lie after `lockBy` and within 365 days from now.
    error DeliverByOutOfBounds(bytes32 orderId, uint256 deliverBy, uint256 lockBy, uint256 maximum);

    /// @notice A member of the order has bits above its width, so that it would look like another order than it is.
    error OrderMalformed(bytes32 orderId);

    /// @notice The order's token is the fee recipient or the arbitrator of its terms: what that one is paid would lie in
    /// the token's contract for good.
    error TokenIsPayee(address token);

    /// @notice Buyer and seller are the same account.
    error BuyerIsSeller(address account);

    /// @notice The gate of the terms did not agree.
    error GateRefused(bytes32 orderId, address gate);

    /// @notice The token delivered another amount than the orders demand.
    error AmountReceivedMismatch(address token, uint256 received, uint256 expected);

    /// @notice A Permit2 list holds one token.
    error ListTokenMismatch(address given, address expected);

    /// @notice Only a contract can be asked for money within the call.
    error FunderWithoutCode(address funder);

    /// @notice Locks an order with the caller's tokens, by allowance. Anyone may pay for a buyer.
    /// @dev Emits {OrderLocked}.
    /// @param order The order.
    /// @param gateData Passed to the gate of the terms.
    /// @return orderId The order's id.
    function lock(Order calldata order, bytes calldata gateData) external returns (bytes32 orderId);

    /// @notice Locks an order with the caller's tokens, by EIP-2612 permit of the caller.
    /// @dev Emits {OrderLocked}. A permit names no order, so nobody may relay one; one that was already used
    /// (front-run) does no harm: only the allowance counts.
    /// @param order The order.
    /// @param gateData Passed to the gate of the terms.
    /// @param deadline The permit's deadline (unix time).
    /// @param v Signature.
    /// @param r Signature.
    /// @param s Signature.
    /// @return orderId The order's id.
    function lockWithPermit(
        Order calldata order,
        bytes calldata gateData,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (bytes32 orderId);

    /// @notice Locks an order with money that the caller, a contract, brings when the escrow asks for it by
    /// `ILockFunder.onLock`. The escrow pulls nothing and needs no allowance; meanwhile nobody can enter it.
    /// @dev Emits {OrderLocked} with the caller as the payer, and {LockFunded}.
    /// @param order The order.
    /// @param gateData Passed to the gate of the terms.
    /// @param data Passed to `onLock`.
    /// @return orderId The order's id.
    function lockByCallback(
        Order calldata order,
        bytes calldata gateData,
        bytes calldata data
    ) external returns (bytes32 orderId);

    /// @notice Locks an order with the payer's ERC-3009 authorization, relayed by anyone.
    /// @dev Emits {OrderLocked}. That the payer signed is the token's word. The authorization: to the escrow, `amount`, validAfter 0, validBefore `lockBy` + 1,
    /// nonce = order id. So the one signature binds the order.
    /// @param order The order.
    /// @param payer Whose tokens are pulled.
    /// @param gateData Passed to the gate of the terms.
    /// @param signature 65 bytes go in as (v, r, s); anything else as bytes, for wallet contracts.
    /// @return orderId The order's id.
    function lockWithAuthorization(
        Order calldata order,
        address payer,
        bytes calldata gateData,
        bytes calldata signature
    ) external returns (bytes32 orderId);

    /// @notice Locks an order with the payer's Permit2 signature, relayed by anyone.
    /// @dev Emits {OrderLocked}. The witness is the order: `Order witness`.
    /// @param order The order.
    /// @param gateData Passed to the gate of the terms.
    /// @param funding Payer, nonce, deadline and signature.
    /// @return orderId The order's id.
    function lockWithPermit2(
        Order calldata order,
        bytes calldata gateData,
        Permit2Funding calldata funding
    ) external returns (bytes32 orderId);

    /// @notice Locks many orders with the caller's tokens; one transfer per run of equal token.
    /// @dev Emits {OrderLocked} for each, or {OrderSkipped} for what is locked already; anything else wrong reverts all.
    /// @param orders The orders.
    /// @param gateData One entry an order.
    function lockMany(Order[] calldata orders, bytes[] calldata gateData) external;

    /// @notice Locks many orders with money that the caller, a contract, brings when the escrow asks for it, once for each
    /// run of equal token.
    /// @dev Emits {OrderLocked} for each with the caller as the payer, or {OrderSkipped} for what is locked already;
    /// anything else wrong reverts all; and {LockFunded} for each run. For a run of which nothing is left to lock nothing is asked.
    /// @param orders The orders.
    /// @param gateData One entry an order.
    /// @param data Passed to `ILockFunder.onLock`, one entry a run.
    function lockManyByCallback(
        Order[] calldata orders,
        bytes[] calldata gateData,
        bytes[] calldata data
    ) external;

    /// @notice Locks many orders, each with its payer's ERC-3009 authorization.
    /// @dev Emits {OrderLocked} for each, or {OrderSkipped} for what is locked already; anything else wrong reverts all.
    /// @param items The orders with their authorizations.
    function lockManyWithAuthorization(AuthorizedLock[] calldata items) external;

    /// @notice Locks many orders of one token with one Permit2 signature over the list: `Order[] witness`.
    /// @dev Emits {OrderLocked} for each, or {OrderSkipped} for what is locked already; anything else wrong reverts all.
    /// The permitted amount is the sum over the whole list, what is transferred is the sum of what was locked.
    /// @param orders The orders.
    /// @param gateData One entry an order.
    /// @param funding Payer, nonce, deadline and signature.
    function lockManyWithPermit2(
        Order[] calldata orders,
        bytes[] calldata gateData,
        Permit2Funding calldata funding
    ) external;
}
