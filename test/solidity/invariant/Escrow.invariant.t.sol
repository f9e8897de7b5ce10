// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Test} from "../helpers/Test.sol";
import {OrderHandler} from "./handler/OrderHandler.sol";

/// @dev The runner calls only what a file of tests defines itself.
contract EscrowHandler is OrderHandler {}

/// @title The escrow's invariants, numbered as in the list of what must never happen
/// @notice Each function is a campaign of its own. Whatever its number, every call of the handler in it must end as
/// predicted, so each campaign also tests the rest.
contract EscrowInvariantTest is Test {
    EscrowHandler private _handler;

    function setUp() external {
        _handler = new EscrowHandler();
    }

    /// @dev What the runner calls: the handler and nothing else.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_all() external {
        _handler.check01Pots();
        _handler.check02Conservation();
        _handler.check03Status();
        _handler.check04Balances();
        _handler.check05Exits();
        _handler.check07OwnMoney();
        _handler.check08Fees();
        _handler.check09Ids();
        _handler.check10Signatures();
        _handler.check11Rulings();
        _handler.check12Credits();
        _handler.check13Allowances();
        _handler.check14Reentry();
        _handler.check17Replay();
        _handler.check18Views();
        _handler.check20Deadlines();
    }
}
