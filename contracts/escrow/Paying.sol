// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IPayoutReceiver} from "../interfaces/IPayoutReceiver.sol";
import {Fees} from "../libraries/Fees.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {Credits} from "./Credits.sol";
import {TermsBook} from "./TermsBook.sol";

/// @title The one way in which money leaves an order: effect, event, transfer
abstract contract Paying is TermsBook, Credits {
    /// @dev What one exit pays to whom, in the token's smallest unit.
    struct Shares {
        uint256 toSeller;
        uint256 toBuyer;
        uint256 fee;
        uint256 toArbitrator;
        address feeRecipient;
    }

    /// @dev Effect and event of an exit; the caller pays the shares out afterwards.
    /// @param shares What goes to whom, the fee still in the seller's part; it is taken out here.
    function _book(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        Shares memory shares
    ) internal {
        uint256 gross = shares.toSeller;
        if (state.hasFee() && gross != 0) {
            StoredTerms storage terms = _terms[order.termsId];
            shares.fee = Fees.feeOnNext(state.released(), gross, terms.feeBps);
            shares.feeRecipient = terms.feeRecipient;
        }
        // Callers checked that the parts add up to at most what is held; the fee is a share of gross.
        unchecked {
            shares.toSeller = gross - shares.fee;
            _store(orderId, state.paid(gross, gross + shares.toBuyer + shares.toArbitrator));
        }
        emit OrderPaid({
            orderId: orderId,
            exit: exit,
            toSeller: shares.toSeller,
            toBuyer: shares.toBuyer,
            fee: shares.fee,
            arbitrationFee: shares.toArbitrator
        });
    }

    /// @dev Books an exit and pushes to whom it pays.
    function _pay(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        Shares memory shares
    ) internal {
        _book(orderId, order, state, exit, shares);

        _pushShares(orderId, order, state, shares);
    }

    function _sellerShare(uint256 amount) internal pure returns (Shares memory shares) {
        shares.toSeller = amount;
    }

    function _buyerShare(uint256 amount) internal pure returns (Shares memory shares) {
        shares.toBuyer = amount;
    }

    function _pushShares(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Shares memory shares
    ) internal {
        if (shares.toSeller != 0) {
            address seller = _holder(orderId, order, state, Side.Seller);
            _push(order.token, seller, seller, shares.toSeller);
        }
        if (shares.toBuyer != 0) {
            address buyer = _holder(orderId, order, state, Side.Buyer);
            _push(order.token, buyer, buyer, shares.toBuyer);
        }
        _push(order.token, shares.feeRecipient, shares.feeRecipient, shares.fee);
    }

    /// @dev Pays a party where it chose. With data the receiver acts on the money, and anything that fails undoes the
    /// whole call; plainly, a failed push becomes the party's credit.
    function _pushTo(
        bytes32 orderId,
        address token,
        address owner,
        address receiver,
        uint256 amount,
        bytes calldata data
    ) internal {
        if (data.length == 0) {
            bool paid = _push(token, owner, receiver, amount);
            if (paid && receiver != owner) {
                emit PayoutRedirected({orderId: orderId, receiver: receiver, amount: amount});
            }
            return;
        }
        if (receiver.code.length == 0) revert ReceiverWithoutCode(receiver);
        emit PayoutRedirected({orderId: orderId, receiver: receiver, amount: amount});
        if (!SafeERC20.trySafeTransfer(IERC20(token), receiver, amount)) revert ReceiverNotPaid(receiver, amount);
        bytes4 magic = IPayoutReceiver(receiver).onPayout(orderId, owner, token, amount, data);
        if (magic != IPayoutReceiver.onPayout.selector) revert ReceiverRefused(receiver);
    }
}
