// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderEscrow} from "../interfaces/IOrderEscrow.sol";
import {FxLocking} from "./FxLocking.sol";
import {FxPayouts} from "./FxPayouts.sol";
import {FxTrading} from "./FxTrading.sol";
import {IFxRouter} from "./interfaces/IFxRouter.sol";

/// @title The FX router of one escrow
/// @notice See {IFxRouter}, which is the manual. No owner, no list of venues: whoever converts chooses where, and only
/// its own money is at stake.
contract FxRouter is FxLocking, FxPayouts {
    /// @param escrow_ The escrow that it locks in and is paid by.
    // The escrow need not be there yet: at deterministic addresses either may come first.
    // solhint-disable-next-line no-empty-blocks
    constructor(IOrderEscrow escrow_) FxTrading(escrow_) {}

    /// @inheritdoc IFxRouter
    function escrow() external view returns (address) {
        return address(_ESCROW);
    }
}
