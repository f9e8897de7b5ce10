// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IPayoutReceiver} from "../interfaces/IPayoutReceiver.sol";

/// @title PayoutForwarder
/// @notice The simplest payout receiver: splits a payout between the owner and a payee of its choice, say a lender.
/// It holds nothing between calls.
contract PayoutForwarder is IPayoutReceiver {
    /// @notice A payout was divided.
    event PayoutForwarded(bytes32 indexed orderId, address indexed payee, uint256 toPayee, uint256 toOwner);

    /// @notice The payee is due more than the payout.
    error PayoutTooSmall(uint256 amount, uint256 due);

    /// @inheritdoc IPayoutReceiver
    /// @dev Emits {PayoutForwarded}. `data` is (address payee, uint256 due). Nothing lies here between calls, so a
    /// caller that sent nothing moves nothing.
    function onPayout(
        bytes32 orderId,
        address owner,
        address token,
        uint256 amount,
        bytes calldata data
    ) external returns (bytes4 magic) {
        (address payee, uint256 due) = abi.decode(data, (address, uint256));
        if (due > amount) revert PayoutTooSmall(amount, due);
        uint256 toOwner = amount - due;
        emit PayoutForwarded({orderId: orderId, payee: payee, toPayee: due, toOwner: toOwner});

        if (due != 0) SafeERC20.safeTransfer(IERC20(token), payee, due);
        if (toOwner != 0) SafeERC20.safeTransfer(IERC20(token), owner, toOwner);
        return IPayoutReceiver.onPayout.selector;
    }
}
