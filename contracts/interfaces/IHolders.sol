// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../types/Order.sol";
import {Recovery} from "../types/Recovery.sol";
import {Side} from "../types/Side.sol";

/// @title Holders: sides that change hands, and recovery of lost keys
interface IHolders {
    /// @notice A side changed hands with every power and payout of it.
    /// @param orderId The order.
    /// @param from Who held it.
    /// @param to Who holds it now.
    /// @param side The side.
    event OrderReassigned(bytes32 indexed orderId, address indexed from, address indexed to, Side side);

    /// @notice An account chose a recovery registry.
    /// @param account The account.
    /// @param registry The registry, or zero for none.
    /// @param effectiveAt First second (unix time) in which it counts.
    event RecoverySet(address indexed account, address indexed registry, uint256 effectiveAt);

    /// @notice An account took back its last choice before it counted.
    /// @param account The account.
    /// @param registry The registry that will not count.
    event RecoveryCanceled(address indexed account, address indexed registry);

    /// @notice The side is held by this account already.
    error HolderUnchanged(address holder);

    /// @notice The order holds less than the caller demands.
    error HeldBelowMinimum(bytes32 orderId, uint256 held, uint256 minimum);

    /// @notice A side is the buyer's or the seller's.
    error SideMissing();

    /// @notice A successor moves sides to itself only.
    error SuccessorNotReceiver(address successor, address to);

    /// @notice Nothing waits to take effect.
    error RecoveryNotPending(address account);

    /// @notice Moves a whole side: it can be sold, and cannot be taken back.
    /// @dev Emits {OrderReassigned}. Whoever buys a side reads `stateOf` in the transaction that pays, or demands
    /// `minimumHeld` there: a release or a refund just before would leave it less than it paid for.
    ///
    /// Requirements:
    /// - Locked, Delivered or Disputed;
    /// - by the side's holder; or by its recovery successor, to itself;
    /// - `to` is not zero, not the escrow, not the token and not the present holder;
    /// - the order holds at least `minimumHeld`.
    /// @param order The order.
    /// @param side Which side.
    /// @param to Who holds it from now on.
    /// @param minimumHeld Least that the order must hold, in the token's smallest unit; zero demands nothing.
    function reassign(Order calldata order, Side side, address to, uint256 minimumHeld) external;

    /// @notice Chooses who may name a successor for the caller's sides and credits. It counts after 7 days, the first
    /// choice too; until then the earlier one does.
    /// @dev Emits {RecoverySet}. Helps lost keys, not stolen ones.
    /// @param registry An `IRecovery`, or zero for none.
    function setRecovery(address registry) external;

    /// @notice Takes back a choice that does not count yet.
    /// @dev Emits {RecoveryCanceled}.
    function cancelRecovery() external;

    /// @notice An account's recovery registry, now and soon.
    function recoveryOf(address account) external view returns (Recovery memory recovery);

    /// @notice Who holds a side of an order.
    function holderOf(Order calldata order, Side side) external view returns (address holder);
}
