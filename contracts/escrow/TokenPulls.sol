// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFunding} from "../interfaces/IFunding.sol";
import {ILockFunder} from "../interfaces/ILockFunder.sol";
import {SignedPulls} from "../libraries/SignedPulls.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Order} from "../types/Order.sol";
import {Permit2Funding} from "../types/Permit2Funding.sol";

/// @title How tokens come in, each checked by balance difference
/// @dev No state-changing call can reach the escrow between the two reads of a balance: the guard is closed.
abstract contract TokenPulls {
    bytes private constant _WITNESS_TYPES =
        "witness)Order(bytes32 termsId,address buyer,address seller,address token,uint96 amount,uint40 lockBy,uint40 deliverBy,bytes32 detailsHash)TokenPermissions(address token,uint256 amount)";

    /// @dev From the caller, by allowance.
    function _pullAllowance(address token, uint256 amount) internal {
        uint256 balanceBefore = _balance(token);
        SafeERC20.safeTransferFrom(IERC20(token), msg.sender, address(this), amount);
        _requireReceived(token, balanceBefore, amount);
    }

    /// @dev From wherever the caller, asked for it, takes it. It can do what it likes but enter here, and only tokens that
    /// came in count.
    function _pullCallback(
        bytes32[] memory orderIds,
        address token,
        uint256 amount,
        bytes calldata data
    ) internal {
        if (msg.sender.code.length == 0) revert IFunding.FunderWithoutCode(msg.sender);
        emit IFunding.LockFunded({funder: msg.sender, token: token, amount: amount});

        uint256 balanceBefore = _balance(token);
        ILockFunder(msg.sender).onLock(orderIds, token, amount, data);
        _requireReceived(token, balanceBefore, amount);
    }

    /// @dev By the payer's ERC-3009 authorization, whose nonce is the order's id.
    function _pullAuthorization(
        Order calldata order,
        bytes32 orderId,
        address payer,
        bytes calldata signature
    ) internal {
        uint256 balanceBefore = _balance(order.token);
        uint256 validBefore = uint256(order.lockBy) + 1;
        SignedPulls.pullAuthorized(order.token, payer, order.amount, validBefore, orderId, signature);
        _requireReceived(order.token, balanceBefore, order.amount);
    }

    /// @dev By the payer's Permit2 signature with the order as its witness.
    function _pullPermit2(Order calldata order, Permit2Funding calldata funding) internal {
        bytes32 witness = TypedData.hashOrder(order);
        _transferPermit2(order.token, order.amount, order.amount, funding, witness, "Order ");
    }

    /// @dev By the payer's one Permit2 signature with the list as its witness.
    /// @param permitted The whole list's sum, as signed.
    /// @param requested The sum of what was locked.
    function _pullPermit2List(
        address token,
        uint256 permitted,
        uint256 requested,
        Permit2Funding calldata funding,
        bytes32[] memory orderHashes
    ) internal {
        bytes32 witness = TypedData.hashWords(orderHashes);
        _transferPermit2(token, permitted, requested, funding, witness, "Order[] ");
    }

    function _transferPermit2(
        address token,
        uint256 permitted,
        uint256 requested,
        Permit2Funding calldata funding,
        bytes32 witness,
        bytes memory witnessName
    ) private {
        uint256 balanceBefore = _balance(token);
        string memory witnessTypes = string(bytes.concat(witnessName, _WITNESS_TYPES));
        SignedPulls.pullPermit2(token, permitted, requested, funding, witness, witnessTypes);
        _requireReceived(token, balanceBefore, requested);
    }

    function _balance(address token) private view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }

    function _requireReceived(address token, uint256 balanceBefore, uint256 expected) private view {
        uint256 balanceAfter = _balance(token);
        // A balance that shrank is reported as nothing received.
        uint256 received = balanceAfter > balanceBefore ? balanceAfter - balanceBefore : 0;
        if (received != expected) revert IFunding.AmountReceivedMismatch(token, received, expected);
    }
}
