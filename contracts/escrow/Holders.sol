// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IHolders} from "../interfaces/IHolders.sol";
import {IRecovery} from "../interfaces/IRecovery.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Action} from "../types/Action.sol";
import {Order} from "../types/Order.sol";
import {Recovery} from "../types/Recovery.sol";
import {Side} from "../types/Side.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @title Who holds a side, and who follows when a key is lost
abstract contract Holders is EscrowBase {
    uint256 private constant _RECOVERY_DELAY = 7 days;

    mapping(bytes32 orderId => mapping(Side side => address)) private _holders;
    mapping(address account => Recovery) private _recoveries;

    /// @inheritdoc IHolders
    function reassign(
        Order calldata order,
        Side side,
        address to,
        uint256 minimumHeld
    ) external nonReentrant {
        if (side == Side.None) revert SideMissing();
        (bytes32 orderId, PackedState state) = _begin(order, Action.Reassign);
        _requireAccount(to, order.token);
        if (state.held() < minimumHeld) revert HeldBelowMinimum(orderId, state.held(), minimumHeld);
        address from = _holder(orderId, order, state, side);
        if (to == from) revert HolderUnchanged(from);
        if (msg.sender != from) {
            if (!_isSuccessor(msg.sender, from)) _requireCaller(orderId, side, from);
            if (to != msg.sender) revert SuccessorNotReceiver(msg.sender, to);
        }

        _holders[orderId][side] = to;
        if (!state.sidesMoved()) _store(orderId, state.withSidesMoved());
        emit OrderReassigned({orderId: orderId, from: from, to: to, side: side});
    }

    /// @inheritdoc IHolders
    function setRecovery(address registry) external nonReentrant {
        if (registry != address(0) && registry.code.length == 0) revert AccountNotAllowed(registry);

        uint256 effectiveAt = block.timestamp + _RECOVERY_DELAY;
        _recoveries[msg.sender] = Recovery({
            registry: _registryOf(msg.sender),
            // Forty bits of seconds last for 34,000 years.
            pendingFrom: uint40(effectiveAt),
            pending: registry
        });
        emit RecoverySet({account: msg.sender, registry: registry, effectiveAt: effectiveAt});
    }

    /// @inheritdoc IHolders
    function cancelRecovery() external nonReentrant {
        Recovery storage recovery = _recoveries[msg.sender];
        if (block.timestamp >= recovery.pendingFrom) revert RecoveryNotPending(msg.sender);
        address pending = recovery.pending;

        recovery.pending = address(0);
        recovery.pendingFrom = 0;
        emit RecoveryCanceled({account: msg.sender, registry: pending});
    }

    /// @inheritdoc IHolders
    function recoveryOf(address account) external view returns (Recovery memory recovery) {
        return _recoveries[account];
    }

    /// @inheritdoc IHolders
    function holderOf(Order calldata order, Side side) external view returns (address holder) {
        if (side == Side.None) revert SideMissing();
        bytes32 orderId = _idOf(order);
        return _holder(orderId, order, _load(orderId), side);
    }

    function _holder(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Side side
    ) internal view returns (address holder) {
        if (state.sidesMoved()) {
            holder = _holders[orderId][side];
            if (holder != address(0)) return holder;
        }
        return side == Side.Buyer ? order.buyer : order.seller;
    }

    /// @dev The side's holder called itself, or signed.
    function _requireConsent(
        bytes32 orderId,
        Side side,
        address holder,
        bytes32 structHash,
        uint48 signBy,
        bytes calldata signature
    ) internal view {
        if (signature.length != 0) _requireSigned(holder, structHash, signBy, signature);
        else _requireCaller(orderId, side, holder);
    }

    function _requireCaller(bytes32 orderId, Side side, address holder) internal view {
        if (msg.sender != holder) revert CallerNotHolder(orderId, side, msg.sender, holder);
    }

    function _isSuccessor(address caller, address account) internal view returns (bool) {
        address registry = _registryOf(account);
        return registry != address(0) && IRecovery(registry).successorOf(account) == caller;
    }

    /// @dev Whether the caller may have an account's money sent to it: the account itself may; others while it has no
    /// recovery registry in effect. With one its key may be lost, and a stranger would send the money to a dead account
    /// ahead of the successor, whether the registry names one yet or not. Nobody is called, so no registry breaks a list.
    function _maySendTo(address account) internal view returns (bool) {
        return msg.sender == account || _registryOf(account) == address(0);
    }

    function _registryOf(address account) private view returns (address) {
        Recovery storage recovery = _recoveries[account];
        uint256 pendingFrom = recovery.pendingFrom;
        return pendingFrom != 0 && block.timestamp >= pendingFrom ? recovery.pending : recovery.registry;
    }
}
