// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

/// @title A contract that locks orders and brings the money when it is asked
/// @notice It may take the money from anywhere, say convert it on the way, without holding it and without an allowance.
/// @dev Anyone may call `onLock`, and the escrow calls it only for a lock that this contract itself sent: an
/// implementation that has money or allowances checks that its caller is the escrow, and that it asked for this lock.
interface ILockFunder {
    /// @notice Called by the escrow within `lockByCallback` or `lockManyByCallback`. By its end the escrow must have
    /// received exactly `amount`, or everything is undone.
    /// @param orderIds The orders that are locked with it; those of the list that were locked before are not among them.
    /// @param token Their token.
    /// @param amount What they hold together, in the token's smallest unit.
    /// @param data As it was passed to the escrow.
    function onLock(bytes32[] calldata orderIds, address token, uint256 amount, bytes calldata data) external;
}
