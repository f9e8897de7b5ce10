// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../../../../contracts/types/Order.sol";
import {CallbackActions} from "./CallbackActions.sol";
import {DeliveryActions} from "./DeliveryActions.sol";
import {DisputeActions} from "./DisputeActions.sol";
import {ExitActions} from "./ExitActions.sol";
import {HolderActions} from "./HolderActions.sol";
import {MoneyChecks} from "./MoneyChecks.sol";
import {OrderChecks} from "./OrderChecks.sol";
import {OutsideActions} from "./OutsideActions.sol";
import {Permit2Actions} from "./Permit2Actions.sol";
import {ReentryEntries} from "./ReentryEntries.sol";
import {SettlementActions} from "./SettlementActions.sol";

/// @title OrderHandler
/// @notice Everything that can happen, one random action a call; see README.md.
abstract contract OrderHandler is
    DeliveryActions,
    DisputeActions,
    HolderActions,
    CallbackActions,
    Permit2Actions,
    SettlementActions,
    ExitActions,
    OutsideActions,
    MoneyChecks,
    OrderChecks
{
    /// @param busy How many actions of each kind happened before.
    constructor(uint256 busy) {
        Order memory order;
        (order.termsId, order.buyer, order.seller) = (rulesIds[0], accounts[0], accounts[1]);
        (order.token, order.amount) = (address(plain), 1);
        (order.lockBy, order.deliverBy) = (uint40(START), uint40(START + 1 days));
        probe.prepare(address(escrow), ReentryEntries.all(order));
        salt = busy;
        for (uint256 i = 0; i < busy; ++i) {
            lock(2 * i);
            lockMany(2 * i + 1);
            confirmDelivery(i);
            dispute(i);
        }
    }

    /// @notice Every invariant; what fails says its number.
    function checkAll() external view {
        check01Pots();
        check02Conservation();
        check03Status();
        check04Balances();
        check05Exits();
        check07OwnMoney();
        check08Fees();
        check09Ids();
        check10Signatures();
        check11Rulings();
        check12Credits();
        check13Allowances();
        check14Reentry();
        check17Replay();
        check18Views();
        check20Deadlines();
    }
}
