// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {OrderState} from "../../../../contracts/types/OrderState.sol";
import {Status} from "../../../../contracts/types/Status.sol";
import {Driver} from "./Driver.sol";
import {ReentryEntries} from "./ReentryEntries.sol";

/// @title MoneyChecks
/// @notice Invariants about money: 1, 2, 4, 6, 7, 8, 12, 13, 14, 19.
abstract contract MoneyChecks is Driver {
    function check01Pots() public view {
        for (uint256 t = 0; t < tokens.length; ++t) {
            address token = tokens[t];
            uint256 claims = heldSum[token] + creditSum[token];
            uint256 pot = IERC20(token).balanceOf(address(escrow));
            assertGe(pot, claims, "01 balance below held and credits");
            assertEq(
                pot,
                claims + donations[token],
                "01/06/19 a pot differs from its own claims and donations"
            );
        }
    }

    /// @dev By the escrow's own events and by the handler's books.
    function check02Conservation() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            uint256 locked = ghost.status == Status.None ? 0 : ghost.order.amount;
            Entry storage entry = entries[ghost.id];
            uint256 held = escrow.stateOf(ghost.id).held;
            uint256 left = ghost.toSeller + ghost.toBuyer + ghost.fees + ghost.arbitration + ghost.carried;
            assertEq(left + held, locked, "02 the handler's sum");
            left = entry.toSeller + entry.toBuyer + entry.fees + entry.arbitration + entry.carried;
            assertEq(left + held, locked, "02 the events' sum");
        }
    }

    /// @dev Every account's balance in every token is what the table says: money goes to payees and to nobody else, and
    /// comes from nobody who did not send or sign.
    function check04Balances() public view {
        for (uint256 t = 0; t < tokens.length; ++t) {
            if (!_isTokenChecked(t)) continue;
            for (uint256 i = 0; i < accounts.length; ++i) {
                uint256 balance = IERC20(tokens[t]).balanceOf(accounts[i]);
                assertEq(balance, balances[tokens[t]][accounts[i]], "04/13/19 an account's balance");
            }
        }
    }

    /// @dev Each order holds what its own actions left, whatever was done to others.
    function check07OwnMoney() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            OrderState memory state = escrow.stateOf(ghosts[window[k]].id);
            assertEq(state.held, ghosts[window[k]].held, "07 held");
            assertEq(state.released, ghosts[window[k]].released, "07 released");
        }
    }

    /// @dev Exactly the fee of one release of the whole, however many there were.
    function check08Fees() public view {
        uint256[] memory window = _window();
        for (uint256 k = 0; k < window.length; ++k) {
            Ghost storage ghost = ghosts[window[k]];
            if (ghost.rule == rules.length) continue;
            uint256 fee = (ghost.released * rules[ghost.rule].feeBps) / 10_000;
            assertEq(entries[ghost.id].fees, fee, "08 fee on the running total");
        }
    }

    function check12Credits() public view {
        for (uint256 t = 0; t < tokens.length; ++t) {
            if (!_isTokenChecked(t)) continue;
            for (uint256 i = 0; i < accounts.length; ++i) {
                (uint256 credit, uint256 nonce) = escrow.creditOf(accounts[i], tokens[t]);
                assertEq(
                    credit,
                    credits[tokens[t]][accounts[i]],
                    "12 credit is the failed pushes less withdrawals"
                );
                assertEq(credit, bookedCredits[tokens[t]][accounts[i]], "17 credit by the events");
                assertEq(nonce, nonces[tokens[t]][accounts[i]], "12 nonce of withdrawals");
                assertEq(nonce, bookedNonces[tokens[t]][accounts[i]], "17 nonce by the events");
            }
        }
    }

    function check13Allowances() public view {
        for (uint256 t = 0; t < tokens.length; ++t) {
            if (!_isTokenChecked(t)) continue;
            for (uint256 i = 0; i < accounts.length; ++i) {
                uint256 allowance = IERC20(tokens[t]).allowance(address(escrow), accounts[i]);
                assertEq(allowance, 0, "13 the escrow granted an allowance");
            }
        }
    }

    function check14Reentry() public view {
        assertEq(probe.refusals(), probe.attempts(), "14 a re-entry was not refused by the guard");
        assertEq(probe.attempts() % ReentryEntries.COUNT, 0, "14 every entry was tried");
    }
}
