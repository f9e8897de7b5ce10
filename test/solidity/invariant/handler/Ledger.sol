// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {ICredits} from "../../../../contracts/interfaces/ICredits.sol";
import {IDelivery} from "../../../../contracts/interfaces/IDelivery.sol";
import {IDisputes} from "../../../../contracts/interfaces/IDisputes.sol";
import {IFunding} from "../../../../contracts/interfaces/IFunding.sol";
import {IHolders} from "../../../../contracts/interfaces/IHolders.sol";
import {IOrderErrors} from "../../../../contracts/interfaces/IOrderErrors.sol";
import {IPayouts} from "../../../../contracts/interfaces/IPayouts.sol";
import {ISettlements} from "../../../../contracts/interfaces/ISettlements.sol";
import {ITermsBook} from "../../../../contracts/interfaces/ITermsBook.sol";
import {DisputeReason} from "../../../../contracts/types/DisputeReason.sol";
import {Exit} from "../../../../contracts/types/Exit.sol";
import {Order} from "../../../../contracts/types/Order.sol";
import {Recovery} from "../../../../contracts/types/Recovery.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {Vm} from "../../helpers/Vm.sol";
import {Model} from "./Model.sol";

/// @title Ledger
/// @notice The escrow's books, folded from its events and from nothing else.
abstract contract Ledger is Model {
    struct Entry {
        Order order;
        address payer;
        Status status;
        bool delivered;
        bool moved;
        uint256 until;
        uint256 held;
        uint256 released;
        address buyer;
        address seller;
        uint256 toSeller;
        uint256 toBuyer;
        uint256 fees;
        uint256 arbitration;
        uint256 carried;
        uint256 redirected;
    }

    /// @dev What the locking event says besides its topics.
    struct LockedData {
        bytes32 termsId;
        address payer;
        address token;
        uint256 amount;
        uint256 lockBy;
        uint256 deliverBy;
        bytes32 detailsHash;
    }

    /// @dev An item left out of a list.
    struct Skip {
        bytes32 id;
        bytes4 reason;
    }

    mapping(bytes32 orderId => Entry) internal entries;
    mapping(bytes32 termsId => bool) internal bookedFee;
    mapping(address token => mapping(address owner => uint256)) internal bookedCredits;
    mapping(address token => mapping(address owner => uint256)) internal bookedNonces;
    mapping(address account => Recovery) internal bookedRecoveries;
    Skip[] internal skips;
    uint256 internal evidences;
    /// @dev A chain of hashes of what funders brought since the last time, by {IFunding-LockFunded}.
    bytes32 internal brought;

    constructor() {
        _fold();
    }

    /// @dev Takes up what was emitted since the last time.
    function _fold() internal {
        delete skips;
        brought = 0;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(escrow)) _foldLog(logs[i]);
        }
    }

    function _foldLog(Vm.Log memory log) private {
        bytes32 topic = log.topics[0];
        if (topic == ICredits.CreditAdded.selector || topic == ICredits.CreditWithdrawn.selector) {
            return _foldCredit(log, topic == ICredits.CreditAdded.selector);
        }
        if (topic == ICredits.WithdrawalSigned.selector) {
            uint256 nonce = abi.decode(log.data, (uint256));
            address signer = _account(log.topics[1]);
            assertEq(nonce, bookedNonces[_account(log.topics[2])][signer]++, "10 a withdrawal's nonce");
            return;
        }
        if (topic == IHolders.RecoverySet.selector) return _foldRecovery(log);
        if (topic == IHolders.RecoveryCanceled.selector) {
            Recovery storage recovery = bookedRecoveries[_account(log.topics[1])];
            assertEq(recovery.pending, _account(log.topics[2]), "17 canceled registry");
            (recovery.pending, recovery.pendingFrom) = (address(0), 0);
            return;
        }
        if (topic == IFunding.LockFunded.selector) {
            uint256 amount = abi.decode(log.data, (uint256));
            brought = _broughtAfter(brought, _account(log.topics[1]), _account(log.topics[2]), amount);
            return;
        }
        if (topic == IDisputes.Evidence.selector) {
            ++evidences;
            return;
        }
        if (topic == ITermsBook.TermsPublished.selector) {
            Terms memory terms = abi.decode(log.data, (Terms));
            bookedFee[log.topics[1]] = terms.feeBps != 0;
            return;
        }
        _foldOrder(log, topic, log.topics[1], entries[log.topics[1]]);
    }

    function _foldOrder(Vm.Log memory log, bytes32 topic, bytes32 id, Entry storage entry) private {
        if (topic == IFunding.OrderLocked.selector) _foldLock(log, entry);
        else if (topic == IDelivery.OrderDelivered.selector) {
            (, uint256 until) = abi.decode(log.data, (bytes32, uint256));
            (entry.status, entry.delivered, entry.until) = (Status.Delivered, true, until);
        } else if (topic == IDisputes.OrderDisputed.selector) {
            (, , , uint256 disputed, uint256 until) = abi.decode(
                log.data,
                (Side, DisputeReason, bytes32, uint256, uint256)
            );
            assertEq(entry.held, disputed, "17 disputed amount");
            (entry.status, entry.until) = (Status.Disputed, until);
        } else if (topic == IPayouts.OrderPaid.selector) _foldPaid(log, entry);
        else if (topic == ISettlements.OrderCarried.selector) {
            uint256 amount = abi.decode(log.data, (uint256));
            entry.carried += amount;
            _take(entry, amount);
        } else if (topic == IPayouts.PayoutRedirected.selector) {
            entry.redirected += abi.decode(log.data, (uint256));
        } else if (topic == IHolders.OrderReassigned.selector) {
            entry.moved = true;
            if (abi.decode(log.data, (Side)) == Side.Buyer) entry.buyer = _account(log.topics[3]);
            else entry.seller = _account(log.topics[3]);
        } else if (topic == IOrderErrors.OrderSkipped.selector) {
            skips.push(Skip({id: id, reason: abi.decode(log.data, (bytes4))}));
        } else revert("17 unknown event");
    }

    function _broughtAfter(
        bytes32 before,
        address funder,
        address token,
        uint256 amount
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(before, funder, token, amount));
    }

    function _foldLock(Vm.Log memory log, Entry storage entry) private {
        assertEq(uint8(entry.status), uint8(Status.None), "09 locked again");
        LockedData memory data = abi.decode(log.data, (LockedData));
        entry.payer = data.payer;
        // The event shows whole words of what the order has in fewer bits.
        entry.order = Order({
            termsId: data.termsId,
            buyer: _account(log.topics[2]),
            seller: _account(log.topics[3]),
            token: data.token,
            amount: uint96(data.amount),
            lockBy: uint40(data.lockBy),
            deliverBy: uint40(data.deliverBy),
            detailsHash: data.detailsHash
        });
        (entry.buyer, entry.seller) = (entry.order.buyer, entry.order.seller);
        (entry.status, entry.until, entry.held) = (Status.Locked, data.deliverBy, data.amount);
    }

    function _foldPaid(Vm.Log memory log, Entry storage entry) private {
        (, uint256 toSeller, uint256 toBuyer, uint256 fee, uint256 rest) = abi.decode(
            log.data,
            (Exit, uint256, uint256, uint256, uint256)
        );
        entry.toSeller += toSeller;
        entry.toBuyer += toBuyer;
        entry.fees += fee;
        entry.arbitration += rest;
        entry.released += toSeller + fee;
        _take(entry, toSeller + toBuyer + fee + rest);
    }

    function _take(Entry storage entry, uint256 amount) private {
        entry.held -= amount;
        if (entry.held == 0) entry.status = Status.Settled;
    }

    function _foldCredit(Vm.Log memory log, bool added) private {
        uint256 amount = abi.decode(log.data, (uint256));
        address owner = _account(log.topics[1]);
        address token = _account(log.topics[2]);
        if (added) bookedCredits[token][owner] += amount;
        else bookedCredits[token][owner] -= amount;
    }

    function _foldRecovery(Vm.Log memory log) private {
        Recovery storage recovery = bookedRecoveries[_account(log.topics[1])];
        uint256 effectiveAt = abi.decode(log.data, (uint256));
        // What waited for its day counts once that day has come.
        uint256 setAt = effectiveAt - 7 days;
        if (recovery.pendingFrom != 0 && setAt >= recovery.pendingFrom) recovery.registry = recovery.pending;
        (recovery.pending, recovery.pendingFrom) = (_account(log.topics[2]), uint40(effectiveAt));
    }

    function _account(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
