// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IFxPayer} from "./interfaces/IFxPayer.sol";
import {IFxRouter} from "./interfaces/IFxRouter.sol";

/// @title The trade under way, and the one payment that its venue may ask for
/// @dev A venue never gets an allowance: it asks, and is paid once, at most what the taker agreed to, from the caller
/// or from what a signature pulled here.
abstract contract FxSession is IFxRouter, ReentrancyGuardTransient {
    /// @dev Transient, so that nothing of a trade outlives its transaction. The venue is zero when none may ask.
    address private transient _venue;
    address private transient _token;
    address private transient _source;
    uint256 private transient _bound;
    uint256 private transient _paid;

    /// @inheritdoc IFxPayer
    /// @dev Not guarded: it is the one call that a venue makes while the guard is closed.
    function pay(address to, uint256 amount) external {
        address venue = _venue;
        if (msg.sender != venue) revert CallerNotVenue(msg.sender, venue);
        uint256 bound = _bound;
        if (amount == 0 || amount > bound) revert PaymentOutOfBounds(amount, bound);
        // It would lie here until the next caller's sweep.
        if (to == address(this)) revert RecipientNotAllowed(to);
        // Closed before any token is called: no second payment, whatever the token does.
        _venue = address(0);
        _paid = amount;

        address source = _source;
        if (source == address(this)) SafeERC20.safeTransfer(IERC20(_token), to, amount);
        else SafeERC20.safeTransferFrom(IERC20(_token), source, to, amount);
    }

    /// @param source Whose tokens pay: the caller's, or this contract's after a pull.
    /// @param bound Most that may be asked for.
    function _open(address venue, address token, address source, uint256 bound) internal {
        _venue = venue;
        _token = token;
        _source = source;
        _bound = bound;
    }

    /// @return paid What the venue asked for and got.
    function _close(address venue) internal view returns (uint256 paid) {
        if (_venue != address(0)) revert VenueNotPaid(venue);
        return _paid;
    }

    /// @return paid What was paid in this transaction's latest trade.
    function _lastPaid() internal view returns (uint256 paid) {
        return _paid;
    }
}
