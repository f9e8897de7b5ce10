// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Order} from "../types/Order.sol";

/// @title A gate: an entry check that terms may demand at lock
/// @notice It can ask for a seller's signed offer, an identity proof, a listed currency. What happens after the lock,
/// reassignments included, is not its business.
/// @dev A gate checks the token first: what it is told about the payer is as true as the token, which may claim that
/// anybody authorized a pull.
interface IOrderGate {
    /// @notice Agrees to a lock by returning this function's selector; anything else, or a revert, refuses it.
    /// @param order The order about to be locked.
    /// @param orderId Its id.
    /// @param payer Whose tokens pay, if the token is honest; the buyer's holder for a next order of a settlement.
    /// @param gateData Sent along by whoever locks. Nobody signed it: treat it as hostile.
    /// @return magic `IOrderGate.check.selector`.
    function check(
        Order calldata order,
        bytes32 orderId,
        address payer,
        bytes calldata gateData
    ) external returns (bytes4 magic);
}
