// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title A receiver that acts on a payout: converts it, or sends it to another chain
interface IPayoutReceiver {
    /// @notice Called after the money arrived. A revert, or another return value, undoes the whole payout.
    /// @param orderId The order.
    /// @param owner The party whose money this was.
    /// @param token Its currency.
    /// @param amount What the receiver was sent, in the token's smallest unit.
    /// @param data What the party chose, bound by its signature if it signed.
    /// @return magic `IPayoutReceiver.onPayout.selector`.
    function onPayout(
        bytes32 orderId,
        address owner,
        address token,
        uint256 amount,
        bytes calldata data
    ) external returns (bytes4 magic);
}
