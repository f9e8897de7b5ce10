// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Test} from "../../helpers/Test.sol";
import {FxHandler} from "./FxHandler.sol";

/// @dev The runner calls only what a file of tests defines itself.
contract ExchangeHandler is FxHandler {}

/// @title Invariant 15
/// @notice The buyer never pays above the maximum, the payee never receives below the minimum; after every call the router
/// and the venue of quotes hold and allow nothing, and nobody else's balance has changed.
contract ExchangeInvariantTest is Test {
    ExchangeHandler private _handler;

    function setUp() external {
        _handler = new ExchangeHandler();
    }

    /// @dev What the runner calls: the handler and nothing else.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_15() external view {
        _handler.checkAll();
    }

    /// @dev The handler's conversions do succeed, and are refused: the campaign is about something.
    function test_theHandlerDoesBoth() external {
        for (uint256 seed = 0; seed < 40; ++seed) {
            _handler.lockByQuote(seed);
            _handler.lockListByQuote(seed);
            _handler.lockByDeed(seed);
            _handler.convertByQuote(seed);
            _handler.convertByDeed(seed);
            _handler.reclaimByQuote(seed);
            _handler.reclaimByDeed(seed);
            _handler.callOutOfTurn(seed);
        }
        assertGt(_handler.succeeded(), 60, "succeeded");
        assertGt(_handler.refused(), 60, "refused");
    }
}
