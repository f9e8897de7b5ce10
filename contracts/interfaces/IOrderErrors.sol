// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {Side} from "../types/Side.sol";
import {Status} from "../types/Status.sol";

/// @title Errors that more than one part of the escrow raises
interface IOrderErrors {
    /// @notice The action does not exist in the order's status.
    /// @param orderId The order.
    /// @param current Its status.
    /// @param allowed Bitmap of the statuses that allow the action: bit n stands for status n.
    error OrderStatusNotAllowed(bytes32 orderId, Status current, uint8 allowed);

    /// @notice The action opens later.
    /// @param orderId The order.
    /// @param opensAt First second (unix time) in which it is open.
    /// @param nowAt The block's time.
    error ActionTooEarly(bytes32 orderId, uint256 opensAt, uint256 nowAt);

    /// @notice The action's time has passed.
    /// @param orderId The order.
    /// @param until Last second (unix time) in which it was open.
    /// @param nowAt The block's time.
    error ActionTooLate(bytes32 orderId, uint256 until, uint256 nowAt);

    /// @notice Only the holder of the side may do this, by call or by signature.
    /// @param orderId The order.
    /// @param side The side.
    /// @param caller Who called.
    /// @param holder Who holds the side.
    error CallerNotHolder(bytes32 orderId, Side side, address caller, address holder);

    /// @notice The signature is neither a valid ECDSA nor a valid ERC-1271 signature of the signer.
    /// @param signer Who should have signed.
    /// @param digest The EIP-712 digest that should have been signed.
    error SignatureInvalid(address signer, bytes32 digest);

    /// @notice The signature came too late.
    /// @param signBy Last second (unix time) in which it counted.
    /// @param nowAt The block's time.
    error SignatureExpired(uint256 signBy, uint256 nowAt);

    /// @notice A list without items does nothing, so it is refused.
    error ListEmpty();

    /// @notice Two lists that belong together differ in length.
    /// @param given The second list's length.
    /// @param expected The first list's length.
    error ListLengthMismatch(uint256 given, uint256 expected);

    /// @notice A transfer failed, and it had too little gas for that to mean anything. Send the call with more.
    /// @param given Gas that was left before the transfer.
    /// @param needed Gas that must be left for a failure to count.
    error PushGasTooLow(uint256 given, uint256 needed);

    /// @notice An amount that must not be zero is zero.
    error AmountZero();

    /// @notice No terms were published under this id.
    /// @param termsId The id.
    error TermsUnknown(bytes32 termsId);

    /// @notice The address may not be a party, payer, receiver or holder here: it is zero, the escrow or the token.
    /// @param account The address.
    error AccountNotAllowed(address account);

    /// @notice An item of a list was left out because it could not be done. No part of the ledger.
    /// @param orderId The order.
    /// @param reason Selector of the error that the single form would have raised.
    event OrderSkipped(bytes32 indexed orderId, bytes4 reason);
}
