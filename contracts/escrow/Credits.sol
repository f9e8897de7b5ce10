// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ICredits} from "../interfaces/ICredits.sol";
import {TokenTransfers} from "../libraries/TokenTransfers.sol";
import {TypedData} from "../libraries/TypedData.sol";
import {Credit} from "../types/Credit.sol";
import {Holders} from "./Holders.sol";

/// @title Pushes, and what is kept when a push fails
/// @dev A blacklist, a pause or a payee that burns gas costs nobody else anything: the other party is paid, and this
/// one's money waits.
abstract contract Credits is Holders {
    /// @dev Most gas that a push gets; far above what any token in use needs. A ruling has four, far below the 2^24 gas
    /// that a transaction may have (EIP-7825).
    uint256 private constant _PUSH_GAS = 500_000;

    /// @dev Gas left before a push that makes sure of it: a call passes on 63 parts of 64, and costs some itself.
    uint256 private constant _PUSH_RESERVE = 515_000;

    mapping(address owner => mapping(address token => Credit)) private _credits;

    /// @inheritdoc ICredits
    function withdraw(
        address owner,
        address token,
        uint256 amount,
        uint48 signBy,
        bytes calldata signature
    ) external nonReentrant {
        if (signature.length != 0) {
            uint256 nonce = _credits[owner][token].nonce++;
            bytes32 signed = TypedData.hashWithdrawal(owner, token, amount, nonce, signBy);
            _requireSigned(owner, signed, signBy, signature);
            emit WithdrawalSigned({owner: owner, token: token, nonce: nonce});
        } else if (!_maySendTo(owner)) {
            revert CallerNotOwner(msg.sender, owner);
        }
        _withdraw(owner, token, amount, owner);
    }

    /// @inheritdoc ICredits
    function withdrawAsSuccessor(address owner, address token, uint256 amount) external nonReentrant {
        if (!_isSuccessor(msg.sender, owner)) revert CallerNotSuccessor(msg.sender, owner);
        _withdraw(owner, token, amount, msg.sender);
    }

    /// @inheritdoc ICredits
    function creditOf(address owner, address token) external view returns (uint256 amount, uint256 nonce) {
        Credit storage credit = _credits[owner][token];
        return (credit.amount, credit.nonce);
    }

    function _withdraw(address owner, address token, uint256 amount, address to) private {
        if (amount == 0) revert AmountZero();
        Credit storage credit = _credits[owner][token];
        if (amount > credit.amount) revert CreditExceeded(amount, credit.amount);

        // At most what is there.
        unchecked {
            credit.amount -= uint192(amount);
        }
        emit CreditWithdrawn({owner: owner, token: token, to: to, amount: amount});

        SafeERC20.safeTransfer(IERC20(token), to, amount);
    }

    /// @dev Pays, or keeps the money as the owner's credit. Never called with nothing to pay, which some tokens refuse.
    /// Only a push that failed needs to have had its gas: whoever sends the call must not starve one into a credit, and
    /// one that succeeded needs no reserve.
    /// @return paid Whether the token took the transfer.
    function _push(address token, address owner, address to, uint256 amount) internal returns (bool paid) {
        uint256 gasBefore = gasleft();
        paid = TokenTransfers.tryTransfer(token, to, amount, _PUSH_GAS);
        if (paid) return true;
        if (gasBefore < _PUSH_RESERVE) revert PushGasTooLow(gasBefore, _PUSH_RESERVE);

        _keep(token, owner, amount);
    }

    /// @dev Keeps the money as the owner's credit.
    function _keep(address token, address owner, uint256 amount) internal {
        // No order holds more than 96 bits.
        _credits[owner][token].amount += uint192(amount);
        emit CreditAdded({owner: owner, token: token, amount: amount});
    }
}
