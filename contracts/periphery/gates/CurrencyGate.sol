// SPDX-License-Identifier: MIT
pragma solidity ^0.8.34;

import {IOrderGate} from "../../interfaces/IOrderGate.sol";
import {CurrencyCap} from "../../types/CurrencyCap.sol";
import {Order} from "../../types/Order.sol";

/// @title CurrencyGate
/// @notice Admits orders in listed currencies, each up to a cap. The list is fixed at deployment and nobody owns it: other
/// currencies need another gate, and new terms. It only answers; it cannot move or stop money that is locked.
contract CurrencyGate is IOrderGate {
    /// @notice The order's token is not on the list.
    error CurrencyNotListed(address token);

    /// @notice The order holds more than its currency's cap.
    error CapExceeded(address token, uint96 amount, uint96 cap);

    /// @notice A listed token has no contract at its address.
    error CurrencyCodeMissing(address token);

    /// @notice A listed token's cap is zero: leave it out instead.
    error CapZero(address token);

    /// @notice A token is listed twice.
    error CurrencyRepeated(address token);

    CurrencyCap[] private _list;

    /// @notice Most that one order in `token` may hold, in its smallest unit; zero for what is not listed.
    mapping(address token => uint96) public capOf;

    /// @param list The currencies, each with its cap.
    constructor(CurrencyCap[] memory list) {
        for (uint256 i = 0; i < list.length; ++i) {
            (address token, uint96 cap) = (list[i].token, list[i].cap);
            if (token.code.length == 0) revert CurrencyCodeMissing(token);
            if (cap == 0) revert CapZero(token);
            if (capOf[token] != 0) revert CurrencyRepeated(token);
            capOf[token] = cap;
            _list.push(list[i]);
        }
    }

    /// @inheritdoc IOrderGate
    /// @dev Looks at nothing but the order, which the escrow has hashed: neither the payer nor `gateData` counts.
    function check(
        Order calldata order,
        bytes32,
        address,
        bytes calldata
    ) external view returns (bytes4 magic) {
        uint96 cap = capOf[order.token];
        if (cap == 0) revert CurrencyNotListed(order.token);
        if (order.amount > cap) revert CapExceeded(order.token, order.amount, cap);
        return IOrderGate.check.selector;
    }

    /// @notice The whole list.
    function currencies() external view returns (CurrencyCap[] memory list) {
        return _list;
    }
}
