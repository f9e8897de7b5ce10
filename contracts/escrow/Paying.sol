// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IPayoutReceiver} from "../interfaces/IPayoutReceiver.sol";
import {Fees} from "../libraries/Fees.sol";
import {PackedState} from "../libraries/PackedState.sol";
import {TokenTransfers} from "../libraries/TokenTransfers.sol";
import {Exit} from "../types/Exit.sol";
import {Order} from "../types/Order.sol";
import {Side} from "../types/Side.sol";
import {StoredTerms} from "../types/StoredTerms.sol";
import {Credits} from "./Credits.sol";
import {TermsBook} from "./TermsBook.sol";

/// @title The one way in which money leaves an order: effect, event, transfer
abstract contract Paying is TermsBook, Credits {
    /// @dev Effect and event of an exit; the caller pushes afterwards. The parts add up to at most what is held.
    /// @param toSeller What goes to the seller's side, the fee still in it.
    /// @return fee What of it goes to the fee recipient.
    function _book(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        uint256 toSeller,
        uint256 toBuyer,
        uint256 toArbitrator
    ) internal returns (uint256 fee, address feeRecipient) {
        if (state.hasFee() && toSeller != 0) {
            (fee, feeRecipient) = _feeOn(order.termsId, state.released(), toSeller);
        }
        // The fee is a share of what goes to the seller, and no part is above 96 bits.
        unchecked {
            _store(orderId, state.paid(toSeller, toSeller + toBuyer + toArbitrator));
            emit OrderPaid({
                orderId: orderId,
                exit: exit,
                toSeller: toSeller - fee,
                toBuyer: toBuyer,
                fee: fee,
                arbitrationFee: toArbitrator
            });
        }
    }

    function _feeOn(
        bytes32 termsId,
        uint256 released,
        uint256 amount
    ) private view returns (uint256 fee, address feeRecipient) {
        StoredTerms storage terms = _terms[termsId];
        // Both from one slot, read side by side so that the compiler reads it once.
        uint256 feeBps = terms.feeBps;
        feeRecipient = terms.feeRecipient;
        fee = Fees.feeOnNext(released, amount, feeBps);
    }

    /// @dev Books an exit and pushes to both sides and to the fee recipient.
    function _pay(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        uint256 toSeller,
        uint256 toBuyer,
        uint256 toArbitrator
    ) internal {
        (uint256 fee, address feeRecipient) = _book(
            orderId,
            order,
            state,
            exit,
            toSeller,
            toBuyer,
            toArbitrator
        );

        _pushSides(orderId, order, state, toSeller - fee, toBuyer);
        _pushFee(order.token, feeRecipient, fee);
    }

    /// @dev Books an exit of all that is held, and pays the one party whose it is where it chose.
    function _payAllTo(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        Exit exit,
        address owner,
        address receiver,
        bytes calldata data
    ) internal {
        uint256 amount = state.held();
        (uint256 toSeller, uint256 toBuyer) = _sharesOf(exit, amount);
        (uint256 fee, address feeRecipient) = _book(orderId, order, state, exit, toSeller, toBuyer, 0);
        // A fee is a share of the amount.
        unchecked {
            amount -= fee;
        }

        _pushTo(orderId, order.token, owner, receiver, amount, data);
        _pushFee(order.token, feeRecipient, fee);
    }

    /// @dev Whose all of held is in an exit that pays one party: a reclaim's is the buyer's, any other the seller's.
    function _sharesOf(Exit exit, uint256 amount) internal pure returns (uint256 toSeller, uint256 toBuyer) {
        return exit == Exit.Reclaimed ? (uint256(0), amount) : (amount, uint256(0));
    }

    function _pushFee(address token, address feeRecipient, uint256 fee) internal {
        if (fee != 0) _push(token, feeRecipient, feeRecipient, fee);
    }

    function _pushSides(
        bytes32 orderId,
        Order calldata order,
        PackedState state,
        uint256 toSeller,
        uint256 toBuyer
    ) internal {
        if (toSeller != 0) {
            address seller = _holder(orderId, order, state, Side.Seller);
            _push(order.token, seller, seller, toSeller);
        }
        if (toBuyer != 0) {
            address buyer = _holder(orderId, order, state, Side.Buyer);
            _push(order.token, buyer, buyer, toBuyer);
        }
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
    ) private {
        if (data.length == 0) {
            bool paid = _push(token, owner, receiver, amount);
            if (paid && receiver != owner) {
                emit PayoutRedirected({orderId: orderId, receiver: receiver, amount: amount});
            }
            return;
        }
        if (receiver.code.length == 0) revert ReceiverWithoutCode(receiver);
        emit PayoutRedirected({orderId: orderId, receiver: receiver, amount: amount});
        if (!TokenTransfers.tryTransfer(token, receiver, amount, gasleft()))
            revert ReceiverNotPaid(receiver, amount);
        bytes4 magic = IPayoutReceiver(receiver).onPayout(orderId, owner, token, amount, data);
        if (magic != IPayoutReceiver.onPayout.selector) revert ReceiverRefused(receiver);
    }
}
