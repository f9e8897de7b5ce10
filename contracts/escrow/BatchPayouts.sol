// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayouts} from "../interfaces/IPayouts.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Transitions} from "../libraries/Transitions.sol";
import {Action} from "../types/Action.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";
import {Payouts} from "./Payouts.sol";

/// @title Payouts of many orders: plain, all of held, by the caller's own power or an open claim
/// @dev What cannot be done is skipped by checks made beforehand. One transfer per run of equal token and payee.
abstract contract BatchPayouts is Payouts {
    /// @dev A transfer that grows while the next order pays the same account in the same token.
    struct Run {
        address token;
        address payee;
        uint256 amount;
    }

    /// @inheritdoc IPayouts
    function releaseMany(Order[] calldata orders) external nonReentrant {
        _payMany(orders, Action.Release, Exit.Released);
    }

    /// @inheritdoc IPayouts
    function claimMany(Order[] calldata orders) external nonReentrant {
        _payMany(orders, Action.Claim, Exit.Claimed);
    }

    /// @inheritdoc IPayouts
    function reclaimMany(Order[] calldata orders) external nonReentrant {
        _payMany(orders, Action.Reclaim, Exit.Reclaimed);
    }

    function _payMany(Order[] calldata orders, Action action, Exit exit) private {
        _requireItems(orders.length);
        Run memory payees;
        Run memory fees;
        for (uint256 i = 0; i < orders.length; ++i) {
            Order calldata order = orders[i];
            bytes32 orderId = _idOf(order);
            PackedState state = _load(orderId);
            if (!_requireOrSkip(orderId, order, state, action, orders.length)) continue;

            _payInRun(orderId, order, state, exit, payees, fees);
        }
        _flush(payees);
        _flush(fees);
    }

    function _payInRun(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        Run memory payees,
        Run memory fees
    ) private {
        uint256 held = state.held();
        (uint256 toSeller, uint256 toBuyer) = _sharesOf(exit, held);
        address payee = _holder(orderId, order, state, toBuyer == 0 ? Side.Seller : Side.Buyer);
        (uint256 fee, address feeRecipient) = _book(orderId, order, state, exit, toSeller, toBuyer, 0);

        _extend(payees, order.token, payee, held - fee);
        if (fee != 0) _extend(fees, order.token, feeRecipient, fee);
    }

    /// @dev Whether an order of a list is to be paid now; emits the reason if not.
    function _requireOrSkip(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Action action,
        uint256 listLength
    ) private returns (bool) {
        if (listLength == 1) Transitions.requireOpen(orderId, action, state);
        bytes4 reason = Transitions.blocker(action, state);
        if (reason == 0) {
            Side side = action == Action.Claim ? Side.Seller : Side.Buyer;
            address holder = _holder(orderId, order, state, side);
            if (msg.sender == holder || (action == Action.Claim && _isClaimOpen(order, state, holder)))
                return true;
            if (listLength == 1) _requireCaller(orderId, side, holder);
            reason = CallerNotHolder.selector;
        }
        emit OrderSkipped(orderId, reason);
        return false;
    }

    function _extend(Run memory run, address token, address payee, uint256 amount) private {
        if (run.token != token || run.payee != payee) {
            _flush(run);
            run.token = token;
            run.payee = payee;
            run.amount = 0;
        }
        run.amount += amount;
    }

    function _flush(Run memory run) private {
        if (run.amount != 0) _push(run.token, run.payee, run.payee, run.amount);
    }
}
