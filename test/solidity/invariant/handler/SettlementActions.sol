// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {ISettlements} from "../../../../contracts/interfaces/ISettlements.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Settlement} from "../../../../contracts/types/Settlement.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {LockActions} from "./LockActions.sol";
import {Messages} from "./Messages.sol";

/// @title SettlementActions
/// @notice Both sides agree: a split, or next orders.
abstract contract SettlementActions is LockActions {
    /// @dev One settlement on its way.
    struct Deal {
        Settlement settlement;
        bytes[] gateData;
        uint256[] next;
        uint256 carried;
        Consent buyer;
        Consent seller;
        bytes problem;
    }

    function settle(uint256 seed) public {
        _begin(seed);
        Ghost storage ghost = ghosts[_pickGhost()];
        Deal memory deal = _pickDeal(ghost);
        _consentBoth(ghost, deal);
        deal.problem = _dealProblem(ghost, deal);
        bytes memory data = abi.encodeCall(
            ISettlements.settle,
            (ghost.order, deal.settlement, deal.gateData, deal.buyer.signature, deal.seller.signature)
        );

        if (!_drive(deal.buyer.caller, data, deal.problem)) return;
        _use(deal.buyer);
        // Who holds both sides signs once for both.
        if (keccak256(deal.seller.signature) != keccak256(deal.buyer.signature)) _use(deal.seller);
        _applyDeal(ghost, deal);
    }

    function _applyDeal(Ghost storage ghost, Deal memory deal) private {
        ghost.carried += deal.carried;
        ghost.held -= deal.carried;
        heldSum[ghost.order.token] -= deal.carried;
        _applyPay(ghost, deal.settlement.toSeller, deal.settlement.toBuyer, 0);
        for (uint256 i = 0; i < deal.next.length; ++i) {
            _applyLock(ghosts[deal.next[i]], address(escrow), ghost.buyer);
        }
    }

    function _pickDeal(Ghost storage ghost) private returns (Deal memory deal) {
        uint256 rest = ghost.held;
        deal.next = new uint256[](_oneIn(2) ? 0 : 1 + _pick(2));
        deal.settlement.next = new Order[](deal.next.length);
        deal.gateData = new bytes[](_oneIn(24) ? 3 : deal.next.length);
        for (uint256 i = 0; i < deal.next.length; ++i) {
            Order memory order = _makeOrder();
            if (!_oneIn(16)) order.token = ghost.order.token;
            order.amount = uint96(_pickAmount(rest));
            // An order that was locked before, or the settled one itself, is not fresh.
            if (_oneIn(16)) order = ghosts[_pickGhost()].order;
            else if (_oneIn(24)) order = ghost.order;
            deal.next[i] = _draft(order);
            deal.settlement.next[i] = order;
            deal.carried += order.amount;
            rest = rest > order.amount ? rest - order.amount : 0;
            if (i < deal.gateData.length) deal.gateData[i] = _pickGateData();
        }
        deal.settlement.toBuyer = uint96(_pickAmount(rest));
        deal.settlement.toSeller = uint96(rest - deal.settlement.toBuyer);
        if (_oneIn(16)) deal.settlement.toSeller = uint96(_pickAmount(10 ** 12));
    }

    /// @dev One side may call, the other signs; or both sign and anybody carries it.
    function _consentBoth(Ghost storage ghost, Deal memory deal) private {
        deal.buyer = _pickConsent(ghost, Side.Buyer);
        deal.seller = _pickConsent(ghost, Side.Seller);
        if (!deal.buyer.signed && !_oneIn(8)) deal.seller.signed = true;
        if (!deal.seller.signed) deal.buyer.caller = deal.seller.caller;
        deal.seller.caller = deal.buyer.caller;
        // Both sign the same message.
        if (deal.seller.flaw == 1) deal.seller.flaw = 2;
        deal.seller.signBy = deal.buyer.signBy;
        deal.settlement.signBy = deal.buyer.signBy;
        bytes32 structHash = Messages.settlement(ghost.id, deal.settlement);
        _sign(deal.buyer, ghost.buyer, structHash);
        _sign(deal.seller, ghost.seller, structHash);
    }

    function _dealProblem(Ghost storage ghost, Deal memory deal) private view returns (bytes memory problem) {
        if (deal.gateData.length != deal.next.length) {
            return
                abi.encodeWithSelector(
                    IOrderErrors.ListLengthMismatch.selector,
                    deal.gateData.length,
                    deal.next.length
                );
        }
        problem = _first(_statusProblem(ghost, FROM_OPEN), _sumProblem(ghost, deal));
        problem = _first(problem, _consentProblem(deal.buyer, ghost, Side.Buyer));
        problem = _first(problem, _consentProblem(deal.seller, ghost, Side.Seller));
        for (uint256 i = 0; i < deal.next.length && problem.length == 0; ++i) {
            problem = _nextProblem(ghost, deal, i);
        }
    }

    function _sumProblem(Ghost storage ghost, Deal memory deal) private view returns (bytes memory) {
        address token = ghost.order.token;
        for (uint256 i = 0; i < deal.next.length; ++i) {
            address other = deal.settlement.next[i].token;
            if (other != token) {
                return abi.encodeWithSelector(ISettlements.NextOrderTokenMismatch.selector, other, token);
            }
        }
        uint256 sum = deal.carried + deal.settlement.toBuyer + deal.settlement.toSeller;
        if (sum == ghost.held) return "";
        return abi.encodeWithSelector(ISettlements.SettlementSumMismatch.selector, ghost.id, sum, ghost.held);
    }

    function _nextProblem(
        Ghost storage ghost,
        Deal memory deal,
        uint256 i
    ) private view returns (bytes memory) {
        Ghost storage next = ghosts[deal.next[i]];
        Status status = next.status;
        // The settled order is over by now, and a twin in the list is locked.
        if (next.id == ghost.id) status = Status.Settled;
        for (uint256 k = 0; k < i; ++k) {
            if (deal.next[k] == deal.next[i]) status = Status.Locked;
        }
        if (status != Status.None) {
            return
                abi.encodeWithSelector(
                    IOrderErrors.OrderStatusNotAllowed.selector,
                    next.id,
                    status,
                    uint8(1)
                );
        }
        return _lockProblem(next, deal.gateData[i]);
    }
}
