// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../../contracts/interfaces/ICredits.sol";
import {IDelivery} from "../../../../contracts/interfaces/IDelivery.sol";
import {IDisputes} from "../../../../contracts/interfaces/IDisputes.sol";
import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IHolders} from "../../../../contracts/interfaces/IHolders.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {ISettlements} from "../../../../contracts/interfaces/ISettlements.sol";
import {AuthorizedLock} from "../../../../contracts/types/AuthorizedLock.sol";
import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../../contracts/types/Permit2Funding.sol";
import {Settlement} from "../../../../contracts/types/Settlement.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Packing} from "../../helpers/Packing.sol";

/// @title ReentryEntries
/// @notice A well-formed call of every guarded entry: all but `publishTerms`, which touches no money and calls nobody.
library ReentryEntries {
    uint256 internal constant COUNT = 27;

    function all(Order memory order) internal pure returns (bytes[] memory calls) {
        calls = new bytes[](COUNT);
        _funding(calls, order);
        _payouts(calls, order);
        _rest(calls, order);
    }

    function _funding(bytes[] memory calls, Order memory order) private pure {
        Order[] memory orders = _list(order);
        bytes[] memory texts = new bytes[](1);
        Permit2Funding memory funding;
        AuthorizedLock[] memory items = new AuthorizedLock[](1);
        items[0].order = order;
        calls[0] = abi.encodeCall(IFunding.lock, (order, ""));
        calls[1] = abi.encodeCall(IFunding.lockWithPermit, (order, "", 0, 0, 0, 0));
        calls[2] = abi.encodeCall(IFunding.lockWithAuthorization, (order, order.buyer, "", ""));
        calls[3] = abi.encodeCall(IFunding.lockWithPermit2, (order, "", funding));
        calls[4] = abi.encodeCall(IFunding.lockMany, (orders, texts));
        calls[5] = abi.encodeCall(IFunding.lockManyWithAuthorization, (items));
        calls[6] = abi.encodeCall(IFunding.lockManyWithPermit2, (orders, texts, funding));
        calls[7] = abi.encodeCall(
            IDelivery.confirmDelivery,
            (order.termsId, Packing.orders(orders), 0, 0, "")
        );
    }

    function _payouts(bytes[] memory calls, Order memory order) private pure {
        Order[] memory orders = _list(order);
        calls[8] = abi.encodeCall(IPayouts.release, (order, 1, 0, ""));
        calls[9] = abi.encodeCall(IPayouts.refund, (order, 1));
        calls[10] = abi.encodeCall(IPayouts.claim, (order, order.seller, "", 0, ""));
        calls[11] = abi.encodeCall(IPayouts.reclaim, (order, order.buyer, "", 0, ""));
        calls[12] = abi.encodeCall(IPayouts.releaseMany, (orders));
        calls[13] = abi.encodeCall(IPayouts.claimMany, (orders));
        calls[14] = abi.encodeCall(IPayouts.reclaimMany, (orders));
        calls[15] = abi.encodeCall(ICredits.withdraw, (order.seller, order.token, 1, 0, ""));
        calls[16] = abi.encodeCall(ICredits.withdrawAsSuccessor, (order.seller, order.token, 1));
    }

    function _rest(bytes[] memory calls, Order memory order) private pure {
        Settlement memory settlement;
        calls[17] = abi.encodeCall(IDisputes.dispute, (order, 1, DisputeReason.Other, 0, 0, ""));
        calls[18] = abi.encodeCall(IDisputes.rule, (order, 1, 0));
        calls[19] = abi.encodeCall(IDisputes.enforceDefault, (order));
        calls[20] = abi.encodeCall(IDisputes.submitEvidence, (order, ""));
        calls[21] = abi.encodeCall(ISettlements.settle, (order, settlement, new bytes[](0), "", ""));
        calls[22] = abi.encodeCall(IHolders.reassign, (order, Side.Seller, order.buyer, 0));
        calls[23] = abi.encodeCall(IHolders.setRecovery, (address(0)));
        calls[24] = abi.encodeCall(IHolders.cancelRecovery, ());
        bytes[] memory texts = new bytes[](1);
        calls[25] = abi.encodeCall(IFunding.lockByCallback, (order, "", ""));
        calls[26] = abi.encodeCall(IFunding.lockManyByCallback, (_list(order), texts, texts));
    }

    function _list(Order memory order) private pure returns (Order[] memory orders) {
        orders = new Order[](1);
        orders[0] = order;
    }
}
