// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title Reentrant
/// @notice Calls a contract of choice in the middle of its own functions, as ERC-777 hooks let a party do, swallows the
/// outcome and records it.
contract Reentrant is HostileErc20 {
    /// @dev `BalanceOf`: callers read balances by static call, so that call is static too and cannot be recorded here;
    /// a test sees it by `vm.expectCall`.
    enum Moment {
        Never,
        BeforeTransfer,
        AfterTransfer,
        BalanceOf
    }

    Moment public moment;
    // Not "target": ethers contracts have a member of that name, and the generated types would clash with it.
    address public callee;
    bytes public data;
    /// @notice How many calls are still to be made; a bound, or a hook that moves this token would never end.
    uint256 public callsLeft;

    /// @notice How many calls were made since {arm}.
    uint256 public calls;
    bool public lastSuccess;
    /// @notice What the last call returned, or reverted with.
    bytes public lastReturnData;

    /// @notice From now on, `callsLeft_` times, call `callee_` with `data_` at the moment given.
    function arm(Moment moment_, address callee_, bytes calldata data_, uint256 callsLeft_) external {
        (moment, callee, data, callsLeft) = (moment_, callee_, data_, callsLeft_);
        calls = 0;
        lastSuccess = false;
        delete lastReturnData;
    }

    function balanceOf(address account) public view override returns (uint256) {
        if (moment == Moment.BalanceOf) {
            // The outcome is of no use in a static call: what counts is that the caller's answer does not change.
            (bool success, ) = callee.staticcall(data);
            success;
        }
        return super.balanceOf(account);
    }

    function _update(address from, address to, uint256 value) internal override {
        if (moment == Moment.BeforeTransfer) _call();
        super._update(from, to, value);
        if (moment == Moment.AfterTransfer) _call();
    }

    function _call() private {
        if (callsLeft == 0) return;
        callsLeft--;
        (bool success, bytes memory returnData) = callee.call(data);
        calls++;
        (lastSuccess, lastReturnData) = (success, returnData);
    }
}
