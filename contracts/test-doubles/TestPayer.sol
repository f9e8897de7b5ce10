// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFxPayer} from "../exchange/interfaces/IFxPayer.sol";
import {IFxVenue} from "../exchange/interfaces/IFxVenue.sol";
import {FxTrade} from "../exchange/types/FxTrade.sol";

/// @title TestPayer
/// @notice A payer that trades at a venue for its caller, by the caller's allowance, and notes what it was asked.
/// It enforces no bound of the trade, so that a test sees whether the venue does.
contract TestPayer is IFxPayer {
    /// @notice How the payer cheats the venue.
    enum Fault {
        None,
        PaysNothing,
        PaysOneLess,
        PaysOneMore
    }

    /// @notice The venue asked.
    event Asked(address indexed venue, address indexed to, uint256 amount);

    /// @notice A trade was made; `amount` is what the venue returned.
    event Traded(uint256 amount);

    /// @notice The asking is out of place: nobody trades at this venue, or it was paid already.
    error UnexpectedPay(address venue, address expected);

    Fault public fault;
    address private _venue;
    address private _holder;
    IERC20 private _token;

    function setFault(Fault fault_) external {
        fault = fault_;
    }

    function buy(IFxVenue venue, FxTrade calldata trade, bytes calldata venueData) external {
        (_venue, _holder, _token) = (address(venue), msg.sender, IERC20(trade.tokenIn));
        emit Traded(venue.buyExact(trade, venueData));
    }

    function sell(IFxVenue venue, FxTrade calldata trade, bytes calldata venueData) external {
        (_venue, _holder, _token) = (address(venue), msg.sender, IERC20(trade.tokenIn));
        emit Traded(venue.sellExact(trade, venueData));
    }

    /// @inheritdoc IFxPayer
    function pay(address to, uint256 amount) external {
        if (msg.sender != _venue) revert UnexpectedPay(msg.sender, _venue);
        _venue = address(0);
        emit Asked(msg.sender, to, amount);

        if (fault == Fault.PaysNothing) return;
        if (fault == Fault.PaysOneLess) amount -= 1;
        if (fault == Fault.PaysOneMore) amount += 1;
        SafeERC20.safeTransferFrom(_token, _holder, to, amount);
    }
}
