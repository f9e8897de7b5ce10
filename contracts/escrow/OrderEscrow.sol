// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderEscrow} from "../interfaces/IOrderEscrow.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Order} from "../types/Order.sol";
import {OrderState} from "../types/OrderState.sol";
import {Status} from "../types/Status.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {BatchFunding} from "./BatchFunding.sol";
import {BatchPayouts} from "./BatchPayouts.sol";
import {Delivery} from "./Delivery.sol";
import {Disputes} from "./Disputes.sol";
import {Funding} from "./Funding.sol";
import {Settlements} from "./Settlements.sol";

/// @title The order escrow
/// @notice See {IOrderEscrow}, which is the manual.
contract OrderEscrow is Delivery, Funding, BatchFunding, BatchPayouts, Disputes, Settlements {
    /// @inheritdoc IOrderEscrow
    function orderIdOf(Order calldata order) external view returns (bytes32 orderId) {
        return _idOf(order);
    }

    /// @inheritdoc IOrderEscrow
    function stateOf(bytes32 orderId) external view returns (OrderState memory state) {
        return _load(orderId).unpack();
    }

    /// @inheritdoc IOrderEscrow
    function latestExit(Order calldata order) external view returns (uint256 exitAt) {
        PackedState state = _load(_idOf(order));
        if (state.isIn(Status.Settled)) return 0;
        StoredTerms storage terms = _terms[order.termsId];
        if (terms.threshold == 0) revert TermsUnknown(order.termsId);
        bool isNew = state.isIn(Status.None);
        if (isNew && block.timestamp > order.lockBy) return 0;
        uint256 until = isNew ? order.deliverBy : state.until();
        exitAt = until + 1;
        // The step's default is open to one side; no move that would put it off is left.
        if (block.timestamp > until || state.isIn(Status.Disputed)) return exitAt;
        // What may still come: a confirmation at the last second, a dispute at the last second, no ruling.
        exitAt += terms.rulingPeriod;
        if (isNew || state.isIn(Status.Locked)) exitAt += terms.inspectionPeriod;
    }

    /// @inheritdoc IOrderEscrow
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        // Bits 0 to 3: name, version, chain id and contract are part of the domain.
        return (hex"0f", "Lading", "1", block.chainid, address(this), bytes32(0), new uint256[](0));
    }
}
