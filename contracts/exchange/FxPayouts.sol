// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayoutReceiver} from "../interfaces/IPayoutReceiver.sol";
import {FxTrading} from "./FxTrading.sol";
import {IFxRouter} from "./interfaces/IFxRouter.sol";
import {FxPayout} from "./types/FxPayout.sol";

/// @title Converting on the way out
abstract contract FxPayouts is FxTrading {
    /// @inheritdoc IFxRouter
    function onPayout(
        bytes32 orderId,
        address owner,
        address token,
        uint256 amount,
        bytes calldata data
    ) external nonReentrant returns (bytes4 magic) {
        if (msg.sender != address(_ESCROW)) revert CallerNotEscrow(msg.sender, address(_ESCROW));

        _sell(owner, address(this), orderId, token, amount, _decode(data));
        return IPayoutReceiver.onPayout.selector;
    }

    /// @inheritdoc IFxRouter
    function convert(
        address tokenIn,
        uint256 amountIn,
        FxPayout calldata payout
    ) external nonReentrant returns (uint256 received) {
        return _sell(msg.sender, msg.sender, bytes32(0), tokenIn, amountIn, payout);
    }

    /// @dev Reads the party's choice where it lies; a word out of its range, or bytes out of the call, revert.
    function _decode(bytes calldata data) private pure returns (FxPayout calldata payout) {
        // The encoding of one dynamic struct: a word with its offset, and the struct.
        if (data.length < 0x20 || uint256(bytes32(data[:0x20])) != 0x20) revert PayoutDataInvalid();
        assembly ("memory-safe") {
            payout := add(data.offset, 0x20)
        }
    }
}
