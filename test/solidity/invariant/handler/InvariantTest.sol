// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Test} from "../../helpers/Test.sol";
import {OrderHandler} from "./OrderHandler.sol";

/// @title InvariantTest
/// @notice One campaign checks every invariant after every call; a failure begins with the invariant's number as in the
/// list of what must never happen.
abstract contract InvariantTest is Test {
    OrderHandler private _handler;

    /// @dev What the runner calls: the handler and nothing else.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_01_to_14_and_17_to_20() external view {
        _handler.checkAll();
    }

    function _target(OrderHandler handler) internal {
        _handler = handler;
    }
}
