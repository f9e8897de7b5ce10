// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {OrderState} from "../../../../contracts/types/OrderState.sol";
import {Recovery} from "../../../../contracts/types/Recovery.sol";
import {Side} from "../../../../contracts/types/Side.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Terms} from "../../../../contracts/types/Terms.sol";
import {Driver} from "./Driver.sol";

/// @title OrderChecks
/// @notice Invariants about orders, signatures, events and views: 3, 5, 9, 10, 11, 17, 18, 20.
abstract contract OrderChecks is Driver {
    /// @dev Status moves only along the table, and in a dispute the money stands still.
    function check03Status() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            OrderState memory state = escrow.stateOf(ghost.id);
            assertEq(uint8(state.status), uint8(ghost.status), "03 status");
            bool over = state.status == Status.Settled;
            assertEq(over, state.status != Status.None && state.held == 0, "03 settled and holding nothing");
            if (state.status == Status.Disputed)
                assertEq(state.held, ghost.disputed, "03 held moved in dispute");
            Seen storage before = seen[window[k]];
            // Time, issuers and donors act without a call to the escrow, and nothing is looked at before they do.
            if (before.turn != turn) continue;
            assertTrue(_isMove(before.status, state.status), "03 a move that the table does not have");
            assertTrue(
                before.until == state.until || before.status != state.status,
                "20 a date moved by itself"
            );
        }
    }

    function check05Exits() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            if (ghost.status == Status.None) continue;
            Terms storage terms = rules[ghost.rule];
            uint256 latest = uint256(ghost.order.deliverBy) + terms.inspectionPeriod + terms.rulingPeriod + 1;
            uint256 exitAt = escrow.latestExit(ghost.order);
            assertLe(exitAt, latest, "05 exit later than the order's dates allow");
            assertEq(exitAt == 0, ghost.status == Status.Settled, "05 an open order without an exit");
        }
    }

    function check09Ids() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            assertEq(escrow.orderIdOf(ghost.order), ghost.id, "09 order id");
            assertEq(ghostNumber[ghost.id], window[k] + 1, "09 an id twice");
        }
    }

    function check10Signatures() public view {
        for (uint256 i = 0; i < usedSignatures.length; ++i) {
            assertEq(uses[usedSignatures[i]], 1, "10 a signature worked twice");
        }
    }

    function check11Rulings() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            assertLe(ghost.rulings, 1, "11 ruled twice");
            uint256 rest = entries[ghost.id].arbitration;
            assertTrue(ghost.rulings == 1 || rest == 0, "11 an arbitration fee without a ruling");
            if (rest == 0) continue;
            assertLe(
                rest * 10_000,
                ghost.disputed * rules[ghost.rule].arbitrationFeeBps,
                "11 arbitration fee"
            );
        }
    }

    function check17Replay() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            Entry storage entry = entries[ghost.id];
            OrderState memory state = escrow.stateOf(ghost.id);
            assertEq(uint8(state.status), uint8(entry.status), "17 status");
            assertEq(state.delivered, entry.delivered, "17 delivered");
            assertEq(state.sidesMoved, entry.moved, "17 sides moved");
            assertEq(state.hasFee, bookedFee[entry.order.termsId], "17 has a fee");
            assertEq(state.until, entry.until, "17 until");
            assertEq(state.held, entry.held, "17 held");
            assertEq(state.released, entry.released, "17 released");
            if (ghost.status == Status.None) continue;
            assertEq(escrow.holderOf(entry.order, Side.Buyer), entry.buyer, "17 buyer's holder");
            assertEq(escrow.holderOf(entry.order, Side.Seller), entry.seller, "17 seller's holder");
            assertEq(entry.payer, ghost.payer, "17 payer");
            assertEq(entry.redirected, ghost.redirected, "17 paid elsewhere");
            assertEq(gate.payerOf(ghost.id), ghost.gatePayer, "17 the gate's payer");
        }
        for (uint256 i = 0; i < PARTIES; ++i) _checkRecovery(bookedRecoveries[accounts[i]], accounts[i]);
    }

    function check18Views() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            OrderState memory state = escrow.stateOf(ghost.id);
            assertEq(state.delivered, ghost.delivered, "18 delivered");
            assertEq(state.until, ghost.until, "18 until");
            assertEq(escrow.holderOf(ghost.order, Side.Buyer), ghost.buyer, "18 buyer's holder");
            assertEq(escrow.holderOf(ghost.order, Side.Seller), ghost.seller, "18 seller's holder");
            if (ghost.rule == rules.length) continue;
            assertEq(escrow.latestExit(ghost.order), _latestExit(ghost), "18 latest exit");
        }
        for (uint256 i = 0; i < PARTIES; ++i) _checkRecovery(recoveries[accounts[i]], accounts[i]);
    }

    /// @dev Dates: of the order while Locked, of the confirmation in Delivered, of the dispute in Disputed.
    function check20Deadlines() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            OrderState memory state = escrow.stateOf(ghost.id);
            if (state.status == Status.Locked)
                assertEq(state.until, ghost.order.deliverBy, "20 delivery date moved");
            assertEq(state.until, ghost.until, "20 a date that its action did not set");
            bool moved = ghost.buyer != ghost.order.buyer || ghost.seller != ghost.order.seller;
            assertTrue(!moved || state.sidesMoved, "20 a side moved unseen");
        }
    }

    function _latestExit(Ghost storage ghost) private view returns (uint256) {
        Terms storage terms = rules[ghost.rule];
        if (ghost.status == Status.Settled) return 0;
        if (ghost.status == Status.Disputed) return ghost.until + 1;
        // Not the handler's clock: time set by a cheatcode need not outlive a handler call.
        if (ghost.status == Status.None && block.timestamp > ghost.order.lockBy) return 0;
        if (ghost.status != Status.None && block.timestamp > ghost.until) return ghost.until + 1;
        if (ghost.status == Status.Delivered) return ghost.until + terms.rulingPeriod + 1;
        return uint256(ghost.order.deliverBy) + terms.inspectionPeriod + terms.rulingPeriod + 1;
    }

    function _checkRecovery(Recovery storage expected, address account) private view {
        Recovery memory recovery = escrow.recoveryOf(account);
        assertEq(recovery.registry, expected.registry, "17/18 recovery registry");
        assertEq(recovery.pending, expected.pending, "17/18 pending registry");
        assertEq(recovery.pendingFrom, expected.pendingFrom, "17/18 pending from");
    }

    /// @dev One call makes one step at most.
    function _isMove(Status from, Status to) private pure returns (bool) {
        if (from == to) return true;
        if (from == Status.None) return to == Status.Locked;
        if (from == Status.Locked) return to != Status.None;
        if (from == Status.Delivered) return to == Status.Disputed || to == Status.Settled;
        return from == Status.Disputed && to == Status.Settled;
    }
}
