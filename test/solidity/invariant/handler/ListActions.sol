// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {AuthorizedLock} from "../../../../contracts/types/AuthorizedLock.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {LockActions} from "./LockActions.sol";
import {PayoutActions} from "./PayoutActions.sol";

/// @title ListActions
/// @notice The list forms: what they lock, pay and skip.
abstract contract ListActions is LockActions, PayoutActions {
    /// @dev One list on its way.
    struct List {
        uint256[] picked;
        Order[] orders;
        bytes[] gateData;
        Skip[] skips;
        uint256 skipped;
        bytes problem;
    }

    function lockMany(uint256 seed) public {
        _begin(seed);
        List memory list = _pickLocks();
        address payer = _anyAccount();
        list.problem = _listProblem(list, payer);
        bytes memory data = abi.encodeCall(IFunding.lockMany, (list.orders, list.gateData));

        if (!_drive(payer, data, list.problem)) return;
        for (uint256 i = 0; i < list.picked.length; ++i) {
            if (_skipLocked(list, i)) continue;
            Ghost storage ghost = ghosts[list.picked[i]];
            _applyLock(ghost, payer, payer);
            _applyPull(ghost.order.token, payer, ghost.order.amount);
        }
        _requireSkips(list.skips, list.skipped);
    }

    function lockManyWithAuthorization(uint256 seed) public {
        _begin(seed);
        List memory list = _pickLocks();
        for (uint256 i = 0; i < list.picked.length; ++i) {
            list.orders[i].token = address(fiat);
            list.picked[i] = _draft(list.orders[i]);
        }
        AuthorizedLock[] memory items = new AuthorizedLock[](list.picked.length);
        for (uint256 i = 0; i < items.length; ++i) {
            address payer = _anyAccount();
            bytes32 digest = _authorizationDigest(ghosts[list.picked[i]], payer);
            items[i] = AuthorizedLock(
                list.orders[i],
                payer,
                list.gateData[i],
                signBytes(keyOf[payer], digest)
            );
            if (_skipsLock(list, i) || list.problem.length != 0) continue;
            list.problem = _first(
                _lockProblem(ghosts[list.picked[i]], list.gateData[i]),
                _authorizationProblem(payer, payer, digest)
            );
        }
        if (items.length == 0) list.problem = abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);

        if (!_drive(_anyAccount(), abi.encodeCall(IFunding.lockManyWithAuthorization, (items)), list.problem))
            return;
        for (uint256 i = 0; i < items.length; ++i) {
            if (_skipLocked(list, i)) continue;
            _applyLock(ghosts[list.picked[i]], items[i].payer, items[i].payer);
            _applyPull(address(fiat), items[i].payer, items[i].order.amount);
        }
        _requireSkips(list.skips, list.skipped);
    }

    function releaseMany(uint256 seed) public {
        _begin(seed);
        List memory list = _pickPayouts(_oneIn(2) ? Status.Locked : Status.Delivered);
        address caller = _pickListCaller(list, Side.Buyer);
        _payMany(list, caller, FROM_OPEN, abi.encodeCall(IPayouts.releaseMany, (list.orders)));
    }

    function claimMany(uint256 seed) public {
        _begin(seed);
        List memory list = _pickPayouts(Status.Delivered);
        address caller = _pickListCaller(list, Side.Seller);
        _payMany(list, caller, 4, abi.encodeCall(IPayouts.claimMany, (list.orders)));
    }

    function reclaimMany(uint256 seed) public {
        _begin(seed);
        List memory list = _pickPayouts(Status.Locked);
        address caller = _pickListCaller(list, Side.Buyer);
        _payMany(list, caller, 2, abi.encodeCall(IPayouts.reclaimMany, (list.orders)));
    }

    /// @param allowed The statuses, which tell the three forms apart: open, Delivered, Locked.
    function _payMany(List memory list, address caller, uint8 allowed, bytes memory data) private {
        if (list.picked.length == 0) list.problem = abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);
        if (list.picked.length == 1) list.problem = _payProblem(ghosts[list.picked[0]], caller, allowed);

        if (!_drive(caller, data, list.problem)) return;
        for (uint256 i = 0; i < list.picked.length; ++i) {
            Ghost storage ghost = ghosts[list.picked[i]];
            bytes memory reason = _payProblem(ghost, caller, allowed);
            if (reason.length != 0) list.skips[list.skipped++] = Skip({id: ghost.id, reason: bytes4(reason)});
            else if (allowed == 2) _applyPay(ghost, 0, ghost.held, 0);
            else _applyPay(ghost, ghost.held, 0, 0);
        }
        _requireSkips(list.skips, list.skipped);
    }

    function _payProblem(
        Ghost storage ghost,
        address caller,
        uint8 allowed
    ) private view returns (bytes memory problem) {
        problem = _statusProblem(ghost, allowed);
        if (problem.length == 0 && allowed != FROM_OPEN) problem = _earlyProblem(ghost, ghost.until + 1);
        if (problem.length != 0 || (allowed == 4 && _isClaimOpen(ghost, caller))) return problem;
        return _holderProblem(ghost, allowed == 4 ? Side.Seller : Side.Buyer, caller);
    }

    function _pickPayouts(Status wanted) private returns (List memory list) {
        _fit(list, _oneIn(20) ? 0 : 1 + _pick(4));
        for (uint256 i = 0; i < list.picked.length; ++i) {
            list.picked[i] = _pickIn(wanted);
            list.orders[i] = ghosts[list.picked[i]].order;
        }
    }

    function _pickListCaller(List memory list, Side side) private returns (address) {
        return list.picked.length == 0 ? _anyAccount() : _pickCaller(ghosts[list.picked[0]], side);
    }

    function _pickLocks() internal returns (List memory list) {
        _fit(list, _oneIn(20) ? 0 : 1 + _pick(3));
        for (uint256 i = 0; i < list.picked.length; ++i) {
            list.picked[i] = i != 0 && _oneIn(8) ? list.picked[0] : _toLock();
            list.orders[i] = ghosts[list.picked[i]].order;
            list.gateData[i] = _oneIn(4) ? _pickGateData() : bytes("");
        }
    }

    function _fit(List memory list, uint256 count) private pure {
        list.picked = new uint256[](count);
        list.orders = new Order[](count);
        list.gateData = new bytes[](count);
        list.skips = new Skip[](count);
    }

    /// @dev Whether an item is locked already, before the call or by an earlier item. Asked before anything is applied.
    function _skipsLock(List memory list, uint256 i) internal view returns (bool) {
        if (list.picked.length == 1) return false;
        for (uint256 k = 0; k < i; ++k) {
            if (list.picked[k] == list.picked[i]) return true;
        }
        return ghosts[list.picked[i]].status != Status.None;
    }

    /// @dev The same while applying, when earlier items are locked in the model too; notes the skip.
    function _skipLocked(List memory list, uint256 i) internal view returns (bool) {
        Ghost storage ghost = ghosts[list.picked[i]];
        if (ghost.status == Status.None) return false;
        bytes4 reason = IOrderErrors.OrderStatusNotAllowed.selector;
        list.skips[list.skipped++] = Skip({id: ghost.id, reason: reason});
        return true;
    }

    /// @dev The first thing wrong, in the order of the work: a run of one token is pulled when the next token begins.
    function _listProblem(List memory list, address payer) private view returns (bytes memory problem) {
        if (list.picked.length == 0) return abi.encodeWithSelector(IOrderErrors.ListEmpty.selector);
        address token = list.orders[0].token;
        uint256 sum = 0;
        for (uint256 i = 0; i < list.picked.length; ++i) {
            if (list.orders[i].token != token) {
                if (sum != 0) problem = _pullProblem(token, payer, sum);
                if (problem.length != 0) return problem;
                (token, sum) = (list.orders[i].token, 0);
            }
            if (_skipsLock(list, i)) continue;
            problem = _lockProblem(ghosts[list.picked[i]], list.gateData[i]);
            if (problem.length != 0) return problem;
            sum += list.orders[i].amount;
        }
        if (sum != 0) problem = _pullProblem(token, payer, sum);
    }
}
