// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {DisputeReason} from "../types/DisputeReason.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";

/// @title Disputes: raised, argued, ruled, and ended by a known date without a ruling
interface IDisputes {
    /// @notice A party disputed. From now on the held amount cannot change but to zero.
    /// @param orderId The order.
    /// @param side The side that disputed.
    /// @param reason What it says is wrong.
    /// @param evidenceHash Hash of its first evidence.
    /// @param disputed The held amount, in the token's smallest unit.
    /// @param until Last second (unix time) in which the arbitrator may rule.
    event OrderDisputed(
        bytes32 indexed orderId,
        Side side,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint256 disputed,
        uint256 until
    );

    /// @notice Evidence, as ERC-1497 has it. No part of the ledger.
    /// @param arbitrator Who rules.
    /// @param evidenceGroupId The order id as a number.
    /// @param party Who submitted it.
    /// @param evidence URI of the evidence file.
    event Evidence(
        address indexed arbitrator,
        uint256 indexed evidenceGroupId,
        address indexed party,
        string evidence
    );

    /// @notice A dispute says what is wrong.
    error DisputeReasonMissing();

    /// @notice A seller disputes all of the held money.
    error DisputePartial(bytes32 orderId, uint256 given, uint256 held);

    /// @notice Only the arbitrator of the terms rules.
    error CallerNotArbitrator(address caller, address arbitrator);

    /// @notice The arbitrator kept more than its terms allow.
    error ArbitrationFeeExceeded(uint256 given, uint256 maximum);

    /// @notice Only the parties, as named or as they now are, and the arbitrator submit evidence.
    error EvidenceSenderNotAllowed(address sender);

    /// @notice Disputes an order: the seller while it is Locked and attesters are silent, the buyer while it inspects.
    /// @dev Emits {OrderDisputed}, and {IPayouts-OrderPaid} first if a part is undisputed and goes to the seller. Signed
    /// type: `Dispute(bytes32 orderId,uint96 amount,uint8 reason,bytes32 evidenceHash,uint48 signBy)`.
    ///
    /// Requirements:
    /// - Locked, now ≤ `deliverBy`, by the seller's holder, `amount` ≥ held;
    /// - or Delivered, now ≤ end of inspection, by the buyer's holder, `amount` > 0; more than held means all.
    /// @param order The order.
    /// @param amount What is disputed, in the token's smallest unit.
    /// @param reason What is wrong; not `None`.
    /// @param evidenceHash Hash of the first evidence.
    /// @param signBy Last second (unix time) in which the signature counts.
    /// @param signature The disputing holder's signature, or empty.
    function dispute(
        Order calldata order,
        uint96 amount,
        DisputeReason reason,
        bytes32 evidenceHash,
        uint48 signBy,
        bytes calldata signature
    ) external;

    /// @notice The arbitrator divides the held money.
    /// @dev Emits {IPayouts-OrderPaid}.
    ///
    /// Requirements:
    /// - Disputed; until − rulingPeriod + evidencePeriod < now ≤ until; by the arbitrator of the terms;
    /// - the rest, held − `toBuyer` − `toSeller`, goes to the arbitrator: at most ⌊held × arbitrationFeeBps / 10,000⌋.
    /// @param order The order.
    /// @param toBuyer What goes to the buyer's holder, in the token's smallest unit.
    /// @param toSeller What goes to the seller's holder, fee included.
    function rule(Order calldata order, uint96 toBuyer, uint96 toSeller) external;

    /// @notice Ends a dispute that nobody ruled: all to the buyer if delivery was never confirmed, else
    /// `defaultSellerBps` to the seller, rounded down, and the rest to the buyer. Anyone may call.
    /// @dev Emits {IPayouts-OrderPaid}.
    ///
    /// Requirements:
    /// - Disputed and the ruling period over.
    /// @param order The order.
    function enforceDefault(Order calldata order) external;

    /// @notice Submits evidence, while the order is open or after.
    /// @dev Emits {Evidence}.
    ///
    /// Requirements:
    /// - the order was locked; the caller is a party, as named or as it now is, or the arbitrator.
    /// @param order The order.
    /// @param evidence URI of the evidence file (ERC-1497).
    function submitEvidence(Order calldata order, string calldata evidence) external;
}
