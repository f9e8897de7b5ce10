// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../../../../contracts/types/Order.sol";
import {DeliveryActions} from "./DeliveryActions.sol";
import {DisputeActions} from "./DisputeActions.sol";
import {ExitActions} from "./ExitActions.sol";
import {HolderActions} from "./HolderActions.sol";
import {ListActions} from "./ListActions.sol";
import {MoneyChecks} from "./MoneyChecks.sol";
import {OrderChecks} from "./OrderChecks.sol";
import {OutsideActions} from "./OutsideActions.sol";
import {ReentryEntries} from "./ReentryEntries.sol";
import {SettlementActions} from "./SettlementActions.sol";

/// @title OrderHandler
/// @notice Everything that can happen, one random action a call; see README.md.
abstract contract OrderHandler is
    DeliveryActions,
    DisputeActions,
    HolderActions,
    ListActions,
    SettlementActions,
    ExitActions,
    OutsideActions,
    MoneyChecks,
    OrderChecks
{
    constructor() {
        Order memory order;
        (order.termsId, order.buyer, order.seller) = (rulesIds[0], accounts[0], accounts[1]);
        (order.token, order.amount) = (address(plain), 1);
        (order.lockBy, order.deliverBy) = (uint40(START), uint40(START + 1 days));
        probe.prepare(address(escrow), ReentryEntries.all(order));
    }
}
