// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {HostileErc20} from "./HostileErc20.sol";

/// @title Rebasing
/// @notice Every balance grows or shrinks at once by a factor: what is stored are shares.
/// @dev Slot 0 holds shares. {totalSupply} and the events too count shares; tests look at balances.
contract Rebasing is HostileErc20 {
    uint256 public numerator = 1;
    uint256 public denominator = 1;

    error RebaseFactorZero(uint256 numerator, uint256 denominator);

    /// @notice From now on a share is worth `numerator_ / denominator_` tokens.
    function rebase(uint256 numerator_, uint256 denominator_) external {
        if (numerator_ == 0 || denominator_ == 0) revert RebaseFactorZero(numerator_, denominator_);
        (numerator, denominator) = (numerator_, denominator_);
    }

    function balanceOf(address account) public view override returns (uint256) {
        return (sharesOf(account) * numerator) / denominator;
    }

    function sharesOf(address account) public view returns (uint256) {
        return super.balanceOf(account);
    }

    function _update(address from, address to, uint256 value) internal override {
        // Rounds down: a transfer moves at most its value, as the known rebasing tokens do, and often one unit less.
        super._update(from, to, (value * denominator) / numerator);
    }
}
