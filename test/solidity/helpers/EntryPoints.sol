// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderEscrow} from "../../../contracts/interfaces/IOrderEscrow.sol";
import {AuthorizedLock} from "../../../contracts/types/AuthorizedLock.sol";
import {DisputeReason} from "../../../contracts/types/DisputeReason.sol";
import {Order} from "../../../contracts/types/Order.sol";
import {Permit2Funding} from "../../../contracts/types/Permit2Funding.sol";
import {Settlement} from "../../../contracts/types/Settlement.sol";
import {Side} from "../../../contracts/types/Side.sol";
import {Packing} from "./Packing.sol";

/// @title EntryPoints
/// @notice A well-formed call of every guarded entry of the escrow, for re-entry tests.
/// @dev `publishTerms` is not here: it has no guard, calls nobody and touches no money.
library EntryPoints {
    uint256 internal constant COUNT = 27;

    // For its function selectors only.
    IOrderEscrow private constant _ESCROW = IOrderEscrow(address(0));

    function all(Order memory order, address account) internal pure returns (bytes[] memory calls) {
        calls = new bytes[](COUNT);
        _fillLocks(calls, order, account);
        _fillPayouts(calls, order, account);
        _fillOthers(calls, order, account);
    }

    function _fillLocks(bytes[] memory calls, Order memory order, address account) private pure {
        Order[] memory list = new Order[](1);
        list[0] = order;
        Permit2Funding memory funding;
        funding.payer = account;
        AuthorizedLock[] memory items = new AuthorizedLock[](1);
        items[0] = AuthorizedLock({order: order, payer: account, gateData: "", signature: ""});
        calls[0] = abi.encodeCall(_ESCROW.lock, (order, ""));
        calls[1] = abi.encodeCall(_ESCROW.lockWithPermit, (order, "", 0, 27, bytes32(0), bytes32(0)));
        calls[2] = abi.encodeCall(_ESCROW.lockWithAuthorization, (order, account, "", ""));
        calls[3] = abi.encodeCall(_ESCROW.lockWithPermit2, (order, "", funding));
        calls[4] = abi.encodeCall(_ESCROW.lockMany, (list, new bytes[](1)));
        calls[5] = abi.encodeCall(_ESCROW.lockManyWithAuthorization, (items));
        calls[6] = abi.encodeCall(_ESCROW.lockManyWithPermit2, (list, new bytes[](1), funding));
        calls[7] = abi.encodeCall(
            _ESCROW.confirmDelivery,
            (order.termsId, Packing.orders(list), bytes32(0), type(uint40).max, hex"")
        );
        calls[8] = abi.encodeCall(_ESCROW.releaseMany, (list));
        calls[9] = abi.encodeCall(_ESCROW.claimMany, (list));
        calls[10] = abi.encodeCall(_ESCROW.reclaimMany, (list));
    }

    function _fillPayouts(bytes[] memory calls, Order memory order, address account) private pure {
        calls[11] = abi.encodeCall(_ESCROW.release, (order, order.amount, 0, ""));
        calls[12] = abi.encodeCall(_ESCROW.claim, (order, account, "", 0, ""));
        calls[13] = abi.encodeCall(_ESCROW.reclaim, (order, account, "", 0, ""));
        calls[14] = abi.encodeCall(_ESCROW.refund, (order, order.amount));
        calls[15] = abi.encodeCall(
            _ESCROW.dispute,
            (order, order.amount, DisputeReason.Other, bytes32(0), 0, "")
        );
        calls[16] = abi.encodeCall(_ESCROW.rule, (order, order.amount, 0));
        calls[17] = abi.encodeCall(_ESCROW.enforceDefault, (order));
        calls[18] = abi.encodeCall(_ESCROW.submitEvidence, (order, "seen"));
    }

    function _fillOthers(bytes[] memory calls, Order memory order, address account) private pure {
        Settlement memory settlement;
        settlement.next = new Order[](0);
        calls[19] = abi.encodeCall(_ESCROW.settle, (order, settlement, new bytes[](0), "", ""));
        calls[20] = abi.encodeCall(_ESCROW.reassign, (order, Side.Seller, account, 0));
        calls[21] = abi.encodeCall(_ESCROW.setRecovery, (address(0)));
        calls[22] = abi.encodeCall(_ESCROW.cancelRecovery, ());
        calls[23] = abi.encodeCall(_ESCROW.withdraw, (account, order.token, 1, 0, ""));
        calls[24] = abi.encodeCall(_ESCROW.withdrawAsSuccessor, (account, order.token, 1));
        Order[] memory list = new Order[](1);
        list[0] = order;
        calls[25] = abi.encodeCall(_ESCROW.lockByCallback, (order, "", ""));
        calls[26] = abi.encodeCall(_ESCROW.lockManyByCallback, (list, new bytes[](1), new bytes[](1)));
    }
}
