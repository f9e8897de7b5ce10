// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ICredits} from "../interfaces/ICredits.sol";
import {Holders} from "./Holders.sol";

/// @title Pushes, and what is kept when a push fails
/// @dev A blacklist or a pause costs nobody else anything: the other party is paid, and this one's money waits.
abstract contract Credits is Holders {
    mapping(address owner => mapping(address token => uint256)) private _credits;

    /// @inheritdoc ICredits
    function withdraw(address owner, address token, uint256 amount) external nonReentrant {
        _withdraw(owner, token, amount, owner);
    }

    /// @inheritdoc ICredits
    function withdrawAsSuccessor(address owner, address token, uint256 amount) external nonReentrant {
        if (!_isSuccessor(msg.sender, owner)) revert CallerNotSuccessor(msg.sender, owner);
        _withdraw(owner, token, amount, msg.sender);
    }

    /// @inheritdoc ICredits
    function creditOf(address owner, address token) external view returns (uint256 amount) {
        return _credits[owner][token];
    }

    function _withdraw(address owner, address token, uint256 amount, address to) private {
        if (amount == 0) revert AmountZero();
        uint256 credit = _credits[owner][token];
        if (amount > credit) revert CreditExceeded(amount, credit);

        _credits[owner][token] = credit - amount;
        emit CreditWithdrawn({owner: owner, token: token, to: to, amount: amount});

        SafeERC20.safeTransfer(IERC20(token), to, amount);
    }

    /// @dev Pays, or keeps the money as the owner's credit. Never called with nothing to pay, which some tokens refuse.
    /// @return paid Whether the token took the transfer.
    function _push(address token, address owner, address to, uint256 amount) internal returns (bool paid) {
        paid = SafeERC20.trySafeTransfer(IERC20(token), to, amount);
        if (paid) return true;

        _credits[owner][token] += amount;
        emit CreditAdded({owner: owner, token: token, amount: amount});
    }
}
